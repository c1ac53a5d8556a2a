// SPDX-License-Identifier: Apache-2.0

package import Changes
package import FestivalModel
import Folders
import Foundation
import Intake

/// Changes that are understood and tried on an event's tables, but not written yet.
package struct FolderChange: Sendable {
  /// A line of a table that becomes another, goes or comes; lines are counted from 1.
  package struct Line: Sendable, Hashable {
    /// The table that the line is in.
    package var file: String
    /// The line's number before, or behind which line it comes.
    package var number: Int
    /// As it is shown, without passports and the like; `nil` for a line that comes.
    package var before: String?
    /// As it is shown, without passports and the like; `nil` for a line that goes.
    package var after: String?
  }

  /// As they were read, those of the repair last.
  package let changes: [Change]
  /// The festival as the tables then say it.
  package let festival: Festival
  /// In the order of the tables and of their lines.
  package let lines: [Line]
  /// What the reader finds in the changed tables that it did not find before.
  package let findings: [Finding]
  private let folder: URL
  private let expected: [String: [UInt8]]
  private let files: [(name: String, bytes: [UInt8])]

  /// Reads changes for the festival of an event folder, and says what becomes of its tables; writes nothing.
  ///
  /// `repair` is the number of a repair to keep, counted from 1, with the changes it mends.
  ///
  /// - Throws: ``Refusal`` when the folder, a change or the repair cannot be read, when the tables are no longer those the
  ///   repair was found for, and when the changed tables could not be read; ``TablesDisagree`` when they would say
  ///   something else, which is our bug.
  init(
    _ texts: [String], repair: (number: Int, file: URL)? = nil, of folder: URL
  ) throws {
    let slug = folder.standardizedFileURL.lastPathComponent
    let (read, problems, files) = EventFolderReader.load(folder: folder, slug: slug)
    guard let festival = read else { throw Refusal(findings: problems) }
    var texts = texts
    if let repair {
      texts += try KeptRepairs.read(repair.file).changes(of: repair.number, for: files)
    }
    let changes = try Pipeline.changes(texts, for: festival)
    let wanted = festival.applying(changes)
    let changed = FestivalTables.changed(files, from: festival, to: wanted)
    var after = files
    for file in changed { after[file.name] = file.bytes }
    let (result, findings) = EventFolderReader.read(files: after, slug: slug)
    guard let result else {
      throw Refusal(findings: findings.filter { $0.severity == .error })
    }
    if let table = wanted.firstDifference(from: result) { throw TablesDisagree(table: table) }
    let known = Set(problems)
    self.changes = changes
    self.festival = result
    self.findings = findings.filter { !known.contains($0) }
    self.folder = folder
    expected = files
    self.files = changed
    lines = changed.flatMap { file in
      Self.lines(of: file.name, from: files[file.name] ?? [], to: file.bytes)
    }
  }

  /// Writes the changed tables, all or none.
  ///
  /// - Throws: `CalendarFolderError` when the disk refuses or somebody changed a table meanwhile; the folder is then as it
  ///   was.
  package func write() throws {
    try EventFolderUpdate(folder: folder, expected: expected).write(files)
  }

  // MARK: - Lines

  /// The lines that differ, without what must not be shown.
  private static func lines(of file: String, from old: [UInt8], to new: [UInt8]) -> [Line] {
    let (before, after) = (shownLines(old, file), shownLines(new, file))
    var gone: Set<Int> = []
    var come: Set<Int> = []
    // A column that comes at the end leaves rows without a value in it as they were.
    for change in after.difference(from: before, by: { isSame($0, $1) }) {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      let (isGone, isNew) = (gone.contains(i), come.contains(j))
      // A line that goes where another comes is one that changed.
      if isGone || isNew {
        lines.append(
          Line(
            file: file, number: isGone ? i + 1 : i, before: isGone ? before[i] : nil,
            after: isNew ? after[j] : nil))
      }
      if isGone || !isNew { i += 1 }
      if isNew || !isGone { j += 1 }
    }
    return lines
  }

  /// Whether two lines differ at most in how many empty cells stand at their end.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    func filled(_ line: String) -> Substring {
      line.lastIndex { $0 != "," }.map { line[...$0] } ?? ""
    }
    return filled(a) == filled(b)
  }

  /// Of the guests only the first cell, of other tables all but what identifies somebody.
  private static func shownLines(_ bytes: [UInt8], _ file: String) -> [String] {
    let shown = SensitiveColumns.purge(bytes, file: file)?.bytes ?? bytes
    let text = String(decoding: shown, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard file == TableSchema.guests.file else { return lines.map(String.init) }
    return lines.enumerated().map { index, line in
      index == 0 ? String(line) : String(line.prefix { $0 != "," }) + ",…"
    }
  }
}

/// What was written does not say what the changes say: a bug of ours.
package struct TablesDisagree: Error, CustomStringConvertible {
  /// File name of the first table that says something else.
  package let table: String

  /// For whoever reports the bug; no values.
  package var description: String {
    "The changed tables would not say what the changes say, first in \(table). This is a bug in Attaché; nothing was written."
  }
}

extension Festival {
  /// The first table that says something else in another festival.
  fileprivate func firstDifference(from other: Festival) -> String? {
    func isEqual<Value: Equatable>(_ value: KeyPath<Festival, [Value]>) -> Bool {
      self[keyPath: value] == other[keyPath: value]
    }
    if !isEqual(\.parties) { return TableSchema.parties.file }
    if !isEqual(\.units) { return TableSchema.units.file }
    if !isEqual(\.guests) { return TableSchema.guests.file }
    if !isEqual(\.venues) { return TableSchema.venues.file }
    if !isEqual(\.sessions) { return TableSchema.sessions.file }
    if !isEqual(\.openings) { return TableSchema.openings.file }
    if !isEqual(\.speeches) { return TableSchema.speeches.file }
    if !isEqual(\.outlets) { return TableSchema.outlets.file }
    if !isEqual(\.journalists) { return TableSchema.journalists.file }
    if !isEqual(\.mediaSlots) { return TableSchema.mediaSlots.file }
    if !isEqual(\.interviews) { return TableSchema.interviews.file }
    if !isEqual(\.interpreters) { return TableSchema.interpreters.file }
    if !isEqual(\.liaisonOfficers) { return TableSchema.liaisonOfficers.file }
    if !isEqual(\.vehicles) { return TableSchema.vehicles.file }
    if !isEqual(\.parts.fleet) { return TableSchema.fleet.file }
    if !isEqual(\.parts.drivers) { return TableSchema.drivers.file }
    if !isEqual(\.waves) { return TableSchema.waves.file }
    if !isEqual(\.matchmaking) { return TableSchema.matchmaking.file }
    if !isEqual(\.wishes) { return TableSchema.wishes.file }
    if !isEqual(\.items) { return TableSchema.items.file }
    if !isEqual(\.relations) { return TableSchema.relations.file }
    return nil
  }
}
