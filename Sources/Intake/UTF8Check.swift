// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Refuses bytes that are no UTF-8, with the place of the first bad one.
enum UTF8Check {
  static func isClean(_ bytes: ArraySlice<UInt8>, file: String, log: FindingLog) -> Bool {
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    scan: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue("\n"):
        line += 1
        column = 1
      case .scalarValue: column += 1
      case .emptyInput, .error: break scan
      }
    }
    log.add(
      .brokenUTF8,
      at: Finding.Location(file: file, line: line, column: column),
      LocalizedText(zh: "这里的内容不是 UTF-8 编码", en: "The bytes here are not UTF-8 text"),
      remedy: LocalizedText(
        zh: "请另存为 UTF-8（Excel 中选“CSV UTF-8”）", en: "Save the file as UTF-8 (in Excel: CSV UTF-8)")
    )
    return false
  }
}
