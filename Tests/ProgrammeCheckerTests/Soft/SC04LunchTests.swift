// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC04LunchTests {
  @Test(
    arguments: [(80, "0"), (81, "10")] as [(Minutes, String)]
  )
  func `forty minutes are free for lunch`(duration: Minutes, expected: String) {
    let tiny = town.unit("X.S").session("S1", duration, units: ["X.S"])

    #expect(points(.sc04, tiny) { $0.hold("S1", "11:30", in: "A1") } == expected)
  }

  @Test(arguments: [("12:09", "10"), ("12:10", "0")] as [(LocalTime, String)])
  func `the free time may lie between sessions`(until: LocalTime, expected: String) {
    let tiny = town.unit("X.S").session("S1", 60, units: ["X.S"]).session("S2", 60, units: ["X.S"])

    #expect(
      points(.sc04, tiny) {
        $0.hold("S1", "10:30", in: "A1").hold("S2", until, in: "A1", until: "13:30")
      } == expected
    )
  }

  @Test(arguments: [("meal", "0"), ("meeting", "10")] as [(SessionType.ID, String)])
  func `a meal is lunch`(type: SessionType.ID, expected: String) {
    let tiny = town.unit("X.S").session("S1", 120, type: type, units: ["X.S"])

    #expect(points(.sc04, tiny) { $0.hold("S1", "11:30", in: "A1") } == expected)
  }
}
