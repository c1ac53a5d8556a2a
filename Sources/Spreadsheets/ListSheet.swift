// SPDX-License-Identifier: Apache-2.0

/// One cell of a list, as text.
package struct ListCell: Sendable, Hashable {
  /// How a cell is stored and shown.
  package enum Kind: UInt8, Sendable {
    case empty, text, number, boolean
    /// A date, a time or both, already written as `2018-03-27`, `14:20` or `2018-03-27 14:20`.
    case date
    /// An error value such as `#N/A`.
    case error
    /// A formula whose value the file does not hold.
    case formula
  }

  /// As a person sees it, dates and numbers included.
  package var text: String
  /// How the file stores it.
  package var kind: Kind
  /// Whether the text is that of the merged cell it belongs to, whose corner is elsewhere.
  package var isFilled = false
  /// The row of a sheet or the line of a text file, counted from 1.
  package var line: Int32
  /// The column of a sheet, or the character of the line, counted from 1.
  package var column: Int32

  /// Takes positions counted from 1.
  package init(_ text: String, _ kind: Kind, line: Int, column: Int) {
    self.text = text
    self.kind = kind
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }
}

/// One row of a list; its cells stand side by side from the first column.
package struct ListRow: Sendable {
  /// Of the sheet or the text file, counted from 1.
  package var number: Int
  /// Whether the workbook hides it; it is read all the same.
  package var isHidden = false
  /// From the first column on; the row may be shorter than others.
  package var cells: [ListCell]

  /// Shown, unless told.
  package init(number: Int, isHidden: Bool = false, cells: [ListCell]) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }

  /// Whether nothing is written in it.
  package var isBlank: Bool { cells.allSatisfy { $0.text.isEmpty } }
}

/// One sheet of a workbook, or a whole text file.
package struct ListSheet: Sendable {
  /// `nil` for a text file, which has only one.
  package var name: String?
  /// In the order of the sheet, blank ones included.
  package var rows: [ListRow]
  /// Indices of columns, counted from 0.
  package var hiddenColumns: [Int] = []
  /// Whether serial numbers of days count from 1904.
  package var countsFrom1904 = false
  /// Columns or rows that lie beyond what is read.
  package var isCut = false

  /// Nothing hidden and nothing cut, until told otherwise.
  package init(name: String?, rows: [ListRow]) {
    self.name = name
    self.rows = rows
  }
}
