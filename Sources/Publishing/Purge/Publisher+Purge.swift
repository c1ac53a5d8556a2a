// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
package import Foundation
import Intake
package import Ledger
import ListImport
import ProgrammeChecker

/// What a purge removed, and the proof of it.
package struct PurgeReport: Codable, Hashable, Sendable {
  /// How many values were removed, by table and column, such as `guests.csv passport`.
  package let removed: [String: Int]
  /// How many answers of recipients were removed from the ledger.
  package let replies: Int
  /// How many invitations, which hold addresses, were removed.
  package let messages: Int
  /// Folders whose calendars held a removed value and were written again without it.
  package let renewed: [String]
  /// Folders whose calendars hold a removed value still, each with the reason.
  package let notRenewed: [String: String]
  /// Files that were read again, byte by byte.
  package let searchedFiles: Int
  /// How many different values were searched for.
  package let searchedValues: Int
  /// Files that still hold a removed value, or a table with a sensitive cell; none in a good end.
  package let remaining: [String]
  /// Files whose bytes are packed, so that nothing can be said of them; none in a good end.
  package let packed: [String]
  /// Files that could be read before the purge and not after it; none in a good end.
  package let unread: [String]

  /// Whether nothing was found, and nothing had to be left unsearched.
  package var isClean: Bool { remaining.isEmpty && packed.isEmpty && unread.isEmpty }
}

/// Where an event's calendars lie, as far as there are any.
package struct WrittenCalendars: Hashable, Sendable {
  /// Written by ``Publisher/write(_:of:to:)``.
  package let drafts: URL?
  /// Written by ``Publisher/publish(_:of:in:to:purpose:allowsDraft:_:)``.
  package let published: URL?

  /// Nothing lies anywhere, unless told.
  package init(drafts: URL? = nil, published: URL? = nil) {
    self.drafts = drafts
    self.published = published
  }

  var folders: [URL] { [drafts, published].compactMap { $0 } }
}

/// Why nothing was purged.
package struct RetentionNotOver: Error, Hashable, Sendable {
  /// From when on a purge is allowed.
  package let due: Date

  /// Takes the end of the retention.
  package init(due: Date) { self.due = due }
}

extension Publisher {
  /// Removes sensitive values from the tables, from the calendars that held any, answers from the
  /// ledger and the messages written by ``invite(_:of:since:to:ledger:_:)``, and searches what is
  /// left.
  ///
  /// The values are known to the first purge alone: a second one has nothing to search for. So
  /// everything is read before anything is changed, and the tables are changed last, together or not
  /// at all. `others` are files and folders that are searched and not changed.
  ///
  /// - Throws: ``RetentionNotOver`` until `days` after the festival's last day, ``Refusal`` with
  ///   everything that is missing or cannot be read, `LedgerError`, `CalendarFolderError`; the tables
  ///   then hold what they held before.
  package static func purge(
    _ event: URL, of festival: Festival, after days: Int, ledger: Ledger?,
    calendars: WrittenCalendars = WrittenCalendars(), messages: URL? = nil, others: [URL],
    _ step: Step
  ) throws -> PurgeReport {
    let due = endOfRetention(of: festival, days: days)
    guard step.at >= due else { throw RetentionNotOver(due: due) }
    let places =
      [event] + calendars.folders + others + (messages.map { [$0] } ?? [])
      + (ledger.map { Self.files(of: $0) } ?? [])
    let unreadable = PurgeSearch.unreadable(in: places, named: others)
    guard unreadable.isEmpty else { throw Refusal(findings: unreadable) }
    // A ledger that cannot be written ends the purge while the tables still know the values.
    try ledger?.write { _ in }
    var expected: [String: [UInt8]] = [:]
    var changed: [(name: String, bytes: [UInt8])] = []
    var removed: [String: Int] = [:]
    var values: Set<String> = []
    for (name, bytes) in try tables(in: event) {
      guard let purge = purge(bytes, of: name) else { continue }
      for (column, count) in purge.removed { removed["\(name) \(column)"] = count }
      values.formUnion(purge.values)
      guard purge.bytes != bytes else { continue }
      expected[name] = bytes
      changed.append((name, purge.bytes))
    }
    let (renewed, notRenewed) = try renew(
      calendars, of: festival, holding: values, ledger, step)
    let removedMessages = try messages.map { try removeMessages(in: $0) } ?? 0
    let replies = try ledger?.write { change in
      try change.save(Retention(subject: retained, due: due, done: step.at))
      return try change.removeReplies()
    }
    try ledger?.compact()
    // The tables change last: until then they know the values, and the purge can be run again.
    do {
      try EventFolderUpdate(folder: event, expected: expected).write(changed)
    } catch {
      try ledger?.write { try $0.save(Retention(subject: retained, due: due)) }
      throw error
    }
    let search = PurgeSearch(values, in: places)
    return PurgeReport(
      removed: removed, replies: replies ?? 0, messages: removedMessages, renewed: renewed,
      notRenewed: notRenewed, searchedFiles: search.files, searchedValues: values.count,
      remaining: search.remaining + sensitiveTables(in: event), packed: search.packed,
      unread: search.unread)
  }

  /// Tables with a sensitive cell; one that cannot be read is among the files that were not searched.
  private static func sensitiveTables(in event: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: event.path)) ?? []
    return names.filter { $0.lowercased().hasSuffix(".csv") }.sorted().filter { name in
      guard let bytes = FileManager.default.contents(atPath: event.appending(path: name).path)
      else { return false }
      return purge(Array(bytes), of: name)?.removed.isEmpty == false
    }
  }

  /// Writes calendars that hold a removed value again without it.
  ///
  /// Only a duty telephone can be such a value; counts of diets name nobody and stay. Guests hear of
  /// the change as of any other. What cannot be written again is left, with the reason: the purge goes
  /// on, since no later one knows the values.
  private static func renew(
    _ calendars: WrittenCalendars, of festival: Festival, holding values: Set<String>,
    _ ledger: Ledger?, _ step: Step
  ) throws -> (renewed: [String], notRenewed: [String: String]) {
    var parts = festival.parts
    for index in parts.liaisonOfficers.indices { parts.liaisonOfficers[index].dutyPhone = "" }
    let festival = Festival(parts)
    var renewed: [String] = []
    var notRenewed: [String: String] = [:]
    for folder in calendars.folders {
      guard hasProgramme(folder), !PurgeSearch(values, in: [folder]).remaining.isEmpty else {
        continue
      }
      do {
        let file = folder.appending(path: CalendarFolder.marker)
        var programme = try programme(file, for: festival)
        if folder == calendars.published {
          try publishAgain(programme, of: festival, in: ledger, to: folder, step)
        } else {
          programme.score = ProgrammeChecker.check(programme, of: festival).score
          try write(programme, of: festival, to: folder)
        }
        renewed.append(folder.relativePath)
      } catch {
        notRenewed[folder.relativePath] = reason(error)
      }
    }
    return (renewed, notRenewed)
  }

  private static func programme(_ file: URL, for festival: Festival) throws(Refusal) -> Programme {
    let (programme, findings) = ProgrammeReader.read(file: file, for: festival)
    guard let programme else { throw Refusal(findings: findings) }
    return programme
  }

  /// Publishes what is published, in other words; what is not the latest edition, or is approved and
  /// not yet published, is no purge's to publish.
  private static func publishAgain(
    _ programme: Programme, of festival: Festival, in ledger: Ledger?, to folder: URL, _ step: Step
  ) throws {
    guard let ledger, let edition = try ledger.read({ try $0.latestEdition() }),
      edition.number == programme.edition
    else { throw NotRenewed.notLatest }
    guard edition.status != .approved else { throw NotRenewed.waitsForPublication }
    _ = try publish(programme, of: festival, in: ledger, to: folder, purpose: "purge", step)
  }

  private enum NotRenewed: Error { case notLatest, waitsForPublication }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case NotRenewed.notLatest: "不是台账中的最新版 / it is not the latest edition of the ledger"
    case NotRenewed.waitsForPublication:
      "新版已批准、待发布 / an approved edition waits to be published"
    case StepRefusal.breaksRules: "日程违反硬性规则 / the programme breaks hard rules"
    case let refusal as Refusal: refusal.findings.map(\.description).joined(separator: "; ")
    default: "\(error)"
    }
  }

  private static func hasProgramme(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: CalendarFolder.marker).path)
  }

  /// Empties the sensitive cells of a table, whose columns may have an office's own names.
  private static func purge(_ bytes: [UInt8], of name: String) -> SensitiveColumns.Purge? {
    SensitiveColumns.purge(bytes, file: name) { ListField(heading: $0)?.rawValue }
  }

  /// A ledger, and what SQLite may keep beside it.
  private static func files(of ledger: Ledger) -> [URL] {
    ["", "-journal", "-wal", "-shm"].map { URL(filePath: ledger.path + $0) }
  }

  private static func tables(in event: URL) throws -> [(String, [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: event.path(percentEncoded: false))
      .filter { $0.lowercased().hasSuffix(".csv") }.sorted()
      .map { ($0, Array(try Data(contentsOf: event.appending(path: $0)))) }
  }
}
