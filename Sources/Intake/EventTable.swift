// SPDX-License-Identifier: Apache-2.0

/// One table of an event folder, changed cell by cell; what is not changed keeps its bytes.
package struct EventTable {
  package let file: String
  package private(set) var columns: [String]
  private let mark: [UInt8]
  private let bytes: [UInt8]
  private let headerCells: [CommaSeparatedText.Cell]
  private let cells: [[CommaSeparatedText.Cell]]
  private let lineEnd: [UInt8]
  private var positions: [String: Int]
  private var edits: [Int: [Int: String]] = [:]
  private var added: [[String]] = []
  private var removed: Set<Int> = []

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Takes a table that the event's reader has accepted.
  package init(_ file: String, _ table: [UInt8]) {
    self.file = file
    mark = table.starts(with: Self.byteOrderMark) ? Self.byteOrderMark : []
    bytes = Array(table[mark.count...])
    let rows =
      CommaSeparatedText.rows(
        ofText: bytes, separator: CommaSeparatedText.comma, file: file
      ).rows ?? []
    headerCells = rows.first ?? []
    cells = Array(rows.dropFirst())
    columns = headerCells.map(\.text)
    positions = Self.positions(columns)
    let feed = bytes.firstIndex(of: UInt8(ascii: "\n"))
    var isPlain = false
    if let feed { isPlain = feed == 0 || bytes[feed - 1] != UInt8(ascii: "\r") }
    lineEnd = isPlain ? Array("\n".utf8) : Array("\r\n".utf8)
  }

  /// Starts an empty table.
  package init(_ file: String, columns: [String]) {
    self.file = file
    mark = Self.byteOrderMark
    lineEnd = Array("\r\n".utf8)
    bytes = Array(columns.joined(separator: ",").utf8) + lineEnd
    headerCells = []
    cells = []
    self.columns = columns
    positions = Self.positions(columns)
  }

  private static func positions(_ columns: [String]) -> [String: Int] {
    Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Rows there are and were, removed ones too; a row's index never changes.
  package var rowCount: Int { cells.count + added.count }
  package var isChanged: Bool { !edits.isEmpty || !added.isEmpty || !removed.isEmpty }

  /// Whether the row was taken out since the table was read.
  package func isRemoved(_ row: Int) -> Bool { removed.contains(row) }
  /// Whether the table has a column of this name.
  package func has(_ column: String) -> Bool { positions[column] != nil }

  /// The value of a cell; empty when the table has no such column.
  package subscript(row: Int, column: String) -> String {
    guard let x = positions[column] else { return "" }
    if row >= cells.count {
      let values = added[row - cells.count]
      return x < values.count ? values[x] : ""
    }
    if let value = edits[row]?[x] { return value }
    guard x < cells[row].count else { return "" }
    return FormulaGuard.removed(from: trimmed(cells[row][x].text))
  }

  /// Sets a cell, adding the column if need be.
  package mutating func set(_ row: Int, _ column: String, _ value: String) {
    guard self[row, column] != value else { return }
    let x = position(adding: column)
    if row < cells.count {
      edits[row, default: [:]][x] = value
    } else {
      let index = row - cells.count
      while added[index].count <= x { added[index].append("") }
      added[index][x] = value
    }
  }

  /// Adds a row; values of columns that the table lacks add the column.
  @discardableResult
  package mutating func append(_ values: [(column: String, value: String)]) -> Int {
    var row = [String](repeating: "", count: columns.count)
    for (column, value) in values where !value.isEmpty {
      let x = position(adding: column)
      while row.count <= x { row.append("") }
      row[x] = value
    }
    added.append(row)
    return rowCount - 1
  }

  /// Takes a row out; the others keep their numbers until the table is written.
  package mutating func remove(_ row: Int) { removed.insert(row) }

  private mutating func position(adding column: String) -> Int {
    if let x = positions[column] { return x }
    columns.append(column)
    positions[column] = columns.count - 1
    return columns.count - 1
  }

  // MARK: Writing

  /// The table's bytes; cells that were not set are as they were.
  package func encoded() -> [UInt8] {
    guard isChanged else { return mark + bytes }
    var result = mark
    result.reserveCapacity(bytes.count + added.count * 120)
    var done = bytes.startIndex
    if let last = headerCells.last {
      result += bytes[..<last.range.upperBound]
      done = last.range.upperBound
      for column in columns.dropFirst(headerCells.count) {
        result += [Self.comma] + Self.cell(column)
      }
    }
    for (row, line) in cells.enumerated() {
      guard let first = line.first, let last = line.last else { continue }
      if removed.contains(row) {
        // The line end before the row goes with it.
        done = last.range.upperBound
        continue
      }
      result += bytes[done..<first.range.lowerBound]
      done = first.range.lowerBound
      let edits = edits[row] ?? [:]
      for (x, cell) in line.enumerated() {
        guard let value = edits[x] else { continue }
        result += bytes[done..<cell.range.lowerBound]
        result += Self.cell(value, isQuoted: isQuotedByChoice(cell))
        done = cell.range.upperBound
      }
      result += bytes[done..<last.range.upperBound]
      done = last.range.upperBound
      for x in line.count..<max(line.count, columns.count) {
        result.append(Self.comma)
        result += Self.cell(edits[x] ?? "")
      }
    }
    result += bytes[done...]
    if !added.isEmpty, result.last != UInt8(ascii: "\n"), result.last != UInt8(ascii: "\r") {
      result += lineEnd
    }
    for (index, values) in added.enumerated() where !removed.contains(cells.count + index) {
      for x in columns.indices {
        if x > 0 { result.append(Self.comma) }
        result += Self.cell(x < values.count ? values[x] : "")
      }
      result += lineEnd
    }
    return result
  }

  /// Whether somebody put a cell in quotes that needs none.
  private func isQuotedByChoice(_ cell: CommaSeparatedText.Cell) -> Bool {
    !cell.range.isEmpty && bytes[cell.range.lowerBound] == Self.quote
      && Self.cell(cell.text).first != Self.quote
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  /// A cell as a table writes it: guarded against formulas, quoted where it must be.
  package static func cell(_ value: String, isQuoted: Bool = false) -> [UInt8] {
    let text = FormulaGuard.added(to: value)
    let needsQuotes = text.utf8.contains { byte in
      byte == comma || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes || isQuoted else { return Array(text.utf8) }
    var bytes = [quote]
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
    return bytes
  }
}
