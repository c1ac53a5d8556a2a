// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC11SprayTests {
  @Test(
    arguments: [(0, 2, 1), (0, 3, 0), (0, 10, 0), (0, 11, 1), (-1, 5, 1), (26, 5, 1)]
      as [(Minutes, Minutes, Int)]
  )
  func `the press leaves after a few minutes`(
    offset: Minutes,
    duration: Minutes,
    expected: Int
  ) {
    let tiny = town.session("S1", 30)
      .slot("MS1", of: "S1", kind: "spray", offset: offset, duration)

    #expect(breaches(.hc11, tiny) { $0.hold("S1", "09:00", in: "A1") } == expected)
  }
}
