// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC15MatchmakingWaitsTests {
  @Test(
    arguments: [("09:20", "0"), ("09:40", "1"), ("10:20", "1")] as [(LocalTime, String)]
  )
  func `firms do not wait between meetings`(second: LocalTime, expected: String) {
    let tiny = town.unit("X.H").session("S1", 100).matchmaking(
      "S1",
      slots: 5,
      firms: ["a", "b", "c"],
      of: "X.H",
      requests: [("a", "b"), ("a", "c")]
    )

    let charged = points(.sc15, tiny) {
      $0.hold("S1", "09:00", in: "A1").meeting("S1", "a", "b", "09:00")
        .meeting("S1", "a", "c", second)
    }

    #expect(charged == expected)
  }
}
