// SPDX-License-Identifier: Apache-2.0

import CLibxlsxwriter
package import Foundation

/// Writes a workbook of one sheet in which every cell is text, so that none can be a formula.
package enum WorkbookWriter {
  /// Why a workbook was not written.
  package struct Problem: Error, CustomStringConvertible {
    /// The file that was to be written.
    package let path: String
    /// In the library's words.
    package let reason: String

    /// One sentence in English.
    package var description: String { "Cannot write \(path): \(reason)" }
  }

  /// The longest text a cell can hold, in UTF-16 units.
  package static let longestText = 32_767

  /// Writes the rows to a new file; the first row is the header.
  ///
  /// The file says it was made at `date`, so that the same rows give the same bytes.
  ///
  /// - Throws: ``Problem``; what was written so far is then left to the caller.
  package static func write(
    _ rows: [[String]], sheet name: String, date: Date, to path: String
  ) throws(Problem) {
    func problem(_ code: lxw_error) -> Problem {
      let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) }
      return Problem(path: path, reason: reason ?? "unknown")
    }
    guard let book = unsafe workbook_new(path) else {
      throw Problem(path: path, reason: "no memory")
    }
    var properties = unsafe lxw_doc_properties()
    unsafe properties.created = time_t(date.timeIntervalSince1970)
    _ = unsafe workbook_set_properties(book, &properties)
    var failure: lxw_error?
    if let sheet = unsafe workbook_add_worksheet(book, name),
      let bold = unsafe workbook_add_format(book)
    {
      unsafe format_set_bold(bold)
      unsafe worksheet_freeze_panes(sheet, 1, 0)
      let width = rows.map(\.count).max() ?? 1
      _ = unsafe worksheet_set_column(sheet, 0, lxw_col_t(max(0, width - 1)), 16, nil)
      for (y, row) in rows.enumerated() {
        for (x, text) in row.enumerated() where !text.isEmpty && failure == nil {
          let result = unsafe worksheet_write_string(
            sheet, lxw_row_t(y), lxw_col_t(x), ExcelEscape.added(to: text), y == 0 ? bold : nil)
          if result != LXW_NO_ERROR { failure = result }
        }
      }
    } else {
      failure = LXW_ERROR_MEMORY_MALLOC_FAILED
    }
    let result = unsafe workbook_close(book)
    if let failure { throw problem(failure) }
    if result != LXW_NO_ERROR { throw problem(result) }
  }
}
