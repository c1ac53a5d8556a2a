// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC34NightRestTests {
  private static let german = InterpretingNeed(language: "DE", mode: .consecutive)
  private let tiny = town.rule(.guestNight, 600).rule(.staffNight, 660)

  @Test(arguments: [("1 07:00", 0), ("1 06:59", 1)] as [(LocalTime, Int)])
  func `guests have ten hours from the last of a day to the first of the next`(
    start: LocalTime, expected: Int
  ) {
    let guests = tiny.unit("X.H").session("S1", 60, units: ["X.H"])
      .session("S2", 60, units: ["X.H"]).session("S3", 60, units: ["X.H"])

    #expect(
      breaches(.hc34, guests) {
        $0.hold("S1", "18:00", in: "A1").hold("S2", "20:00", in: "A2").hold("S3", start, in: "A1")
      } == expected)
  }

  @Test func `a day ends when the festival's day ends`() {
    var late = tiny.unit("X.H").session("S1", 60, units: ["X.H"])
      .session("S2", 60, units: ["X.H"])
    func count() -> Int? {
      breaches(.hc34, late) { $0.hold("S1", "23:00", in: "A1").hold("S2", "1 01:00", in: "A1") }
    }

    #expect(count() == 1)
    late.parts.dayEnd = 300
    #expect(count() == 0)
  }

  @Test func `interpreters and officers have eleven, whoever is both is counted besides`() {
    let staff = tiny.unit("X.H").interpreter("D1", "DE").officer("L1", of: ["X"])
      .session("S1", 60, units: ["X.H"], needs: [Self.german])
      .session("S2", 60, units: ["X.H"], needs: [Self.german])
    func count(_ tiny: TinyFestival, _ start: LocalTime) -> Int? {
      breaches(.hc34, tiny) {
        $0.hold("S1", "20:00", in: "A1", teams: [Self.german: ["D1"]], liaison: ["L1"])
          .hold("S2", start, in: "A1", teams: [Self.german: ["D1"]], liaison: ["L1"])
      }
    }

    #expect(count(staff, "1 08:00") == 0)
    // The interpreter and the officer; the guest has slept.
    #expect(count(staff, "1 07:30") == 2)
    #expect(count(staff, "1 06:30") == 3)
    #expect(count(staff.person(interpreters: ["D1"], officers: ["L1"]), "1 07:30") == 3)
  }

  @Test func `nothing is asked where the festival does not ask`() {
    let silent = town.unit("X.H").session("S1", 60, units: ["X.H"])
      .session("S2", 60, units: ["X.H"])

    #expect(
      breaches(.hc34, silent) {
        $0.hold("S1", "23:00", in: "A1").hold("S2", "1 00:00", in: "A1")
      } == nil)
  }
}
