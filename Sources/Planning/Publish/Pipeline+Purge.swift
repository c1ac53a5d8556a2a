// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import Intake
package import Ledger

/// What a purge removed, and the proof of it.
package struct PurgeReport: Codable, Hashable, Sendable {
  /// How many values were removed, by table and column, such as `guests.csv passport`.
  package let removed: [String: Int]
  /// How many answers of recipients were removed from the ledger.
  package let replies: Int
  /// Files that were read again, byte by byte.
  package let searchedFiles: Int
  /// How many different values were searched for.
  package let searchedValues: Int
  /// Files that still hold a removed value, or a table with a sensitive cell; none in a good end.
  package let remaining: [String]
}

/// Why nothing was purged.
package struct RetentionNotOver: Error, Hashable, Sendable {
  package let due: Date

  package init(due: Date) { self.due = due }
}

extension Pipeline {
  /// Removes sensitive values from the tables and answers from the ledger, and searches what is left.
  ///
  /// All tables change together or not at all. `others` are folders with calendars; they are searched
  /// and not changed.
  ///
  /// - Throws: ``RetentionNotOver`` until `days` after the festival's last day, `LedgerError`,
  ///   `CalendarFolderError`.
  package static func purge(
    _ event: URL, of festival: Festival, after days: Int, ledger: Ledger?, others: [URL], at: Date
  ) throws -> PurgeReport {
    let due = festival.clock.instant(LocalTime(day: festival.dayCount + days, timeOfDay: 0))
    guard at >= due else { throw RetentionNotOver(due: due) }
    var expected: [String: [UInt8]] = [:]
    var changed: [(name: String, bytes: [UInt8])] = []
    var removed: [String: Int] = [:]
    var values: Set<String> = []
    for (name, bytes) in try tables(in: event) {
      guard let purge = SensitiveColumns.purge(bytes, file: name) else { continue }
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
        try change.save(Retention(subject: "sensitive columns", due: due, done: at))
        return try change.removeReplies()
      }
      try ledger.compact()
    }
    let (files, remaining) = try search(
      values, in: [event] + others + (ledger.map { [URL(filePath: $0.path)] } ?? []))
    return PurgeReport(
      removed: removed, replies: replies, searchedFiles: files, searchedValues: values.count,
      remaining: try remaining
        + tables(in: event).filter { name, bytes in
          SensitiveColumns.purge(bytes, file: name)?.removed.isEmpty == false
        }.map(\.0))
  }

  private static func tables(in event: URL) throws -> [(String, [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: event.path(percentEncoded: false))
      .filter { $0.lowercased().hasSuffix(".csv") }.sorted()
      .map { ($0, Array(try Data(contentsOf: event.appending(path: $0)))) }
  }

  /// Reads every byte of every file, hidden ones and the ledger's free pages too.
  private static func search(
    _ values: Set<String>, in roots: [URL]
  ) throws -> (files: Int, remaining: [String]) {
    let needles = values.sorted().map { Data($0.utf8) }
    var seen: Set<String> = []
    var remaining: [String] = []
    for root in roots {
      for file in files(below: root) where seen.insert(file.standardizedFileURL.path).inserted {
        let bytes = try Data(contentsOf: file)
        // A calendar may fold a value over two lines.
        let unfolded =
          file.pathExtension == "ics"
          ? Data(String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "").utf8) : bytes
        if needles.contains(where: { unfolded.range(of: $0) != nil }) {
          remaining.append(file.relativePath)
        }
      }
    }
    return (seen.count, remaining.sorted())
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
