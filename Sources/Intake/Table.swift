// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One table with a checked header, every row as wide as the header.
struct Table {
  let rows: [Row]

  /// Reads a table; `nil` when it has no usable header, which is then in the findings.
  init?(_ bytes: [UInt8], schema: TableSchema, log: FindingLog) {
    self.init(
      bytes,
      file: schema.file,
      required: schema.required,
      known: schema.required + schema.optional,
      log: log
    )
  }

  /// Reads a table with the given columns.
  init?(_ bytes: [UInt8], file: String, required: [String], known: [String], log: FindingLog) {
    guard let lines = CommaSeparatedText.rows(of: bytes, file: file, log: log) else { return nil }
    guard let header = lines.first else {
      log.add(
        .tableEmpty,
        at: Finding.Location(file: file, line: 1, column: 1),
        "The table has no header line",
        remedy: "Write the column names in the first line"
      )
      return nil
    }
    guard
      let columns = Self.columns(
        of: header,
        file: file,
        required: required,
        known: known,
        log: log
      )
    else { return nil }
    rows = lines.dropFirst().compactMap { cells in
      guard let first = cells.first else { return nil }
      guard cells.count == header.count else {
        log.add(
          .cellCount,
          at: Finding.Location(file: file, line: first.line, column: first.column),
          "The row has \(cells.count) cells, the header \(header.count)",
          remedy: "Give every row one cell for each column; quote cells that hold a comma"
        )
        return nil
      }
      return Row(file: file, columns: columns, cells: cells, log: log)
    }
  }

  private static func columns(
    of header: [CommaSeparatedText.Cell],
    file: String,
    required: [String],
    known: [String],
    log: FindingLog
  ) -> [String: Int]? {
    var columns: [String: Int] = [:]
    var isUsable = true
    for (index, cell) in header.enumerated() {
      let place = Finding.Location(file: file, line: cell.line, column: cell.column)
      if columns[cell.text] != nil {
        isUsable = false
        log.add(
          .columnTwice,
          at: place,
          "The column \(quoted(cell.text)) is there twice",
          remedy: "Keep one of the two columns"
        )
      } else if !known.contains(cell.text) {
        log.add(
          .unknownColumn,
          at: place,
          "The column \(quoted(cell.text)) is unknown and not read",
          remedy: "Correct its name, or remove it; known are \(known.joined(separator: ", "))"
        )
      }
      columns[cell.text] = index
    }
    for name in required where columns[name] == nil {
      isUsable = false
      log.add(
        .columnMissing,
        at: Finding.Location(file: file, line: 1, column: 1),
        "The column '\(name)' is missing",
        remedy: "Add a column with the header '\(name)'"
      )
    }
    return isUsable ? columns : nil
  }
}
