// SPDX-License-Identifier: Apache-2.0

/// What a file is, told by its bytes and not by its name.
package enum FileKind: Sendable, Hashable {
  /// Text of any encoding: a table with separators.
  case text
  case vCard
  case iCalendar
  /// XLSX, or XLSM.
  case workbook
  /// XLS, of Excel 97 to 2003.
  case legacyWorkbook
  case encryptedWorkbook
  /// XLSB.
  case binaryWorkbook
  case openDocument
  case numbers
  /// A web page, often named `.xls`.
  case webPage
  /// Excel's XML of 2003, often named `.xls`.
  case xmlSpreadsheet
  /// A document, a picture, an archive of something else.
  case other

  /// Looks at the first bytes, and into archives; never fails.
  package init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self =
        Self.contains(Self.wide("EncryptedPackage"), in: bytes)
        ? .encryptedWorkbook : .legacyWorkbook
    } else if bytes.starts(with: [0x09, 0x08]) || bytes.starts(with: [0x09, 0x04])
      || bytes.starts(with: [0x09, 0x02])
    {
      self = .legacyWorkbook
    } else if bytes.starts(with: Array("PK\u{3}\u{4}".utf8))
      || bytes.starts(with: Array("PK\u{5}\u{6}".utf8))
    {
      self = Self.archive(bytes)
    } else if Self.signatures.contains(where: { bytes.starts(with: $0) }) {
      self = .other
    } else {
      self = Self.text(bytes)
    }
  }

  /// The first bytes of PDF, PNG, JPEG, GIF, RTF, gzip, RAR, 7z, and of Access.
  private static let signatures: [[UInt8]] = [
    Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
    Array("{\\rtf".utf8), [0x1F, 0x8B], Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF],
    [0x00, 0x01, 0x00, 0x00] + Array("Standard".utf8),
  ]

  private static func archive(_ bytes: [UInt8]) -> Self {
    // Names of parts stand uncompressed in the archive's directory.
    func names(_ text: String) -> Bool { contains(Array(text.utf8), in: bytes) }
    if names("xl/workbook.bin") { return .binaryWorkbook }
    if names("xl/worksheets/") || names("xl/workbook.xml") { return .workbook }
    if names("application/vnd.oasis.opendocument.spreadsheet") { return .openDocument }
    if names("Index/Document.iwa") || names("index.apxl") || names("Index.zip") { return .numbers }
    if names("word/document.xml") || names("ppt/presentation.xml")
      || names("application/vnd.oasis.opendocument")
    {
      return .other
    }
    // Producers may name parts otherwise; the workbook's own reader then tells.
    return names("[Content_Types].xml") ? .workbook : .other
  }

  private static func text(_ bytes: [UInt8]) -> Self {
    let start = bytes.prefix(2048).filter { $0 != 0 }
    let head = String(decoding: start, as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
    if head.hasPrefix("begin:vcard") { return .vCard }
    // Some programs leave the calendar around an event out; its reader then tells.
    if head.hasPrefix("begin:") { return .iCalendar }
    if head.hasPrefix("<") {
      if head.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .xmlSpreadsheet }
      if head.contains("<html") || head.contains("<table") || head.contains("<!doctype html") {
        return .webPage
      }
      return .other
    }
    return .text
  }

  /// The text in two-byte characters, low byte first.
  private static func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }

  private static func contains(_ pattern: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = pattern.first, bytes.count >= pattern.count else { return false }
    var start = bytes.startIndex
    while let index = bytes[start...].firstIndex(of: first) {
      if bytes[index...].starts(with: pattern) { return true }
      start = index + 1
    }
    return false
  }
}
