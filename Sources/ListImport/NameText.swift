// SPDX-License-Identifier: Apache-2.0

import Intake

/// Sorts names into the columns of their scripts.
enum NameText {
  typealias Report = (_ code: ListFindingCode, _ cause: String, _ remedy: String) -> Void

  static func read(
    _ text: String, as field: ListField, into record: inout ListRecord, report: Report
  ) {
    if WordTable.words.value("none", text) != nil { return }
    let column = column(of: text, given: field)
    if let parts = mixed(text), field == .name || field == .nameZh {
      set(parts.han, .nameZh, from: field, &record, report)
      set(parts.latin, .nameLatin, from: field, &record, report)
      return
    }
    set(text, column, from: field, &record, report)
  }

  private static func set(
    _ text: String, _ column: ListField, from field: ListField, _ record: inout ListRecord,
    _ report: Report
  ) {
    var text = text
    if column == .nameZh, text.contains(" "), ListText.isHan(text) {
      text = text.filter { $0 != " " }
      report(.spacesRemoved, "Spaces inside a name were removed", "Check the name")
    }
    if column == .nameLatin, let ordered = surnameFirst(text) {
      text = ordered
      report(.nameReordered, "The name was written SURNAME, Given", "Check which is the surname")
    }
    if column != field, field != .name {
      // A column of another script keeps what its own column says.
      guard record.filled(column) == nil else { return }
      report(
        .nameMoved, "A name in '\(field.rawValue)' was written to '\(column.rawValue)'",
        "Check the name")
    }
    record[column] = text
  }

  private static func column(of text: String, given field: ListField) -> ListField {
    switch field {
    case .nameLatin: return .nameLatin
    case .nameNative: return .nameNative
    default:
      if ListText.isLatin(text) { return .nameLatin }
      let hasHan = text.unicodeScalars.contains(where: ListText.isHan)
      return hasHan || field == .nameZh ? .nameZh : .nameNative
    }
  }

  /// `佐藤花子 SATO Hanako` or `佐藤花子(SATO, Hanako)` in its two scripts.
  private static func mixed(_ text: String) -> (han: String, latin: String)? {
    guard let first = text.unicodeScalars.first, ListText.isHan(first) else { return nil }
    let han = text.prefix { character in
      character.unicodeScalars.allSatisfy { !isLatinLetter($0) && $0 != "(" }
    }
    let latin = text.dropFirst(han.count).filter { !"()[]".contains($0) }
    let names = (han: trimmed(String(han)), latin: trimmed(String(latin)))
    guard ListText.isLatin(names.latin), names.latin.count >= 3, !names.han.isEmpty else {
      return nil
    }
    return names
  }

  private static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: true
    default: false
    }
  }

  /// `Hanako SATO` as `SATO, Hanako`; `nil` when the capitals do not tell, or it is so already.
  static func surnameFirst(_ text: String) -> String? {
    guard !text.contains(",") else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 2 else { return nil }
    let isSurname = words.map { word in
      word.count > 1 && word == word.uppercased() && word.contains { $0.isLetter }
    }
    // The surname stands together, at the start or at the end.
    guard isSurname.contains(true), isSurname.contains(false) else { return nil }
    let count = isSurname.count { $0 }
    let isFirst = isSurname.prefix(count).allSatisfy(\.self)
    guard isFirst || isSurname.suffix(count).allSatisfy(\.self) else { return nil }
    let surname = isFirst ? words.prefix(count) : words.suffix(count)
    let given = isFirst ? words.dropFirst(count) : words.dropLast(count)
    return "\(surname.joined(separator: " ")), \(given.joined(separator: " "))"
  }
}
