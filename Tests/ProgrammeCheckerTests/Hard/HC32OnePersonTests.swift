// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC32OnePersonTests {
  private static let german = InterpretingNeed(language: "DE", mode: .consecutive)

  /// D1 and L1 are one person; sessions with D1 in the first, L1 in the second.
  private let tiny = town.unit("X.H").interpreter("D1", "DE").interpreter("D2", "DE")
    .officer("L1", of: ["X"]).officer("L2", of: ["X"])
    .session("S1", 60, needs: [german]).session("S2", 60, units: ["X.H"], needs: [german])
    .person(interpreters: ["D1"], officers: ["L1"])

  private func count(
    _ second: LocalTime, in venue: Venue.ID, officer: LiaisonOfficer.ID = "L1",
    interpreter: Interpreter.ID = "D2"
  ) -> Int? {
    breaches(.hc32, tiny) {
      $0.hold("S1", "09:00", in: "A1", teams: [Self.german: ["D1"]], liaison: [])
        .hold(
          "S2", second, in: venue, teams: [Self.german: [interpreter]], liaison: [officer])
    }
  }

  @Test func `an interpreter who accompanies is in one place at a time`() {
    #expect(count("09:30", in: "A2") == 1)
    #expect(count("09:30", in: "A2", officer: "L2") == 0)
    #expect(count("10:00", in: "A2") == 0)
  }

  @Test(arguments: [("10:19", 1), ("10:20", 0)] as [(LocalTime, Int)])
  func `the way between two places has to be left`(start: LocalTime, expected: Int) {
    #expect(count(start, in: "B1") == expected)
  }

  @Test func `both parts in one session are one engagement`() {
    #expect(count("10:20", in: "B1", interpreter: "D1") == 0)
  }

  @Test func `a guest of two units binds both`() {
    let two = town.unit("X.H").unit("X.S").unit("Y.S")
      .session("S1", 60, units: ["X.H"]).session("S2", 60, units: ["X.S"])
      .session("S3", 60, units: ["Y.S"]).person(units: ["X.H", "X.S"])

    #expect(
      breaches(.hc32, two) {
        $0.hold("S1", "09:00", in: "A1").hold("S2", "09:30", in: "A2")
          .hold("S3", "09:30", in: "B1")
      } == 1)
  }

  @Test func `a guest who is interviewed stays until the buffer ends, an interpreter leaves`() {
    let asked = town.unit("X.H").unit("X.S").outlet("M").interpreter("D1", "DE")
      .officer("L1", of: ["X"]).session("S1", 60, units: ["X.S"])
      .interview("I1", of: "X.H", by: "M", language: "DE", buffer: 10)
    func count(_ tiny: TinyFestival) -> Int? {
      breaches(.hc32, tiny) {
        $0.hold("S1", "10:15", in: "A1", liaison: ["L1"])
          .interview("I1", "10:00", in: "A1", interpreters: ["D1"])
      }
    }

    #expect(count(asked.person(units: ["X.H", "X.S"])) == 1)
    #expect(count(asked.person(interpreters: ["D1"], officers: ["L1"])) == 0)
  }

  @Test func `nobody is judged where everybody has one row, or the other is not there`() {
    let alone = town.unit("X.H").officer("L1", of: ["X"]).session("S1", units: ["X.H"])

    #expect(breaches(.hc32, alone) { $0.hold("S1", "09:00", in: "A1") } == nil)
    #expect(
      breaches(.hc32, alone.person(interpreters: ["D9"], officers: ["L1"])) {
        $0.hold("S1", "09:00", in: "A1")
      } == nil)
  }
}
