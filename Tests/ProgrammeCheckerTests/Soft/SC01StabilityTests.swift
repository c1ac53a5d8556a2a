// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC01StabilityTests {
  let tiny = town.session("S1")

  @Test(
    arguments: [
      ("09:00", "A1", "0"), ("09:05", "A1", "20"), ("09:00", "A2", "20"),
      ("09:05", "A2", "40"),
    ] as [(LocalTime, Venue.ID, String)]
  )
  func `start and venue stay`(start: LocalTime, venue: Venue.ID, expected: String) {
    let published = TinyProgramme(of: tiny.festival).hold("S1", "09:00", in: "A1").programme

    #expect(
      points(.sc01, tiny, published: published) { $0.hold("S1", start, in: venue) } == expected
    )
  }

  @Test func `without a published programme nothing is charged`() {
    #expect(points(.sc01, tiny) { $0.hold("S1", "09:00", in: "A1") } == "0")
  }
}
