// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC14InterpreterRestTests {
  let tiny = town.interpreter("E1", "EN").session("S1", 30, needs: ["EN:CI"])
    .session("S2", 30, needs: ["EN:CI"])

  private func count(_ tiny: TinyFestival, _ start: LocalTime, in venue: Venue.ID) -> Int? {
    breaches(.hc14, tiny) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
        .hold("S2", start, in: venue, teams: ["EN:CI": ["E1"]])
    }
  }

  @Test func `interpreters rest and travel`() {
    #expect(count(tiny, "09:44", in: "A2") == 1)
    #expect(count(tiny, "09:45", in: "A2") == 0)
    #expect(count(tiny, "10:04", in: "B1") == 1)
    #expect(count(tiny, "10:05", in: "B1") == 0)
    #expect(count(tiny, "09:10", in: "A2") == 1)
  }

  @Test func `a chain takes only the way`() {
    let chained = town.interpreter("E1", "EN")
      .session("S1", 30, needs: ["EN:CI"], chain: "C")
      .session("S2", 30, needs: ["EN:CI"], chain: "C")

    #expect(count(chained, "09:30", in: "A1") == 0)
    #expect(count(chained, "09:49", in: "B1") == 1)
    #expect(count(chained, "09:50", in: "B1") == 0)
  }

  @Test func `a briefing of the interpreters is a job`() {
    let briefing = town.interpreter("E1", "EN").session("S1", needs: ["EN:CI"])
      .session("S2", staff: [.interpreters])

    let count = breaches(.hc14, briefing) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]]).hold("S2", "09:30", in: "A2")
    }

    #expect(count == 1)
  }
}
