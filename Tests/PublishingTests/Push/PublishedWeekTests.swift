// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import Ledger
import Publishing
import Testing

/// The reference week as it leaves the house, in two editions, to programs of other people.
@Suite final class PublishedWeekTests {
  private let root: URL
  private let festival: Festival
  private let ledger: Ledger
  private var folder: URL { root.appending(path: "published") }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "week-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    festival = try referenceFestival()
    ledger = try Ledger(path: root.appending(path: "ledger.sqlite").path)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// The two editions: the second moves one call, and one meeting of interpreters.
  private func editions() throws -> [Programme] {
    let first = try witnessProgramme(of: festival)
    var second = first
    for (id, start) in [("S21", "2 16:25"), ("S02", "13:35")] as [(Session.ID, LocalTime)] {
      let index = try #require(second.sessions.firstIndex { $0.id == id })
      second.sessions[index].start = start
      second.sessions[index].end = start + festival.session(id).duration
    }
    return [first, second]
  }

  private func publish(_ programme: Programme, hour: Int) throws -> Published {
    let moment = Date(timeIntervalSince1970: 1_521_500_000 + Double(hour) * 3600)
    let step = Step(who: "Test", at: moment)
    _ = try Publisher.submit(programme, of: festival, in: ledger, step)
    _ = try Publisher.approve(in: ledger, step)
    return try Publisher.publish(
      programme, of: festival, in: ledger, to: folder, purpose: "test", step)
  }

  /// Every published calendar, as libical reads it.
  private func files() throws -> [(path: String, bytes: [UInt8], document: CalendarDocument)] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".ics") }
      .map { path in
        let bytes = Array(try Data(contentsOf: folder.appending(path: path)))
        return (path, bytes, try #require(try ICalendarReader.read(bytes).documents.first))
      }
  }

  @Test func `five readers agree on every file of both editions`() throws {
    for (number, programme) in try editions().enumerated() {
      let published = try publish(programme, hour: number)
      let files = try files()

      #expect(published.edition == number + 1)
      #expect(files.count == published.calendars)
      #expect(files.count > 200)
      #expect(try IndependentReaders.disagreements(with: files) == [])
      #expect(files.allSatisfy { ICalendarLint.problems(in: $0.bytes).isEmpty })
      let spans = Dictionary(
        uniqueKeysWithValues: programme.sessions.map { ($0.id.rawValue, $0.span) })
      for file in files {
        for event in file.document.events {
          guard let span = spans[String(event.uid.split(separator: ".")[1])] else { continue }
          #expect(
            try IndependentReaders.instant(event.start)
              == Int(festival.clock.instant(span.start).timeIntervalSince1970))
          #expect(
            try IndependentReaders.instant(event.end)
              == Int(festival.clock.instant(span.end).timeIntervalSince1970))
        }
      }
    }
  }

  @Test func `the staff's calendars reach a server, and an edition later what changed`() throws {
    let radicale = try RadicaleServer()
    let server = CalDAVClient(
      credentials: try Credentials(user: RadicaleServer.user, password: RadicaleServer.password),
      patience: Patience { _ in })
    func push() throws -> Pushed {
      try Publisher.push(
        folder, of: festival.slug, to: server, at: try ServerAddress(radicale.home),
        ledger: ledger, who: "Test", at: Date(timeIntervalSince1970: 1_521_500_000))
    }
    let programmes = try editions()
    _ = try publish(programmes[0], hour: 0)
    let staff = try files().filter { $0.path.hasPrefix("staff/") }
    let events = staff.reduce(0) { $0 + $1.document.events.count }

    let first = try push()
    let published = try publish(programmes[1], hour: 1)
    let second = try push()

    #expect(first == Pushed(calendars: staff.count, written: events))
    let moved = published.recipients.count { $0.hasPrefix("staff/") }
    #expect(moved > 0)
    #expect(second == Pushed(calendars: staff.count, written: moved, unchanged: events - moved))
    let seen = try radicale.calendars("\(festival.slug).")
    #expect(seen.count == staff.count)
    for file in try files() where file.path.hasPrefix("staff/") {
      let name = file.path.dropLast(4).split(separator: "/").joined(separator: ".")
      let calendar = try #require(seen["\(festival.slug).\(name)"])
      #expect(try IndependentReaders.differences(of: calendar, from: file.document) == [])
    }
  }
}
