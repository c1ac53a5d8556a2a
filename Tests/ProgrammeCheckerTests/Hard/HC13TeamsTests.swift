// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC13TeamsTests {
  let tiny = town.interpreter("E1", "EN", [.simultaneous, .consecutive])
    .interpreter("E2", "EN", [.simultaneous], available: ["09:00-12:00"])
    .interpreter("E3", "EN").interpreter("J1", "JA", [.simultaneous, .consecutive])

  private func count(
    _ duration: Minutes,
    _ need: InterpretingNeed,
    _ team: [Interpreter.ID],
    at start: LocalTime = "09:00"
  ) -> Int? {
    breaches(.hc13, tiny.session("S1", duration, needs: [need])) {
      $0.hold("S1", start, in: "A1", teams: [need: team])
    }
  }

  @Test func `long sessions need two in the booth`() {
    #expect(count(30, "EN:SI", ["E1"]) == 0)
    #expect(count(31, "EN:SI", ["E1"]) == 1)
    #expect(count(31, "EN:SI", ["E1", "E2"]) == 0)
    #expect(count(31, "EN:SI", []) == 2)
  }

  @Test func `long sessions need two in consecutive interpreting`() {
    #expect(count(90, "EN:CI", ["E1"]) == 0)
    #expect(count(91, "EN:CI", ["E1"]) == 1)
    #expect(count(91, "EN:CI", ["E1", "E3"]) == 0)
  }

  @Test func `who is wrong, double or too many counts once`() {
    #expect(count(60, "EN:SI", ["E1", "E3"]) == 1)
    #expect(count(60, "EN:SI", ["E1", "J1"]) == 1)
    #expect(count(60, "EN:SI", ["E1", "E1"]) == 1)
    #expect(count(60, "EN:CI", ["E1", "E3"]) == 1)
    #expect(count(60, "EN:CI", ["nobody"]) == 1)
  }

  @Test func `interpreters are there for the whole session`() {
    #expect(count(60, "EN:SI", ["E1", "E2"], at: "11:00") == 0)
    #expect(count(60, "EN:SI", ["E1", "E2"], at: "11:05") == 1)
  }

  @Test func `a need nobody has asked for counts`() {
    let count = breaches(.hc13, tiny.session("S1")) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
    }

    #expect(count == 1)
  }

  @Test func `volunteers match the tables in use at once`() {
    let market = tiny.interpreter("V1", "EN", [.volunteer]).interpreter("V2", "EN", [.volunteer])
      .unit("X.H").session("S1", 40, needs: ["EN:VOL"])
      .matchmaking(
        "S1",
        slots: 2,
        firms: ["a", "b", "c", "d"],
        of: "X.H",
        requests: [("a", "b"), ("c", "d")]
      )

    func count(_ team: [Interpreter.ID], second: LocalTime) -> Int? {
      breaches(.hc13, market) {
        $0.hold("S1", "09:00", in: "A1", teams: ["EN:VOL": team])
          .meeting("S1", "a", "b", "09:00").meeting("S1", "c", "d", second, table: 2)
      }
    }

    #expect(count(["V1", "V2"], second: "09:00") == 0)
    #expect(count(["V1"], second: "09:00") == 1)
    #expect(count(["V1"], second: "09:20") == 0)
  }

  @Test(
    arguments: [("JA", [], 1), ("JA", ["J1"], 0), ("ZH", [], 0), ("ZH", ["J1"], 1)]
      as [(String, [Interpreter.ID], Int)]
  )
  func `an interview has one interpreter`(
    language: String,
    team: [Interpreter.ID],
    expected: Int
  ) {
    let press = tiny.unit("X.H").outlet("M1").session("S1")
      .interview("IV1", of: "X.H", by: "M1", language: language)

    let count = breaches(.hc13, press) {
      $0.hold("S1", "09:00", in: "A1", teams: [:])
        .interview("IV1", "11:00", in: "A1", interpreters: team)
    }

    #expect(count == expected)
  }

  @Test func `without interpreters nothing is judged`() {
    #expect(breaches(.hc13, tiny.session("S1")) { $0.hold("S1", "09:00", in: "A1") } == nil)
  }

  @Test func `a meeting of all is held when all can come but those who never can`() {
    let meeting = town.interpreter("E1", "EN", available: ["09:00-12:00"])
      .interpreter("E2", "EN", available: ["18:00-20:00"])
      .session("S1", windows: ["09:00-14:00"], staff: [.interpreters])
    func count(at start: LocalTime) -> Int? {
      breaches(.hc13, meeting) { $0.hold("S1", start, in: "A1", teams: [:]) }
    }

    #expect(count(at: "11:30") == 0)
    #expect(count(at: "11:35") == 1)
  }
}
