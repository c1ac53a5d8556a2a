// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC09SameVenueTests {
  let tiny = town.session("S1", 15, group: "G").session(
    "S2",
    15,
    after: [Session.Precedence(predecessor: "S1", minGap: 0, maxGap: 5)],
    group: "G"
  )

  @Test(
    arguments: [("A1", "09:15", 0), ("A2", "09:20", 1), ("A1", "09:25", 1), ("A2", "09:25", 2)]
      as [(Venue.ID, LocalTime, Int)]
  )
  func `a group shares a venue and keeps its order`(
    venue: Venue.ID,
    start: LocalTime,
    expected: Int
  ) {
    #expect(
      breaches(.hc09, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: venue) }
        == expected
    )
  }
}
