// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalTestSupport
import Foundation
import ICalendar
import Ledger
import Publishing

/// Staff calendars as they are after a publication, with their ledger, in a folder of their own.
final class PublishedFolder {
  static let moment = Date(timeIntervalSince1970: 1_521_700_000)

  let folder: URL
  let ledger: Ledger
  /// Begins the names of the collections, so that tests can share a server.
  let slug = "week-\(UUID().uuidString.prefix(8).lowercased())"

  /// Three people with four events each.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "published-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    ledger = try Ledger(path: folder.appending(path: "ledger.sqlite").path)
    try publish(Self.calendars)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static var calendars: [String: CalendarDocument] {
    var calendars: [String: CalendarDocument] = [:]
    for person in ["interpreters/E1", "liaison/L1", "liaison/L2"] {
      let name = person.split(separator: "/").joined(separator: ".")
      let events = (1...4).compactMap { number -> CalendarEvent? in
        guard let start = WallTime("2018032\(number)T093000"),
          let end = WallTime("2018032\(number)T104500"), let stamp = WallTime("20180301T000000")
        else { return nil }
        return CalendarEvent(
          uid: "week.S\(number).staff.\(name)@attache",
          start: EventTime(start, in: .named("Asia/Shanghai")),
          end: EventTime(end, in: .named("Asia/Shanghai")), stamp: stamp,
          summary: "会见 \(number)；樱花, 🌸 / Call \(number)", location: "市民中心 / Civic Centre",
          description: "第一行\nSecond line, with; signs \\ and 𠮷", categories: ["Call"],
          status: .confirmed,
          position: CalendarEvent.Position(latitude: 31.4912, longitude: 120.3119))
      }
      calendars["staff/\(person)"] = CalendarDocument(
        name: "赏樱周 · \(person) / Blossom Week & <\(person)>", productID: "-//Test//EN",
        timeZones: ["Asia/Shanghai"], events: events)
    }
    return calendars
  }

  /// Makes the next edition of these calendars.
  func publish(_ calendars: [String: CalendarDocument]) throws {
    for (recipient, document) in calendars {
      let file = folder.appending(path: "\(recipient).ics")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(ICalendarWriter.bytes(of: document)).write(to: file)
    }
    try ledger.write { change in
      let edition = try change.addEdition(who: "Test", at: Self.moment) { _ in Data("{}".utf8) }
      for recipient in calendars.keys.sorted() {
        for event in calendars[recipient]?.events ?? [] {
          try change.save(
            Publication(
              recipient: recipient, uid: event.uid, sequence: event.sequence, stamp: Self.moment,
              contentHash: "", status: .confirmed,
              placement: Publication.Placement(
                start: Self.moment, end: Self.moment, location: event.location),
              summary: event.summary, edition: edition.number))
        }
      }
    }
  }

  /// Pushes without waiting between tries.
  func push(
    to home: String, password: String = RadicaleServer.password, overwrites: Bool = false,
    tries: Int = 3, timeout: Int = 20, authorities: CertificateFile? = nil,
    collections: [String: ServerAddress] = [:]
  ) throws -> Pushed {
    let server = CalDAVClient(
      credentials: try Credentials(user: RadicaleServer.user, password: password),
      authorities: authorities, patience: Patience(tries: tries, timeout: timeout) { _ in })
    return try Publisher.push(
      folder, of: slug, to: server, at: try ServerAddress(home), collections: collections,
      ledger: ledger, overwrites: overwrites, who: "Test", at: Self.moment)
  }

  /// What the ledger remembers of a server.
  func remembered(of home: String) throws -> [RemoteResource] {
    let home = try ServerAddress(home)
    return try ledger.read { snapshot in
      try ["interpreters.E1", "liaison.L1", "liaison.L2"].flatMap { person in
        try snapshot.remoteResources(in: home.folder(named: "\(slug).staff.\(person)").text)
      }
    }
  }

  /// What another program sees of these calendars, by recipient.
  func seen(on server: RadicaleServer) throws -> [String: IndependentReaders.Calendar] {
    var seen: [String: IndependentReaders.Calendar] = [:]
    for (address, calendar) in try server.calendars("\(slug).") {
      let parts = address.dropFirst(slug.count + 1).split(separator: ".")
      seen[parts.joined(separator: "/")] = calendar
    }
    return seen
  }

  /// How what another program sees differs from what was published.
  func differences(on server: RadicaleServer, from calendars: [String: CalendarDocument]) throws
    -> [String]
  {
    let seen = try seen(on: server)
    var differences: [String] = []
    if seen.keys.sorted() != calendars.keys.sorted() {
      differences.append("calendars \(seen.keys.sorted())")
    }
    for recipient in calendars.keys.sorted() {
      guard let document = calendars[recipient], let calendar = seen[recipient] else { continue }
      differences += try IndependentReaders.differences(of: calendar, from: document)
        .map { "\(recipient): \($0)" }
    }
    return differences
  }
}
