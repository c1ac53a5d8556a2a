// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC30PinsTests {
  @Test(
    arguments: [
      (.pinned, "09:00", 0), (.pinned, "09:05", 1), (.forbidden, "09:00", 1),
      (.forbidden, "09:05", 0), (.preferred, "09:05", 0),
    ] as [(Wish.Kind, LocalTime, Int)])
  func `a start is pinned or forbidden`(kind: Wish.Kind, start: LocalTime, expected: Int) {
    let tiny = town.session("S1").wish("W1", kind, .start(["09:00-09:01"]), of: "S1")

    #expect(breaches(.hc30, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(arguments: [("A1", 0), ("A2", 1)] as [(Venue.ID, Int)])
  func `a venue is pinned`(venue: Venue.ID, expected: Int) {
    let tiny = town.session("S1").wish("W1", .pinned, .venue(["A1", "B1"]), of: "S1")

    #expect(breaches(.hc30, tiny) { $0.hold("S1", "09:00", in: venue) } == expected)
  }

  @Test func `people are pinned and forbidden`() {
    let tiny = town.unit("X.H").unit("Y.H").session("S1", optional: ["X.H", "Y.H"])
      .wish("W1", .pinned, .units(["X.H"]), of: "S1")
      .wish("W2", .forbidden, .units(["Y.H"]), of: "S1")

    func count(_ attendees: [AttendanceUnit.ID]) -> Int? {
      breaches(.hc30, tiny) { $0.hold("S1", "09:00", in: "A1", attendees: attendees) }
    }

    #expect(count(["X.H"]) == 0)
    #expect(count([]) == 1)
    #expect(count(["X.H", "Y.H"]) == 1)
    #expect(count(["Y.H"]) == 2)
  }

  @Test func `interpreters are pinned where the programme states them`() {
    let tiny = town.interpreter("E1", "EN").interpreter("E2", "EN")
      .session("S1", needs: ["EN:CI"]).wish("W1", .pinned, .interpreters(["E1"]), of: "S1")

    #expect(
      breaches(.hc30, tiny) { $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E2"]]) } == 1)
    #expect(
      breaches(.hc30, tiny) { $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]]) } == 0)
    #expect(breaches(.hc30, tiny) { $0.hold("S1", "09:00", in: "A1") } == 0)
  }
}
