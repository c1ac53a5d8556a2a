// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC17LongestCallTests {
  @Test(
    arguments: [("courtesy", 30, 0), ("courtesy", 31, 1), ("meeting", 300, 0)]
      as [(SessionType.ID, Minutes, Int)]
  )
  func `a courtesy call takes half an hour`(
    type: SessionType.ID,
    duration: Minutes,
    expected: Int
  ) {
    let tiny = town.session("S1", duration, type: type)

    #expect(breaches(.hc17, tiny) { $0.hold("S1", "09:00", in: "A1") } == expected)
  }
}
