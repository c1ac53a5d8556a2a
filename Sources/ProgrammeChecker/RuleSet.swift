// SPDX-License-Identifier: Apache-2.0

/// All rules, in the order in which reports list them.
enum RuleSet {
  static var all: [any Rule.Type] {
    [
      HC01OneSessionAtATime.self, HC02TravelTime.self, HC03Turnaround.self, HC04Capacity.self,
      HC05AllowedVenue.self, HC06Windows.self, HC07ArrivalAndDeparture.self,
      HC08Precedences.self, HC09SameVenue.self, HC10Photograph.self, HC11Spray.self,
      HC12Parity.self, HC13Teams.self, HC14InterpreterRest.self, HC15InterpreterDay.self,
      HC16Speeches.self, HC17LongestCall.self, HC18CourtesyDay.self, HC19Journalists.self,
      HC20MediaSlots.self, HC21Movements.self, HC22DriversHours.self, HC23WetEditions.self,
      HC24BuffetHours.self, HC25HostSide.self, HC26Clearance.self,
      HC27Matchmaking.self, HC28Attendance.self, HC29Liaison.self, HC30Pins.self,
      HC31Relations.self, HC32OnePerson.self, HC33StepFree.self,
      HC34NightRest.self,
      HC35Blocks.self,
      SC01Stability.self, SC02Holidays.self, SC03PlaceChanges.self, SC04Lunch.self,
      SC05LongDay.self, SC06NearParity.self, SC07WaveSlack.self, SC08Balance.self,
      SC09Continuity.self, SC10NamedOutlets.self, SC11FilingTime.self, SC12LateFinish.self,
      SC13Absence.self, SC14OtherOutlets.self, SC15MatchmakingWaits.self, SC16Wishes.self,
      SC17Overrun.self, SC18TrackRooms.self, SC19TrackParallel.self, SC20TrackGaps.self,
      SC21TrackOrder.self, SC31Relations.self,
    ]
  }
}
