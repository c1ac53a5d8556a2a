// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC06WindowsTests {
  @Test(
    arguments: [
      ("09:00", 0), ("09:55", 0), ("10:00", 1), ("09:02", 1), ("08:55", 1), ("1 14:00", 0),
    ] as [(LocalTime, Int)]
  )
  func `a session starts on the grid inside a window, however long it lasts`(
    start: LocalTime, expected: Int
  ) {
    let tiny = town.session("S1", 30, windows: ["09:00-10:00", "1 14:00-14:30"])

    #expect(breaches(.hc06, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(arguments: [("09:02", 0), ("09:05", 1)] as [(LocalTime, Int)])
  func `a pinned session stays, off the grid as well`(start: LocalTime, expected: Int) {
    let tiny = town.session("S1", pinned: "09:02")

    #expect(breaches(.hc06, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test func `a session is there once and lasts its duration`() {
    let tiny = town.session("S1", 30)

    #expect(breaches(.hc06, tiny) { $0 } == 1)
    #expect(breaches(.hc06, tiny) { $0.hold("S1", "09:00", in: "A1", until: "09:45") } == 1)
    #expect(breaches(.hc06, tiny) { $0.hold("S1", "09:00", in: "A1", until: "08:00") } == 1)
    #expect(
      breaches(.hc06, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S1", "11:00", in: "A1") }
        == 1
    )
  }

  @Test(arguments: [("18:15", 0), ("18:20", 1)] as [(LocalTime, Int)])
  func `a session ends by its type's hour`(start: LocalTime, expected: Int) {
    let early = SessionType(
      id: "early",
      name: LocalizedText(zh: "", en: ""),
      layout: .theatre,
      endBy: 1125
    )
    let tiny = town.type(early).session("S1", 30, type: "early")

    #expect(breaches(.hc06, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(arguments: [("09:15", 0), ("09:16", 1), ("08:59", 1)] as [(LocalTime, Int)])
  func `an interview and its buffer lie inside a window`(start: LocalTime, expected: Int) {
    let tiny = town.unit("X.H").outlet("M1")
      .interview("IV1", of: "X.H", by: "M1", windows: ["09:00-09:30"], 10, buffer: 5)

    #expect(breaches(.hc06, tiny) { $0.interview("IV1", start, in: "A1") } == expected)
    #expect(breaches(.hc06, tiny) { $0 } == 0)
  }

  @Test(arguments: [("08:55", 1), ("09:00", 0), ("09:30", 0), ("09:35", 1)] as [(LocalTime, Int)])
  func `a session lies wholly inside its hours`(start: LocalTime, expected: Int) {
    let tiny = town.session("S1").changing("S1") { $0.within = ["09:00-10:00", "12:00-12:20"] }

    #expect(breaches(.hc06, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(
    arguments: [("23:30", 0), ("1 00:30", 0), ("1 00:35", 1), ("1 05:00", 0), ("1 04:55", 1)]
      as [(LocalTime, Int)])
  func `an end past midnight counts from the festival's day`(start: LocalTime, expected: Int) {
    var tiny = town.session("S1").changing("S1") { $0.endBy = 1500 }
    tiny.parts.dayEnd = 300

    #expect(breaches(.hc06, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }
}
