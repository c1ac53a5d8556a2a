// SPDX-License-Identifier: Apache-2.0

/// Why a workbook cannot be read.
package enum WorkbookError: Error, Hashable, Sendable {
  /// The archive, or a part of it, is cut or altered.
  case damaged(part: String)
  /// A part that every workbook has is not there.
  case partMissing(String)
  /// A part is larger than any list needs, by what it declares or by what it holds.
  case tooLarge(part: String)
  /// A part declares a document type, which could define entities without end.
  case documentType(part: String)
  case encrypted
}
