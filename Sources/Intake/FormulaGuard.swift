// SPDX-License-Identifier: Apache-2.0

/// The apostrophe before a cell that a spreadsheet program would else take for a formula.
///
/// It is not part of the value: what is written with it reads back without.
package enum FormulaGuard {
  /// The value as it is written to a table.
  package static func added(to value: String) -> String { isRisky(value) ? "'" + value : value }

  /// The value of a cell.
  package static func removed(from cell: String) -> String {
    guard cell.utf8.first == apostrophe, isRisky(cell.dropFirst()) else { return cell }
    return String(cell.dropFirst())
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether the text begins like a formula, behind any number of apostrophes.
  private static func isRisky(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first(where: { $0 != apostrophe }) else { return false }
    return switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
    default: false
    }
  }
}
