// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import Office
import Planner
import ProgrammeCalendars
import ProgrammeChecker
import Solver
import Testing

/// Festivals of two days whose second day begins with a change of clocks.
@Suite struct ClockChangeTests {
  struct Weekend: Sendable, CustomTestStringConvertible {
    let zone: String
    let days: [String]
    /// The first doubtful time of the second day, to the minute.
    let change: String
    var testDescription: String { "\(zone) \(days[1])" }
  }

  static let weekends = [
    Weekend(zone: "Europe/Paris", days: ["2018-03-24", "2018-03-25"], change: "02:00"),
    Weekend(zone: "Europe/Paris", days: ["2018-10-27", "2018-10-28"], change: "02:00"),
    Weekend(zone: "America/New_York", days: ["2018-03-10", "2018-03-11"], change: "02:00"),
    Weekend(zone: "America/New_York", days: ["2018-11-03", "2018-11-04"], change: "01:00"),
    Weekend(zone: "Australia/Lord_Howe", days: ["2018-10-06", "2018-10-07"], change: "02:00"),
  ]

  @Test(arguments: weekends)
  func `all readers see the instants of the programme`(weekend: Weekend) async throws {
    let event = try Self.event(on: weekend)
    let festival = try festival(in: event.folder)
    let result = try await FestivalPlanner.plan(
      festival, limits: Limits(iterations: 3_000, seed: 1))
    guard case .found(let planned) = result else {
      Issue.record("No programme: \(result)")
      return
    }

    let programme = planned.programme
    let files = CalendarSet(of: programme, in: festival).files
    let written = try files.map { (path: $0.path, bytes: try $0.bytes(), document: $0.document) }

    #expect(try IndependentReaders.disagreements(with: written) == [])
    let master = try #require(written.first { $0.path == "master.ics" })
    let instants = try ICalendarReader.read(master.bytes).instants
    for placed in programme.sessions {
      let seen = try #require(instants.first { $0.uid.contains(".\(placed.id).") })
      #expect(seen.start == Self.seconds(festival.clock.instant(placed.start)))
      #expect(seen.end == Self.seconds(festival.clock.instant(placed.end)))
      let lasting = festival.session(placed.id).duration.rawValue * 60
      #expect((seen.end ?? 0) - (seen.start ?? 0) == lasting)
      #expect(!festival.clock.isDoubtful(placed.start) && !festival.clock.isDoubtful(placed.end))
    }
    #expect(Set(programme.sessions.map { $0.start.day }) == [0, 1])
  }

  @Test(arguments: weekends)
  func `a time that clocks skip or show twice is a finding`(weekend: Weekend) throws {
    let event = try Self.event(on: weekend)
    let minute = "\(weekend.days[1])T\(weekend.change.prefix(3))15"
    try event.set("sessions", "S01", "windows", to: "\(weekend.days[1])T00:00/\(minute)")

    let (festival, findings) = event.read()

    #expect(festival == nil)
    #expect(findings.map(\.code) == ["E222"])
    #expect(findings.first?.cause.en == "The clock does not show '\(minute)' exactly once")
  }

  @Test(arguments: weekends)
  func `a pinned session that would end at a time shown twice is a finding`(
    weekend: Weekend
  ) throws {
    let event = try Self.event(on: weekend)
    let hour = try #require(Int(weekend.change.prefix(2)))
    // Of half an hour, begun twenty minutes before the change.
    try event.set("sessions", "S01", "duration_min", to: "30")
    try event.set(
      "sessions", "S01", "windows", to: "\(weekend.days[1])T00:00/\(weekend.days[1])T05:00")
    try event.set("sessions", "S01", "pinned", to: "\(weekend.days[1])T0\(hour - 1):40")

    let findings = event.read().1

    let isTwice = ["2018-10-28", "2018-11-04"].contains(weekend.days[1])
    #expect(findings.map(\.code) == (isTwice ? ["E222"] : []))
    #expect(findings.allSatisfy { $0.cause.en.hasSuffix("which the clock shows twice that day") })
  }

  @Test(arguments: weekends)
  func `nothing is planned to start or end while clocks change`(weekend: Weekend) async throws {
    let event = try Self.event(on: weekend)
    try event.set(
      "sessions", "S01", "windows",
      to: "\(weekend.days[1])T00:30/\(weekend.days[1])T03:30")
    let festival = try festival(in: event.folder)

    for seed in UInt64(1)...3 {
      let result = try await FestivalPlanner.plan(
        festival, limits: Limits(iterations: 1_000, seed: seed))
      guard case .found(let planned) = result,
        let placed = planned.programme.sessions.first(where: { $0.id == "S01" })
      else {
        Issue.record("No programme: \(result)")
        return
      }
      #expect(![placed.start, placed.end].contains(where: festival.clock.isDoubtful))
      #expect(
        festival.clock.instant(placed.end).timeIntervalSince(festival.clock.instant(placed.start))
          == Double(festival.session(placed.id).duration.rawValue * 60))
    }
  }

  private func night(_ zone: String, _ firstDay: String) throws -> TinyFestival {
    TinyFestival().on(try #require(CivilDate(firstDay)), zone: zone)
      .place("A").place("B").travel("A", "B", 20)
      .venue("A1", at: "A").venue("A2", at: "A").venue("B1", at: "B")
  }

  private func plan(_ festival: Festival) async throws -> Programme? {
    let result = try await FestivalPlanner.plan(
      festival, limits: Limits(iterations: 5_000, threads: 1, seed: 1))
    guard case .found(let planned) = result else { return nil }
    #expect(planned.report.score.hardTotal == 0)
    return planned.programme
  }

  @Test(
    arguments: [
      ("Europe/London", "2027-03-27", "1 04:30"), ("America/New_York", "2027-11-06", "1 02:30"),
    ] as [(String, String, LocalTime)])
  func `a night over a change lasts its true time`(
    zone: String, firstDay: String, end: LocalTime
  ) async throws {
    let festival = try night(zone, firstDay).unit("X.H").interpreter("D1", "DE")
      .interpreter("D2", "DE")
      .session(
        "S1", 180, units: ["X.H"], pinned: "1 00:30",
        needs: [InterpretingNeed(language: "DE", mode: .consecutive)]
      ).festival

    let programme = try #require(try await plan(festival))

    #expect(programme.sessions.map(\.end) == [end])
    let files = CalendarSet(of: programme, in: festival).files
    let master = try #require(files.first { $0.path == "master.ics" })
    let seen = try #require(try ICalendarReader.read(try master.bytes()).instants.first)
    #expect((seen.end ?? 0) - (seen.start ?? 0) == 180 * 60)
    // The clock's own hours are another length.
    var wrong = programme
    wrong.sessions[0] = Programme.PlacedSession(
      id: "S1", start: "1 00:30", end: "1 03:30", venue: programme.sessions[0].venue,
      attendees: programme.sessions[0].attendees,
      interpreters: programme.sessions[0].interpreters, liaison: [])
    #expect(ProgrammeChecker.check(wrong, of: festival).score.hard[.hc06] == 1)
  }

  @Test func `a way and a rest over the hour that is skipped take what they take`() async throws {
    let german = InterpretingNeed(language: "DE", mode: .consecutive)
    let festival = try night("Europe/London", "2027-03-27").unit("X.H").interpreter("D1", "DE")
      .session("S1", 45, units: ["X.H"], venues: ["A1"], pinned: "1 00:00", needs: [german])
      .session(
        "S2", 60, units: ["X.H"], venues: ["B1"], windows: ["1 02:00-1 06:00"], needs: [german]
      )
      .session("S3", 30, venues: ["A1"], windows: ["1 02:00-1 02:05"]).festival

    let programme = try #require(try await plan(festival))

    // From 00:45 it is fifteen minutes to 02:00; twenty of the way and fifteen of rest end at 02:20.
    let placed = Dictionary(uniqueKeysWithValues: programme.sessions.map { ($0.id, $0) })
    #expect(try #require(placed["S2"]).start >= "1 02:20")
    #expect(placed["S3"]?.start == "1 02:00")
    var early = programme
    let second = try #require(early.sessions.firstIndex { $0.id == "S2" })
    let old = early.sessions[second]
    early.sessions[second] = Programme.PlacedSession(
      id: "S2", start: "1 02:05", end: "1 03:05", venue: old.venue, attendees: old.attendees,
      interpreters: old.interpreters, liaison: old.liaison)
    let score = ProgrammeChecker.check(early, of: festival).score
    #expect(score.hard[.hc02] == 1)
    #expect(score.hard[.hc14] == 1)
  }

  @Test(
    arguments: [
      ("Europe/London", "2027-03-27", "1 08:00"), ("America/New_York", "2027-11-06", "1 06:00"),
      ("Asia/Shanghai", "2027-03-27", "1 07:00"),
    ] as [(String, String, LocalTime)])
  func `a night's rest between two sessions is true time`(
    zone: String, firstDay: String, earliest: LocalTime
  ) async throws {
    let morning: [TimeSpan] = ["1 05:00-1 12:00"]
    let base = try night(zone, firstDay).session("S1", 60, pinned: "20:00")
    let festivals = [
      base.session(
        "S2", 60, windows: morning,
        after: [Session.Precedence(predecessor: "S1", minGap: 600, maxGap: 600)]),
      base.session("S2", 60, windows: morning).session("S3", 60, windows: ["4 09:00-4 12:00"])
        .relation("R1", .apart, ["S1", "S2"], least: 600)
        .relation("R2", .inOrder, ["S1", "S2"], least: 600, most: 600),
    ].map(\.festival)

    for festival in festivals {
      let programme = try #require(try await plan(festival))
      #expect(programme.sessions.first { $0.id == "S2" }?.start == earliest)
    }
  }

  @Test func `a driver's rest over the night of a change is an hour shorter or longer`() throws {
    func count(_ zone: String, _ firstDay: String, _ third: LocalTime) throws -> Int? {
      var tiny = TinyFestival().on(try #require(CivilDate(firstDay)), zone: zone)
        .place("A").place("B").travel("A", "B", 30).vehicle("SED", count: 2, seats: 3)
        .planningTrips(.china)
      tiny.parts.drivers = [Driver(id: "D", kinds: ["SED"])]
      let festival = tiny.festival
      var programme = TinyProgramme(of: festival)
      for (number, departure) in (["12:00", "21:00", third] as [LocalTime]).enumerated() {
        programme = programme.trip(
          "SED1", "D", number % 2 == 1 ? "B" : "A", departure, number % 2 == 1 ? "A" : "B", [])
      }
      return ProgrammeChecker.check(programme.programme, of: festival).score.hard[.hc22]
    }

    // Nine hours from 21:30, with a quarter of an hour to sign off and on.
    #expect(try count("Asia/Shanghai", "2027-03-27", "1 07:00") == 0)
    #expect(try count("Asia/Shanghai", "2027-03-27", "1 06:59") == 1)
    #expect(try count("Europe/London", "2027-03-27", "1 07:59") == 1)
    #expect(try count("Europe/London", "2027-03-27", "1 08:00") == 0)
    #expect(try count("America/New_York", "2027-11-06", "1 06:00") == 0)
  }

  @Test(arguments: [
    ("Europe/London", "2027-03-27"), ("America/New_York", "2027-11-06"),
    ("Australia/Lord_Howe", "2027-10-02"), ("Australia/Lord_Howe", "2027-04-03"),
  ])
  func `trips over a change take as long as the way, and stop when clocks can say so`(
    zone: String, firstDay: String
  ) async throws {
    let festival = try night(zone, firstDay).place("H").travel("A", "H", 25).travel("B", "H", 35)
      .party("X", hotel: "H").unit("X.H").vehicle("SED", count: 2, seats: 3).planningTrips()
      .session("S1", 60, units: ["X.H"], venues: ["A1"], pinned: "23:00")
      .session("S2", 45, units: ["X.H"], venues: ["B1"], pinned: "1 02:40").festival

    let programme = try #require(try await plan(festival))

    let clock = festival.clock
    let trips = try #require(programme.trips)
    #expect(trips.count >= 3)
    for trip in trips {
      for (stop, next) in zip(trip.stops, trip.stops.dropFirst()) {
        let way = festival.travel.time(
          from: stop.place, to: next.place, departing: stop.depart)
        #expect(
          clock.instant(next.arrive).timeIntervalSince(clock.instant(stop.depart))
            == Double(way.rawValue * 60))
      }
      #expect(!trip.stops.flatMap { [$0.arrive, $0.depart] }.contains(where: clock.isDoubtful))
    }
  }

  /// The template's event, moved to the weekend.
  private static func event(on weekend: Weekend) throws -> EventFolderCopy {
    let source = FileManager.default.temporaryDirectory
      .appending(path: "weekend-\(UUID().uuidString)")
    try Pipeline.new(at: source)
    defer { try? FileManager.default.removeItem(at: source) }
    let event = try EventFolderCopy(of: source)
    for name in try FileManager.default.contentsOfDirectory(atPath: event.folder.path) {
      let file = event.folder.appending(path: name)
      try String(contentsOf: file, encoding: .utf8)
        .replacing("+08:00", with: "")
        .replacing("Asia/Shanghai", with: weekend.zone)
        .replacing("2030-04-10", with: weekend.days[0])
        .replacing("2030-04-11", with: weekend.days[1])
        .write(to: file, atomically: true, encoding: .utf8)
    }
    return event
  }

  private static func seconds(_ date: Date) -> Int { Int(date.timeIntervalSince1970) }
}
