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
}

/// Where an event's calendars lie, as far as there are any.
package struct WrittenCalendars: Hashable, Sendable {
  /// Written by ``Publisher/write(_:of:to:)``.
  package let drafts: URL?
  /// Written by ``Publisher/publish(_:of:in:to:purpose:allowsDraft:_:)``.
  package let published: URL?

  package init(drafts: URL? = nil, published: URL? = nil) {
    self.drafts = drafts
    self.published = published
  }

  var folders: [URL] { [drafts, published].compactMap { $0 } }
}

/// Why nothing was purged.
package struct RetentionNotOver: Error, Hashable, Sendable {
  package let due: Date

  package init(due: Date) { self.due = due }
}

extension Publisher {
  /// How the ledger calls what is kept for a while, and how long that is unless told otherwise.
  private static let retained = "sensitive columns"
  private static let retentionDays = 30

  private static func endOfRetention(of festival: Festival, days: Int) -> Date {
    festival.clock.instant(LocalTime(day: festival.dayCount + days, timeOfDay: 0))
  }

  /// Writes down until when sensitive data may be kept, unless it was removed already.
  static func noteRetention(of festival: Festival, _ change: LedgerTransaction) throws {
    let known = try change.snapshot.retentions().first { $0.subject == retained }
    if known?.done != nil { return }
    try change.save(
      Retention(subject: retained, due: endOfRetention(of: festival, days: retentionDays)))
  }

  /// Removes sensitive values from the tables, from the calendars that held any, answers from the
  /// ledger and the messages written by ``invite(_:of:since:to:ledger:_:)``, and searches what is
  /// left.
  ///
  /// The values are known to the first purge alone: a second one has nothing to search for.
  ///
  /// All tables change together or not at all. `others` are files and folders that are searched and
  /// not changed.
  ///
  /// - Throws: ``RetentionNotOver`` until `days` after the festival's last day, `LedgerError`,
  ///   `CalendarFolderError`.
  package static func purge(
    _ event: URL, of festival: Festival, after days: Int, ledger: Ledger?,
    calendars: WrittenCalendars = WrittenCalendars(), messages: URL? = nil, others: [URL],
    _ step: Step
  ) throws -> PurgeReport {
    let due = endOfRetention(of: festival, days: days)
    guard step.at >= due else { throw RetentionNotOver(due: due) }
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
    try EventFolderUpdate(folder: event, expected: expected).write(changed)
    let (renewed, notRenewed) = try renew(
      calendars, of: festival, holding: values, ledger, step)
    var replies = 0
    if let ledger {
      replies = try ledger.write { change in
        try change.save(Retention(subject: retained, due: due, done: step.at))
        return try change.removeReplies()
      }
      try ledger.compact()
    }
    let removedMessages = try messages.map { try removeMessages(in: $0) } ?? 0
    let (files, remaining, packed) = try search(
      values,
      in: [event] + calendars.folders + others + (messages.map { [$0] } ?? [])
        + (ledger.map { Self.files(of: $0) } ?? []))
    return PurgeReport(
      removed: removed, replies: replies, messages: removedMessages, renewed: renewed,
      notRenewed: notRenewed, searchedFiles: files, searchedValues: values.count,
      remaining: try remaining
        + tables(in: event).filter { name, bytes in
          purge(bytes, of: name)?.removed.isEmpty == false
        }.map(\.0),
      packed: packed)
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
      guard hasProgramme(folder), try !search(values, in: [folder]).remaining.isEmpty else {
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

  /// Reads every byte of every file, hidden ones and the ledger's free pages too.
  private static func search(
    _ values: Set<String>, in roots: [URL]
  ) throws -> (files: Int, remaining: [String], packed: [String]) {
    let search = ByteSearch(values)
    var seen: Set<String> = []
    var remaining: [String] = []
    var packed: [String] = []
    for root in roots {
      for file in files(below: root) where seen.insert(file.standardizedFileURL.path).inserted {
        let bytes = Array(try Data(contentsOf: file))
        if isPacked(bytes) { packed.append(file.relativePath) }
        if search.isAnyFound(in: bytes)
          || file.pathExtension == "ics" && search.isAnyFound(in: plain(bytes))
        {
          remaining.append(file.relativePath)
        }
      }
    }
    return (seen.count, remaining.sorted(), packed.sorted())
  }

  /// What a calendar says, without its folds and without the signs before commas and semicolons.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        .replacing("\\,", with: ",").replacing("\\;", with: ";").utf8)
  }

  /// How compressed and encrypted files begin: zip with all workbooks, gzip, bzip2, xz, zstd, 7z,
  /// rar, PDF, and the documents of older offices.
  private static let packedBeginnings: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A],
    [0x28, 0xB5, 0x2F, 0xFD], [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8), Array("%PDF".utf8),
    [0xD0, 0xCF, 0x11, 0xE0],
  ]

  private static func isPacked(_ bytes: [UInt8]) -> Bool {
    packedBeginnings.contains { bytes.starts(with: $0) }
  }

  private static func files(below root: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) else {
      return []
    }
    guard isFolder.boolValue else { return [root] }
    return (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? [])
      .sorted().map { root.appending(path: $0) }
      .filter { file in
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return attributes?[.type] as? FileAttributeType == .typeRegular
      }
  }
}
