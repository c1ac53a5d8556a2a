// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
package import Foundation
import Glibc
import Intake
package import ListImport

extension Pipeline {
  /// An import that is understood but not written yet.
  package struct Import: Sendable {
    /// What was understood, and what would change.
    package let report: ImportReport
    fileprivate let folder: URL
    fileprivate let files: [String: [UInt8]]

    /// Writes the changed tables, all or none.
    ///
    /// - Throws: `CalendarFolderError` when the disk refuses; the folder is then as it was.
    package func write() throws {
      try EventFolderUpdate(folder: folder, expected: files).write(report.files)
    }
  }

  /// Reads lists and says what they make of an event's tables; writes nothing.
  ///
  /// - Throws: ``Refusal`` with every finding when the event or a list cannot be read.
  package static func understand(
    _ lists: [URL], into event: URL, request: ListImporter.Request
  ) throws(Refusal) -> Import {
    let log = ListLog()
    return try understand(
      lists.compactMap { ListSource($0, log: log) }, into: event, request: request, log)
  }

  /// The same with lists that are in memory already.
  ///
  /// - Throws: ``Refusal`` with every finding when the event or a list cannot be read.
  package static func understand(
    _ sources: [ListSource], into event: URL, request: ListImporter.Request
  ) throws(Refusal) -> Import {
    try understand(sources, into: event, request: request, ListLog())
  }

  private static func understand(
    _ sources: [ListSource], into event: URL, request: ListImporter.Request, _ log: ListLog
  ) throws(Refusal) -> Import {
    let slug = event.standardizedFileURL.lastPathComponent
    let (festival, problems, files) = EventFolderReader.load(folder: event, slug: slug)
    guard let festival else { throw Refusal(findings: problems) }
    guard !log.hasErrors,
      var report = ListImporter.run(
        sources, into: festival, files: files, request: request, log: log)
    else { throw Refusal(findings: log.findings) }
    // What is written must read again.
    var after = files
    for file in report.files { after[file.name] = file.bytes }
    let (result, findings) = EventFolderReader.read(files: after, slug: slug)
    guard result != nil else { throw Refusal(findings: findings) }
    let before = Set(problems)
    report.findings += findings.filter { !before.contains($0) }
    return Import(report: report, folder: event, files: files)
  }
}

extension Pipeline {
  /// Writes a list of the event to a file, whole or not at all.
  ///
  /// - Returns: how many people are on it.
  /// - Throws: ``Refusal`` when the event cannot be read, `CalendarFolderError` or
  ///   `WorkbookWriter.Problem` when the disk refuses.
  package static func export(
    _ kind: ListKind, of event: URL, as form: ListExport.Form, to file: URL
  ) throws -> Int {
    let slug = event.standardizedFileURL.lastPathComponent
    let (festival, problems, files) = EventFolderReader.load(folder: event, slug: slug)
    guard let festival else { throw Refusal(findings: problems) }
    let rows = ListExport.rows(kind, of: files)
    let draft = file.deletingLastPathComponent()
      .appending(path: TemporaryName.beside(file.lastPathComponent))
    defer { try? FileManager.default.removeItem(at: draft) }
    do {
      // What refuses an empty file refuses a workbook, whose library would say so in its own way.
      try Data(form == .csv ? ListExport.csv(rows) : []).write(to: draft)
    } catch {
      throw CalendarFolderError(.write, file.path, error)
    }
    switch form {
    case .csv: break
    case .xlsx:
      let date = festival.clock.instant(LocalTime(0))
      try ListExport.writeWorkbook(
        rows, kind: kind, date: date, to: draft.path(percentEncoded: false))
    }
    guard
      rename(draft.path(percentEncoded: false), file.path(percentEncoded: false)) == 0
    else { throw CalendarFolderError(.putInPlace, file.path) }
    return rows.count - 1
  }
}
