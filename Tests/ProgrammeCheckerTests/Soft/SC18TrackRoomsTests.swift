// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC18TrackRoomsTests {
  @Test(arguments: [("A1", 0), ("A2", 2)] as [(Venue.ID, Int)])
  func `each further room of a track costs two points`(room: Venue.ID, expected: Int) {
    let papers = town.block("B1", 60, at: "09:00", in: "A1").block("B2", 60, at: "10:00", in: room)
      .paper("W1", 25, of: "WATER").paper("W2", 25, of: "WATER").paper("E1", 25, of: "ENERGY")

    #expect(
      points(.sc18, papers) {
        $0.fill("B1", "09:00", in: "A1", with: ["W1"]).fill("B2", "10:00", in: room, with: ["W2"])
      } == Points.whole(expected).description)
  }
}
