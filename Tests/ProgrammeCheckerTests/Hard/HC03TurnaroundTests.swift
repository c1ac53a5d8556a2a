// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC03TurnaroundTests {
  @Test(arguments: [("09:20", 1), ("09:44", 1), ("09:45", 0)] as [(LocalTime, Int)])
  func `a venue is turned around between sessions`(start: LocalTime, expected: Int) {
    let tiny = town.session("S1").session("S2")

    #expect(
      breaches(.hc03, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A1") }
        == expected
    )
  }

  @Test(arguments: [("09:29", 1), ("09:30", 0)] as [(LocalTime, Int)])
  func `a chain or a group needs no turnaround`(start: LocalTime, expected: Int) {
    let chained = town.session("S1", chain: "C").session("S2", chain: "C")
    let grouped = town.session("S1", group: "G").session("S2", group: "G")

    for tiny in [chained, grouped] {
      #expect(
        breaches(.hc03, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A1") }
          == expected
      )
    }
  }

  @Test(arguments: [("10:59", 1), ("11:00", 0)] as [(LocalTime, Int)])
  func `another layout takes the venue's reset time`(start: LocalTime, expected: Int) {
    let tiny = TinyFestival().place("A").venue("A1", at: "A", reset: 90)
      .session("S1", type: "meeting").session("S2", type: "banquet")

    #expect(
      breaches(.hc03, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A1") }
        == expected
    )
  }

  @Test(arguments: [("11:14", 1), ("11:15", 0)] as [(LocalTime, Int)])
  func `tear-down and set-up lie between sessions beside the turn-around`(
    start: LocalTime, expected: Int
  ) {
    var show = SessionType(id: "show", name: LocalizedText(zh: "", en: ""), layout: .theatre)
    show.setUp = 90
    show.tearDown = 60
    // The first has its type's tear-down, the second its own set-up.
    let tiny = town.type(show).session("S1", type: "show").session("S2", type: "show")
      .changing("S2") { $0.setUp = 30 }

    #expect(
      breaches(.hc03, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A1") }
        == expected)
  }
}
