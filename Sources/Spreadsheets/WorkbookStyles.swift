// SPDX-License-Identifier: Apache-2.0

/// Which cell styles of a workbook show a number as a date or a time.
struct WorkbookStyles {
  private var isDate: [Bool] = []

  init() {}

  /// - Source: ECMA-376 part 1, 18.8.30: the built-in formats.
  init(_ part: consuming ArchivePart) throws(WorkbookError) {
    var reader = try XMLReader(part)
    var custom: [Int: Bool] = [:]
    var isInCellStyles = false
    while let node = try reader.next() {
      switch node {
      case .start("numFmt"):
        guard let id = reader.attribute("numFmtId").flatMap({ Int($0) }),
          let code = reader.attribute("formatCode")
        else { continue }
        custom[id] = Self.showsDate(code)
      case .start("cellXfs"): isInCellStyles = true
      case .end("cellXfs"): isInCellStyles = false
      case .start("xf") where isInCellStyles:
        guard isDate.count < 100_000 else { throw .tooLarge(part: "styles") }
        let id = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
        isDate.append(custom[id] ?? Self.builtIn(id))
      default: continue
      }
    }
  }

  func showsDate(_ style: Int?) -> Bool {
    guard let style, isDate.indices.contains(style) else { return false }
    return isDate[style]
  }

  private static func builtIn(_ id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format has letters of a date outside quotes, brackets and escapes.
  static func showsDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    var bracket = ""
    // The first section is the one for positive numbers.
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"" where !isBracketed: isQuoted.toggle()
      case _ where isQuoted: continue
      case "\\", "_", "*": isEscaped = true
      case "[":
        isBracketed = true
        bracket = ""
      case "]":
        isBracketed = false
        if ["h", "hh", "m", "mm", "s", "ss"].contains(bracket) { return true }
      case _ where isBracketed: bracket.append(character)
      case ";": return false
      case "y", "m", "d", "h", "s": return true
      default: continue
      }
    }
    return false
  }
}
