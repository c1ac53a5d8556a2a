// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC17OverrunTests {
  @Test(
    arguments: [("09:30", "0"), ("09:35", "5"), ("09:50", "20"), ("10:00", "0")]
      as [(LocalTime, String)])
  func `every minute over the window costs a point`(start: LocalTime, expected: String) {
    let tiny = town.session("S1", 30, windows: ["09:00-10:00"])

    // Outside its window it breaks HC06 and runs over nothing.
    #expect(points(.sc17, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test func `the later of two windows counts`() {
    let tiny = town.session("S1", 30, windows: ["09:00-10:00", "09:30-11:00"])

    #expect(points(.sc17, tiny) { $0.hold("S1", "09:45", in: "A1") } == "0")
  }
}
