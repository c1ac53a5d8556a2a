// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import Intake
package import Ledger
import ListImport

/// What a purge removed, and the proof of it.
package struct PurgeReport: Codable, Hashable, Sendable {
  /// How many values were removed, by table and column, such as `guests.csv passport`.
  package let removed: [String: Int]
  /// How many answers of recipients were removed from the ledger.
  package let replies: Int
  /// How many invitations, which hold addresses, were removed.
  package let messages: Int
  /// Files that were read again, byte by byte.
  package let searchedFiles: Int
  /// How many different values were searched for.
  package let searchedValues: Int
  /// Files that still hold a removed value, or a table with a sensitive cell; none in a good end.
  package let remaining: [String]
  /// Files whose bytes are packed, so that nothing can be said of them; none in a good end.
  package let packed: [String]
}

/// Why nothing was purged.
package struct RetentionNotOver: Error, Hashable, Sendable {
  package let due: Date

  package init(due: Date) { self.due = due }
}

extension Pipeline {
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

  /// Removes sensitive values from the tables, answers from the ledger and the messages written by
  /// ``invite(_:of:since:to:ledger:_:)``, and searches what is left.
  ///
  /// The values are known to the first purge alone: a second one has nothing to search for.
  ///
  /// All tables change together or not at all. `others` are files, and folders with calendars; they
  /// are searched and not changed.
  ///
  /// - Throws: ``RetentionNotOver`` until `days` after the festival's last day, `LedgerError`,
  ///   `CalendarFolderError`.
  package static func purge(
    _ event: URL, of festival: Festival, after days: Int, ledger: Ledger?, messages: URL? = nil,
    others: [URL], at: Date
  ) throws -> PurgeReport {
    let due = endOfRetention(of: festival, days: days)
    guard at >= due else { throw RetentionNotOver(due: due) }
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
    var replies = 0
    if let ledger {
      replies = try ledger.write { change in
        try change.save(Retention(subject: retained, due: due, done: at))
        return try change.removeReplies()
      }
      try ledger.compact()
    }
    let removedMessages = try messages.map { try removeMessages(in: $0) } ?? 0
    let (files, remaining, packed) = try search(
      values,
      in: [event] + others + (messages.map { [$0] } ?? [])
        + (ledger.map { Self.files(of: $0) } ?? []))
    return PurgeReport(
      removed: removed, replies: replies, messages: removedMessages, searchedFiles: files,
      searchedValues: values.count,
      remaining: try remaining
        + tables(in: event).filter { name, bytes in
          purge(bytes, of: name)?.removed.isEmpty == false
        }.map(\.0),
      packed: packed)
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
