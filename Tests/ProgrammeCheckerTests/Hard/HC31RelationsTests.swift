// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC31RelationsTests {
  private let three = town.session("S1", 60).session("S2", 60).session("S3", 60)

  private func count(
    _ kind: SessionRelation.Kind, least: Int = 0, most: Int? = nil, dayEnd: Minutes = 0,
    _ times: [(LocalTime, Venue.ID)]
  ) -> Int? {
    var tiny = three.relation("R1", kind, ["S1", "S2", "S3"], least: least, most: most)
    tiny.parts.dayEnd = dayEnd
    return breaches(.hc31, tiny) { programme in
      zip(["S1", "S2", "S3"] as [Session.ID], times).reduce(programme) {
        $0.hold($1.0, $1.1.0, in: $1.1.1)
      }
    }
  }

  @Test func `every two sessions of one day count`() {
    #expect(count(.otherDay, [("09:00", "A1"), ("1 09:00", "A1"), ("2 09:00", "A1")]) == 0)
    #expect(count(.otherDay, [("09:00", "A1"), ("11:00", "A1"), ("2 09:00", "A1")]) == 1)
    #expect(count(.otherDay, [("09:00", "A1"), ("11:00", "A1"), ("13:00", "A1")]) == 3)
  }

  @Test func `a night belongs to the day before where the festival's day ends later`() {
    let night = [("22:00", "A1"), ("1 01:00", "A1"), ("2 09:00", "A1")] as [(LocalTime, Venue.ID)]

    #expect(count(.otherDay, night) == 0)
    #expect(count(.otherDay, dayEnd: 300, night) == 1)
  }

  @Test func `venues and places differ, or are the same`() {
    let times = [("09:00", "A1"), ("11:00", "A2"), ("13:00", "B1")] as [(LocalTime, Venue.ID)]

    #expect(count(.otherVenue, times) == 0)
    #expect(count(.otherPlace, times) == 1)
    #expect(count(.sameVenue, times) == 3)
    #expect(count(.sameVenue, [("09:00", "A1"), ("11:00", "A1"), ("13:00", "A1")]) == 0)
  }

  @Test(
    arguments: [(0, "10:00", 0), (0, "09:59", 1), (30, "10:29", 1), (30, "10:30", 0)]
      as [(Int, LocalTime, Int)])
  func `sessions lie apart`(least: Int, second: LocalTime, expected: Int) {
    #expect(
      count(.apart, least: least, [("09:00", "A1"), (second, "A2"), ("20:00", "A1")]) == expected)
  }

  @Test func `each session beyond a day's number counts`() {
    let day = [("09:00", "A1"), ("11:00", "A1"), ("13:00", "A1")] as [(LocalTime, Venue.ID)]

    #expect(count(.perDay, most: 3, day) == 0)
    #expect(count(.perDay, most: 2, day) == 1)
    #expect(count(.perDay, most: 1, day) == 2)
  }

  @Test func `neighbours follow each other within their gaps`() {
    let day = [("09:00", "A1"), ("10:30", "A1"), ("14:00", "A1")] as [(LocalTime, Venue.ID)]

    #expect(count(.inOrder, day) == 0)
    #expect(count(.inOrder, least: 31, day) == 1)
    #expect(count(.inOrder, most: 60, day) == 1)
    #expect(count(.inOrder, [("14:00", "A1"), ("10:30", "A1"), ("09:00", "A1")]) == 2)
  }

  @Test func `a stretch counts once`() {
    let day = [("09:00", "A1"), ("11:00", "A1"), ("13:00", "A1")] as [(LocalTime, Venue.ID)]

    #expect(count(.close, most: 300, day) == 0)
    #expect(count(.close, most: 299, day) == 1)
  }

  @Test func `a session that is missing parts its neighbours and asks nothing`() {
    let tiny = three.relation("R1", .inOrder, ["S1", "S2", "S3"])

    #expect(
      breaches(.hc31, tiny) { $0.hold("S1", "14:00", in: "A1").hold("S3", "09:00", in: "A1") } == 0)
  }

  @Test func `a festival without relations is not judged by them`() throws {
    let festival = three.festival
    let programme = TinyProgramme(of: festival).hold("S1", "09:00", in: "A1").programme

    let score = ProgrammeChecker.check(programme, of: festival).score

    #expect(score.hard[.hc31] == nil)
    #expect(score.soft[.sc31] == nil)
    #expect(score.notJudged.isDisjoint(with: [.hc31, .sc31]))
  }

  @Test func `of each item's sessions only those that show it are compared`() {
    func film(_ id: ProgrammeItem.ID, _ sessions: [Session.ID]) -> ProgrammeItem {
      ProgrammeItem(id: id, sessions: sessions, name: LocalizedText(sameInAll: id.rawValue))
    }
    let tiny = three.item(film("F1", ["S1", "S2"])).item(film("F2", ["S3"]))
      .relation("R1", .otherDay, ["S1", "S2", "S3"], isPerItem: true)

    #expect(
      breaches(.hc31, tiny) {
        $0.hold("S1", "09:00", in: "A1").hold("S2", "1 09:00", in: "A1").hold(
          "S3", "12:00", in: "A1")
      } == 0)
    #expect(
      breaches(.hc31, tiny) {
        $0.hold("S1", "09:00", in: "A1").hold("S2", "12:00", in: "A1").hold("S3", "15:00", in: "A1")
      } == 1)
  }
}
