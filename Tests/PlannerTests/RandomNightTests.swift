// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import Planner
import ProgrammeCalendars
import ProgrammeChecker
import Solver
import Testing

/// Random festivals over the night of a change of clocks.
///
/// Plan and check are compared by the planner itself, rule by rule, which throws where they differ.
@Suite struct RandomNightTests {
  struct Night: Sendable, CustomTestStringConvertible {
    let zone: String
    let firstDay: String
    var testDescription: String { "\(zone) \(firstDay)" }
  }

  static let nights = [
    Night(zone: "Europe/London", firstDay: "2027-03-27"),
    Night(zone: "America/New_York", firstDay: "2027-11-06"),
    Night(zone: "Australia/Lord_Howe", firstDay: "2027-10-02"),
    Night(zone: "Australia/Lord_Howe", firstDay: "2027-04-03"),
    Night(zone: "America/Santiago", firstDay: "2027-09-04"),
    Night(zone: "America/Santiago", firstDay: "2027-04-03"),
    Night(zone: "Asia/Shanghai", firstDay: "2027-03-27"),
  ]

  private static func span(_ from: Int, _ to: Int) -> TimeSpan {
    TimeSpan(start: LocalTime(from), end: LocalTime(to))
  }

  private func town(_ night: Night, _ random: inout SeededGenerator) throws -> TinyFestival {
    var tiny = TinyFestival().on(try #require(CivilDate(night.firstDay)), zone: night.zone)
      .place("A").place("B").place("C")
      .travel("A", "B", Minutes(Int.random(in: 4...16, using: &random) * 5))
      .travel("A", "C", 25).travel("B", "C", 40)
    for venue in ["A1", "A2", "B1", "C1"] as [Venue.ID] {
      tiny = tiny.venue(venue, at: Place.ID(String(venue.rawValue.prefix(1))))
    }
    tiny.parts.dayCount = 2
    return tiny
  }

  // MARK: - Everything tried

  /// Two sessions of one unit and one interpreter, of which everything can be tried.
  private func pair(_ night: Night, seed: UInt64) throws -> Festival {
    var random = SeededGenerator(seed: seed)
    let tiny = try town(night, &random)
    let need = InterpretingNeed(language: "DE", mode: .consecutive)
    let needs = Bool.random(using: &random) ? [need] : []
    let first = Int.random(in: 21...24, using: &random) * 60
    let second = Int.random(in: 24...26, using: &random) * 60
    func length() -> Minutes { Minutes(Int.random(in: 1...4, using: &random) * 30) }
    let least = Minutes(Int.random(in: 0...6, using: &random) * 15)
    var festival = tiny.unit("X.H", longestDay: 180).interpreter("D1", "DE")
      .session(
        "S1", length(), units: ["X.H"], venues: ["A1"],
        windows: [Self.span(first, first + Int.random(in: 1...3, using: &random) * 60)],
        needs: needs)
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      festival = festival.session(
        "S2", length(), units: ["X.H"], venues: ["B1"],
        windows: [Self.span(second, second + 120)], needs: needs)
    case 1:
      festival = festival.session(
        "S2", length(), units: ["X.H"], venues: ["B1"],
        windows: [Self.span(second, second + 120)], needs: needs,
        after: [.init(predecessor: "S1", minGap: least, maxGap: least + 60)])
    default:
      festival = festival.session(
        "S2", length(), venues: ["A1", "B1"], windows: [Self.span(second, second + 120)]
      ).relation("R", .apart, ["S1", "S2"], least: least.rawValue + 60)
        .changing("S1") { $0.tearDown = least }.changing("S2") { $0.setUp = 20 }
    }
    festival.parts.grid = 30
    return festival.festival
  }

  /// The starts of a session that begin and end when clocks say so once, by instants alone.
  private func spans(of session: Session, in festival: Festival) -> [TimeSpan] {
    let clock = festival.clock
    return session.windows.flatMap { window in
      stride(from: window.start.rawValue, to: window.end.rawValue, by: festival.grid.rawValue)
        .map { LocalTime($0) }
    }.compactMap { start in
      let length = Double(session.duration.rawValue) * 60
      let end = clock.localTime(clock.instant(start).addingTimeInterval(length))
      return clock.isDoubtful(start) || clock.isDoubtful(end)
        ? nil : TimeSpan(start: start, end: end)
    }
  }

  private func anyIsClean(_ festival: Festival) -> Bool {
    let (one, other) = (festival.session("S1"), festival.session("S2"))
    let teams = { (session: Session) -> KeyValuePairs<InterpretingNeed, [Interpreter.ID]> in
      session.interpreting.isEmpty ? [:] : [session.interpreting[0]: ["D1"]]
    }
    return spans(of: one, in: festival).contains { a in
      spans(of: other, in: festival).contains { b in
        other.venues.contains { venue in
          let programme = TinyProgramme(of: festival)
            .hold("S1", a.start, in: "A1", until: a.end, teams: teams(one))
            .hold("S2", b.start, in: venue, until: b.end, teams: teams(other)).programme
          return ProgrammeChecker.check(programme, of: festival).score.hardTotal == 0
        }
      }
    }
  }

  @Test(arguments: nights)
  func `a programme is found just when the check knows one`(night: Night) async throws {
    var found = 0
    for seed in UInt64(1)...40 {
      let festival = try pair(night, seed: seed)
      let isPossible = anyIsClean(festival)

      let result = try await FestivalPlanner.plan(
        festival, limits: Limits(iterations: 4_000, threads: 1, seed: seed))

      if case .found = result {
        found += 1
        #expect(isPossible, "seed \(seed)")
      } else {
        #expect(!isPossible, "seed \(seed): \(result)")
      }
    }
    // A test of one kind only would prove little.
    #expect((8...38).contains(found), "\(found) possible")
  }

  // MARK: - Everything at once

  private func crowd(_ night: Night, seed: UInt64) throws -> Festival {
    var random = SeededGenerator(seed: seed)
    func chance(_ part: Int) -> Bool { Int.random(in: 0..<part, using: &random) == 0 }
    var tiny = try town(night, &random)
    tiny = tiny.party(
      "X", arrival: .init(time: LocalTime(1290), place: "C"), hotel: "C"
    ).unit("X.H", longestDay: 240).unit("Y.H").unit("Z.G", size: 4)
      .interpreter("D1", "DE").interpreter("D2", "DE").officer("L1", of: ["X"])
    let units: [AttendanceUnit.ID] = ["X.H", "Y.H", "Z.G"]
    let need = InterpretingNeed(language: "DE", mode: .consecutive)
    for number in 1...7 {
      let from = Int.random(in: 20...27, using: &random) * 60
      tiny = tiny.session(
        Session.ID("S\(number)"), Minutes(Int.random(in: 2...9, using: &random) * 15),
        units: units.filter { _ in chance(3) }, optional: chance(3) ? ["Y.H"] : [],
        windows: [
          Self.span(from, from + 60 * Int.random(in: 2...5, using: &random)),
          Self.span(33 * 60, 44 * 60),
        ], needs: chance(3) ? [need] : [],
        after: number > 1 && chance(4)
          ? [.init(predecessor: "S1", minGap: 30, maxGap: chance(2) ? 600 : nil)] : [])
    }
    for number in 1...7 {
      tiny = tiny.changing(Session.ID("S\(number)")) { session in
        session.optional.removeAll { session.required.contains($0) }
      }
    }
    var parts =
      tiny
      .relation("R1", .apart, ["S2", "S3", "S4"], least: 90)
      .relation("R2", .close, ["S4", "S5"], most: 300, weight: .whole(3))
      .relation("R3", .otherDay, ["S6", "S7"], weight: .whole(2))
      .festival.parts
    // Also in hours that are skipped or shown twice.
    parts.rules.eveningLimit = [1290, 1515, 1575].randomElement(using: &random) ?? 1290
    return Festival(parts)
  }

  @Test(arguments: nights)
  func `plan, check and calendars agree on how long everything is`(night: Night) async throws {
    var found = 0
    for seed in UInt64(1)...8 {
      let festival = try crowd(night, seed: seed)
      let result = try await FestivalPlanner.plan(
        festival, limits: Limits(iterations: 6_000, threads: 1, seed: seed))
      guard case .found(let planned) = result else { continue }
      found += 1

      let files = CalendarSet(of: planned.programme, in: festival).files
      let master = try #require(files.first { $0.path == "master.ics" })
      let instants = try ICalendarReader.read(try master.bytes()).instants
      for placed in planned.programme.sessions {
        #expect(![placed.start, placed.end].contains(where: festival.clock.isDoubtful))
        let seen = try #require(instants.first { $0.uid.contains(".\(placed.id).") })
        let lasting = festival.session(placed.id).duration.rawValue * 60
        #expect((seen.end ?? 0) - (seen.start ?? 0) == lasting, "seed \(seed), \(placed.id)")
      }
    }
    #expect(found > 0)
  }
}
