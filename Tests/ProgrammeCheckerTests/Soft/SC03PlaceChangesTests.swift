// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC03PlaceChangesTests {
  @Test(
    arguments: [
      ("X.H", "B1", "12:00", "1"), ("X.H", "A2", "12:00", "0"),
      ("X.H", "B1", "1 12:00", "0"), ("X.S", "B1", "12:00", "0"),
    ]
      as [(AttendanceUnit.ID, Venue.ID, LocalTime, String)]
  )
  func `heads stay at one place through a day`(
    unit: AttendanceUnit.ID,
    venue: Venue.ID,
    start: LocalTime,
    expected: String
  ) {
    let tiny = town.unit(unit).session("S1", units: [unit]).session("S2", units: [unit])

    #expect(
      points(.sc03, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: venue) }
        == expected
    )
  }

  @Test func `leaders count like heads`() {
    let tiny = town.unit("L.1", standing: .leader).session("S1", units: ["L.1"])
      .session("S2", units: ["L.1"])

    #expect(
      points(.sc03, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", "12:00", in: "B1") }
        == "1"
    )
  }
}
