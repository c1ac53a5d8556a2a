// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC05LongDayTests {
  @Test(
    arguments: [("20:30", "0"), ("20:36", "0.5"), ("21:30", "5"), ("1 21:30", "0")]
      as [(LocalTime, String)]
  )
  func `a day has thirteen hours`(start: LocalTime, expected: String) {
    let tiny = town.unit("X.S").session("S1", units: ["X.S"]).session("S2", units: ["X.S"])

    #expect(
      points(.sc05, tiny) { $0.hold("S1", "08:00", in: "A1").hold("S2", start, in: "A1") }
        == expected
    )
  }

  @Test func `a unit may have a shorter day of its own`() {
    let tiny = town.unit("X.S", longestDay: 600).session("S1", 680, units: ["X.S"])

    #expect(points(.sc05, tiny) { $0.hold("S1", "08:00", in: "A1") } == "6.7")
  }
}
