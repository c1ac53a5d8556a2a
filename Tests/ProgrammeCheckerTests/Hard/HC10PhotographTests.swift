// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC10PhotographTests {
  let tiny = town.session("C", 30, type: "collective")
    .session(
      "P",
      10,
      type: "photo",
      after: [Session.Precedence(predecessor: "C", minGap: 0, maxGap: 60)]
    )
    .session("O", 50, after: [Session.Precedence(predecessor: "P", minGap: 0, maxGap: nil)])

  @Test(
    arguments: [("09:29", 1), ("09:30", 0), ("09:40", 0), ("09:41", 1), ("09:55", 2)]
      as [(LocalTime, Int)]
  )
  func `the photograph follows the meeting and leads the opening`(
    start: LocalTime,
    expected: Int
  ) {
    let count = breaches(.hc10, tiny) {
      $0.hold("C", "09:00", in: "A1").hold("P", start, in: "A1").hold("O", "10:10", in: "B1")
    }

    #expect(count == expected)
  }
}
