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

  /// A unit's own kind is the smallest that seats it whole: 5 minutes are within the margin, 8 and 15 are not.
  @Test(
    arguments: [
      (3, "09:54", 1), (3, "09:55", 0), (4, "09:57", 1), (4, "09:58", 0), (30, "10:04", 1),
      (30, "10:05", 0), (100, "10:04", 1), (100, "10:05", 0),
    ] as [(Int, LocalTime, Int)])
  func `boarding beyond the margin is part of the gap`(
    size: Int, start: LocalTime, expected: Int
  ) {
    let group = town.unit("X.G", size: size).session("S1", 30, units: ["X.G"])
      .session("S2", 30, units: ["X.G"]).vehicle("BUS", seats: 45, boarding: 10, alighting: 5)
      .vehicle("VAN", seats: 19, boarding: 5, alighting: 3)
      .vehicle("CAR", seats: 3, boarding: 3, alighting: 2).vehicle("TRUCK", seats: 2)

    #expect(
      breaches(.hc02, group) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "B1") }
        == expected)
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

  @Test(
    arguments: [("A2", "09:39", 1), ("A2", "09:40", 0), ("A1", "09:30", 0)]
      as [(Venue.ID, LocalTime, Int)])
  func `from room to room of a house it is the walk alone`(
    room: Venue.ID, start: LocalTime, expected: Int
  ) {
    let house = TinyFestival().place("A", walk: 10).venue("A1", at: "A").venue("A2", at: "A")
      .unit("X.H").session("S1", 30, units: ["X.H"]).session("S2", 30, units: ["X.H"])
      .vehicle("BUS", seats: 45, boarding: 10, alighting: 5)

    #expect(
      breaches(.hc02, house) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: room) }
        == expected)
  }
}
