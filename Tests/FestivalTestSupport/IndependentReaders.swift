// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ICalendar

/// Other programs' readings of calendar files: what people's phones will make of them.
///
/// `recurring-ical-events` shares the parser of `icalendar` but expands events by itself; the others
/// have nothing in common with it, with libical or with each other.
package enum IndependentReaders {
  package static let all = ["icalendar", "recurring-ical-events", "ical", "vobject", "khal"]

  package struct Calendar: Decodable {
    /// `nil` where the reader does not tell.
    package var name: String?
    package var events: [Event]
    package var errors: [String]
  }

  package struct Event: Decodable {
    package var uid: String
    package var start: Int
    package var end: Int
    package var zone: String?
    package var summary: String
    package var location: String
    package var description: String
    package var sequence: Int
    /// The names of the event's properties, sorted; `nil` where the reader does not tell.
    package var properties: [String]?
  }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// What each reader sees in files given by relative path.
  package static func read(
    _ files: [(path: String, bytes: [UInt8])],
    by readers: [String] = all
  ) throws -> [String: [String: Calendar]] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calendars-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    let answer = try PythonProgram.run("read_calendars.py", [folder.path] + readers)
    return try JSONDecoder().decode([String: [String: Calendar]].self, from: answer)
  }

  /// Every difference between what was written and what any reader sees; empty when all agree.
  ///
  /// Instants are compared with Foundation's, which knows the zones from its own tables and not
  /// from the file.
  package static func disagreements(
    with files: [(path: String, bytes: [UInt8], document: CalendarDocument)],
    by readers: [String] = all
  ) throws -> [String] {
    let answers = try read(files.map { ($0.path, $0.bytes) }, by: readers)
    return try readers.flatMap { reader in
      try files.flatMap { file -> [String] in
        guard let seen = answers[reader]?[file.path] else {
          return ["\(reader) does not see \(file.path)"]
        }
        return try differences(of: seen, from: file.document).map {
          "\(reader) reads \(file.path) differently: \($0)"
        }
      }
    }
  }

  /// How a calendar that was read differs from the one that was written; empty when it does not.
  package static func differences(
    of seen: Calendar, from document: CalendarDocument
  ) throws -> [String] {
    let expected = try document.events.map(fields).sorted { $0.lexicographicallyPrecedes($1) }
    let actual = seen.events.map(fields).sorted { $0.lexicographicallyPrecedes($1) }
    var differences = seen.errors
    if expected.count != actual.count {
      differences.append("\(expected.count) events written, \(actual.count) read")
    }
    if let (written, read) = zip(expected, actual).first(where: { $0 != $1 }) {
      differences.append("\(written) as \(read)")
    }
    return differences
  }

  private static func fields(_ event: Event) -> [String] {
    [
      event.uid, String(event.start), String(event.end), event.summary, event.location,
      event.description, String(event.sequence),
    ]
  }

  private static func fields(_ event: CalendarEvent) throws -> [String] {
    [
      event.uid, String(try instant(event.start)), String(try instant(event.end)), event.summary,
      event.location, event.description, String(event.sequence),
    ]
  }

  /// The instant of an event's time by Foundation's zone data.
  package static func instant(_ time: EventTime) throws -> Int {
    var calendar = Foundation.Calendar(identifier: .gregorian)
    switch time.zone {
    case .utc: calendar.timeZone = .gmt
    case .named(let name):
      guard let zone = TimeZone(identifier: name) else {
        throw Failure(description: "Foundation has no zone \(name)")
      }
      calendar.timeZone = zone
    case .floating, .wholeDay: throw Failure(description: "\(time) has no instant")
    }
    let wall = time.wall
    let parts = DateComponents(
      year: wall.year, month: wall.month, day: wall.day, hour: wall.hour, minute: wall.minute,
      second: wall.second)
    guard let instant = calendar.date(from: parts) else {
      throw Failure(description: "Foundation has no instant for \(wall)")
    }
    return Int(instant.timeIntervalSince1970)
  }
}
