// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC15InterpreterDayTests {
  @Test(arguments: [(180, 0), (181, 1)] as [(Minutes, Int)])
  func `a day has six hours`(second: Minutes, expected: Int) {
    let tiny = town.interpreter("E1", "EN").session("S1", 180, needs: ["EN:CI"])
      .session("S2", second, needs: ["EN:CI"]).session("S3", 300, staff: [.interpreters])

    let count = breaches(.hc15, tiny) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
        .hold("S2", "13:00", in: "A1", teams: ["EN:CI": ["E1"]])
        .hold("S3", "17:00", in: "A2")
    }

    #expect(count == expected)
  }

  @Test func `days are counted apart`() {
    let tiny = town.interpreter("E1", "EN").session("S1", 300, needs: ["EN:CI"])
      .session("S2", 300, needs: ["EN:CI"])

    let count = breaches(.hc15, tiny) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
        .hold("S2", "1 09:00", in: "A1", teams: ["EN:CI": ["E1"]])
    }

    #expect(count == 0)
  }
}
