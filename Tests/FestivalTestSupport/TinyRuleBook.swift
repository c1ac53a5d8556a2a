// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension RuleBook {
  /// The numbers of the reference week, without holidays.
  package static func tiny(
    changing changes: [Parameter: Int] = [:],
    holidays: [Holiday] = []
  ) -> RuleBook {
    RuleBook(
      values: tinyValues.merging(changes) { $1 },
      sources: [:],
      gateKinds: ["riser", "live", "press"],
      courtesyKinds: ["briefing", "press"],
      buffetWindows: [
        DailyWindow(from: hour * 12, to: hour * 14),
        DailyWindow(from: hour * 17, to: hour * 19 + 30),
      ],
      lunchWindow: DailyWindow(from: hour * 11 + 30, to: hour * 13 + 30),
      filingTime: hour * 18,
      eveningLimit: hour * 21 + 30,
      holidays: holidays
    )
  }

  private static var tinyValues: [Parameter: Int] {
    [
      .travelMargin: 5, .turnaround: 15, .photoMaxGap: 10, .photoLead: 10, .sprayShortest: 3,
      .sprayLongest: 10, .parityLimit: 10, .boothAlone: 30, .boothTeam: 2, .consecutiveAlone: 90,
      .consecutiveTeam: 2, .interpreterRest: 15, .interpreterDay: 360, .consecutivePercent: 200,
      .courtesyDays: 1, .pressInPlace: 15, .pressGate: 20, .carGrade: 40, .tripWait: 20,
      .tripDetour: 15,
      .signOn: 15, .hostPersons: 2, .hostStaff: 1, .guestNight: 0, .staffNight: 0,
      .changedStart: points(20), .holiday: points(15), .placeChange: points(1),
      .lunch: points(10), .lunchMinutes: 40, .longDay: points(5), .longestDay: 13 * 60,
      .parity: points(4), .parityPreferred: 5, .slack: points(3), .slackMinutes: 10,
      .balance: points(1), .balanceStep: 30, .continuity: points(2), .namedOutlet: points(5),
      .lateSlot: points(2), .lateFinish: points(5), .absence: points(1),
      .outletWithoutSlot: points(1), .matchmakingWait: points(1),
      .wish: points(3), .overrun: points(5),
      .trackRooms: points(2), .trackParallel: points(3), .trackGap: points(3),
      .trackOrder: points(1),
    ]
  }

  private static func points(_ whole: Int) -> Int { Points.whole(whole).rawValue }
}

private let hour: Minutes = 60
