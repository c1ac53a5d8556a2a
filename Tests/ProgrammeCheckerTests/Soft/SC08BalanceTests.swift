// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC08BalanceTests {
  let tiny = town.interpreter("E1", "EN").interpreter("E2", "EN")
    .interpreter("V1", "EN", [.volunteer]).interpreter("J1", "JA")
    .session("S1", 60, needs: ["EN:CI"]).session("S2", 45, needs: ["EN:CI"])

  @Test(
    arguments: [("E1", "12:00", "3.5"), ("E2", "12:00", "0.5"), ("E2", "1 12:00", "3.5")]
      as [(Interpreter.ID, LocalTime, String)]
  )
  func `interpreters of a language share each day`(
    second: Interpreter.ID,
    start: LocalTime,
    expected: String
  ) {
    let charged = points(.sc08, tiny) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
        .hold("S2", start, in: "A1", teams: ["EN:CI": [second]])
    }

    #expect(charged == expected)
  }
}
