// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import Office
import Planner
import ProgrammeCalendars
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
      #expect((seen.end ?? 0) - (seen.start ?? 0) == placed.span.duration.rawValue * 60)
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
  func `nothing is planned across a change`(weekend: Weekend) async throws {
    let event = try Self.event(on: weekend)
    // Too narrow for the half hour of the session, but for the change.
    try event.set(
      "sessions", "S01", "windows",
      to: "\(weekend.days[1])T00:30/\(weekend.days[1])T03:30")
    let festival = try festival(in: event.folder)
    let change = try #require(festival.clock.changes(dayCount: festival.dayCount).first)

    for seed in UInt64(1)...3 {
      let result = try await FestivalPlanner.plan(
        festival, limits: Limits(iterations: 1_000, seed: seed))
      guard case .found(let planned) = result,
        let placed = planned.programme.sessions.first(where: { $0.id == "S01" })
      else {
        Issue.record("No programme: \(result)")
        return
      }
      #expect(placed.end < change.start || placed.start >= change.end)
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
