// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC19TrackParallelTests {
  @Test(arguments: [("09:30", 3), ("10:00", 0)] as [(LocalTime, Int)])
  func `two blocks of a track at one time cost three points`(start: LocalTime, expected: Int) {
    let papers = town.block("B1", 60, at: "09:00", in: "A1").block("B2", 60, at: start, in: "A2")
      .paper("W1", 25, of: "WATER").paper("W2", 25, of: "WATER")

    #expect(
      points(.sc19, papers) {
        $0.fill("B1", "09:00", in: "A1", with: ["W1"]).fill("B2", start, in: "A2", with: ["W2"])
      } == Points.whole(expected).description)
  }
}
