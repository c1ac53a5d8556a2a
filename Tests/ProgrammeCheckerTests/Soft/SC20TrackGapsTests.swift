// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC20TrackGapsTests {
  /// Blocks at nine, ten and eleven.
  private let papers = town.block("B1", 60, at: "09:00", in: "A1")
    .block("B2", 60, at: "10:00", in: "A1").block("B3", 60, at: "11:00", in: "A1")
    .paper("W1", 25, of: "WATER").paper("W2", 25, of: "WATER")

  @Test(arguments: [("B2", "10:00", 0), ("B3", "11:00", 3)] as [(Session.ID, LocalTime, Int)])
  func `a track that pauses between its blocks costs three points`(
    second: Session.ID, start: LocalTime, expected: Int
  ) {
    // B2 counts as a time of blocks where it stays empty, too.
    #expect(
      points(.sc20, papers) {
        $0.fill("B1", "09:00", in: "A1", with: ["W1"]).fill(second, start, in: "A1", with: ["W2"])
      } == Points.whole(expected).description)
  }
}
