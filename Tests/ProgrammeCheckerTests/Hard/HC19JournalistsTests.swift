// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC19JournalistsTests {
  private func count(_ kind: String, _ start: LocalTime, in venue: Venue.ID) -> Int? {
    let tiny = town.outlet("M1").session("S1").session("S2").slot("MS1", of: "S1", 30)
      .slot("MS2", of: "S2", kind: kind, 10)
    return breaches(.hc19, tiny) {
      $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: venue)
        .slot("MS1", ["M1-1"]).slot("MS2", ["M1-1"])
    }
  }

  @Test func `journalists are in place before a slot`() {
    #expect(count("pool", "09:44", in: "A2") == 1)
    #expect(count("pool", "09:45", in: "A2") == 0)
    #expect(count("press", "09:49", in: "A2") == 1)
    #expect(count("press", "09:50", in: "A2") == 0)
  }

  @Test func `journalists travel`() {
    #expect(count("pool", "10:04", in: "B1") == 1)
    #expect(count("pool", "10:05", in: "B1") == 0)
  }

  @Test func `one pool moves together`() {
    let tiny = town.outlet("M1").session("S1").session("S2").slot("MS1", of: "S1", 30)
      .slot("MS2", of: "S2", must: [.sameAs("MS1")])

    let count = breaches(.hc19, tiny) {
      $0.hold("S1", "09:00", in: "A1").hold("S2", "09:30", in: "A1")
        .slot("MS1", ["M1-1"]).slot("MS2", ["M1-1"])
    }

    #expect(count == 0)
  }

  @Test(arguments: [("09:29", 1), ("09:30", 0)] as [(LocalTime, Int)])
  func `an interview needs no lead`(start: LocalTime, expected: Int) {
    let tiny = town.unit("X.H").outlet("M1").session("S1").slot("MS1", of: "S1", 30)
      .interview("IV1", of: "X.H", by: "M1")

    let count = breaches(.hc19, tiny) {
      $0.hold("S1", "09:00", in: "A1").slot("MS1", ["M1-1"])
        .interview("IV1", start, in: "A2", journalists: ["M1-1"])
    }

    #expect(count == expected)
  }
}
