// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import Intake

/// A copy of an event folder in a temporary place, for a test to change; removed with the object.
package final class EventFolderCopy {
  package let folder: URL

  package init(of source: URL = referenceFolder) throws {
    let parent = FileManager.default.temporaryDirectory
      .appending(path: "attache-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    folder = parent.appending(path: source.lastPathComponent)
    try FileManager.default.copyItem(at: source, to: folder)
  }

  /// The example that a new event begins with.
  package init(ofTemplateCalled name: String) throws {
    let parent = FileManager.default.temporaryDirectory
      .appending(path: "attache-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    folder = parent.appending(path: name)
    try EventFolderTemplate.write(to: folder)
  }

  deinit {
    // A copy that cannot be removed harms no test.
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  /// What the reader makes of the copy.
  package func read() -> (festival: Festival?, findings: [Finding]) {
    EventFolderReader.read(folder: folder, slug: folder.lastPathComponent)
  }

  /// The codes of the findings, in their order.
  package func codes() -> [String] { read().findings.map(\.code) }

  /// Sets one cell; `row` is the value of the first column.
  package func set(
    _ table: String,
    _ row: String,
    _ column: String,
    to value: String
  ) throws {
    try edit(table) { rows in
      guard let x = rows.first?.firstIndex(of: column),
        let y = rows.firstIndex(where: { $0.first == row })
      else { throw EventFolderProblem(description: "No cell \(table) \(row) \(column)") }
      rows[y][x] = value
    }
  }

  /// Adds a row at the end of a table.
  package func append(_ table: String, _ cells: [String]) throws {
    try edit(table) { $0.append(cells) }
  }

  /// Removes the row whose first cell is `row`.
  package func remove(_ table: String, _ row: String) throws {
    try edit(table) { $0.removeAll { $0.first == row } }
  }

  package func removeFile(_ name: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: name))
  }

  /// Replaces a text in a file, the first time it occurs.
  package func replace(_ text: String, with other: String, in name: String) throws {
    let file = folder.appending(path: name)
    let content = try String(contentsOf: file, encoding: .utf8)
    guard let range = content.range(of: text) else {
      throw EventFolderProblem(description: "No \(text) in \(name)")
    }
    try content.replacingCharacters(in: range, with: other)
      .write(to: file, atomically: true, encoding: .utf8)
  }

  /// Changes the rows of a table, the header first.
  package func edit(_ table: String, _ change: (inout [[String]]) throws -> Void) throws {
    let file = folder.appending(path: "\(table).csv")
    let content = try String(contentsOf: file, encoding: .utf8)
    var rows = Self.rows(content.hasPrefix("\u{FEFF}") ? String(content.dropFirst()) : content)
    try change(&rows)
    let lines = rows.map { row in
      row.map { cell in
        cell.contains(where: { ",\"\n\r\r\n".contains($0) })
          ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: ",")
    }
    try (lines.joined(separator: "\r\n") + "\r\n")
      .write(to: file, atomically: true, encoding: .utf8)
  }

  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var previous: Character?
    for character in text {
      switch character {
      case "\"":
        // A quote right after a closing one is a doubled quote.
        if !isQuoted, previous == "\"" { cell.append(character) }
        isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r\n" where !isQuoted, "\n" where !isQuoted:
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.append(character)
      }
      previous = character
    }
    return cell.isEmpty && row.isEmpty ? rows : rows + [row + [cell]]
  }
}
