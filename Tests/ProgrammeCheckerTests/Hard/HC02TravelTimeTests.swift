// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC02TravelTimeTests {
  let tiny = town.unit("X.H").session("S1", 30, units: ["X.H"]).session("S2", 30, units: ["X.H"])

  @Test(
    arguments: [("B1", "09:54", 1), ("B1", "09:55", 0), ("A2", "09:30", 0), ("B1", "09:29", 0)]
      as [(Venue.ID, LocalTime, Int)]
  )
  func `the gap covers the way and the margin`(venue: Venue.ID, start: LocalTime, expected: Int) {
    #expect(
      breaches(.hc02, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: venue) }
        == expected
    )
  }

  @Test(arguments: [("10:04", 1), ("10:05", 0)] as [(LocalTime, Int)])
  func `peak hours take longer`(start: LocalTime, expected: Int) {
    let peak = tiny.peak(
      TravelTimes.Peak(places: ["B"], from: 510, to: 990, percent: 150, roundUpTo: 5)
    )

    #expect(
      breaches(.hc02, peak) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "B1") }
        == expected
    )
  }
}
