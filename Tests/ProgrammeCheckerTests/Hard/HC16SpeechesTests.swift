// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC16SpeechesTests {
  @Test(
    arguments: [("EN:CI", 10, 0), ("EN:CI", 11, 1), ("EN:SI", 20, 0), ("EN:SI", 21, 1)]
      as [(InterpretingNeed, Minutes, Int)]
  )
  func `consecutive interpreting doubles a speech`(
    need: InterpretingNeed,
    minutes: Minutes,
    expected: Int
  ) {
    let tiny = town.session("S1", 30, needs: [need]).speech("S1", minutes)
      .speech("S1", 10, isInterpreted: false)

    #expect(breaches(.hc16, tiny) { $0.hold("S1", "09:00", in: "A1") } == expected)
  }
}
