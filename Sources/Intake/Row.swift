// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One row of a table; reads its cells as values and reports those it cannot.
struct Row {
  let file: String
  private let columns: [String: Int]
  private let cells: [CommaSeparatedText.Cell]
  /// Those the house speaks, for names.
  private let languages: HouseLanguages
  let log: FindingLog

  init(
    file: String,
    columns: [String: Int],
    cells: [CommaSeparatedText.Cell],
    languages: HouseLanguages,
    log: FindingLog
  ) {
    self.file = file
    self.columns = columns
    self.cells = cells
    self.languages = languages
    self.log = log
  }

  /// Where the cell of a column is; the row itself when the table has no such column.
  func place(_ column: String) -> Finding.Location {
    let cell = cells[columns[column] ?? 0]
    return Finding.Location(file: file, line: cell.line, column: cell.column)
  }

  func add(_ code: FindingCode, _ column: String, _ cause: LocalizedText, remedy: LocalizedText) {
    log.add(code, at: place(column), cause, remedy: remedy)
  }

  /// The cell without surrounding spaces; empty when the table has no such column.
  func text(_ column: String) -> String {
    guard let index = columns[column] else { return "" }
    return FormulaGuard.removed(from: trimmed(cells[index].text))
  }

  func isEmpty(_ column: String) -> Bool { text(column).isEmpty }

  /// The cell, which may not be empty.
  func filled(_ column: String) -> String? {
    let text = text(column)
    if text.isEmpty {
      add(
        .valueMissing,
        column,
        LocalizedText(zh: "\(column) 没有填写", en: "The cell '\(column)' is empty"),
        remedy: LocalizedText(zh: "请填写", en: "Fill in the cell")
      )
      return nil
    }
    return text
  }

  /// The cell's parts between `|`, without empty ones.
  func list(_ column: String) -> [String] {
    text(column).split(separator: "|").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The name from the columns `name_<language>`, which must be there in the house's first language;
  /// in any of its languages where the festival does not say which it speaks.
  func localizedName() -> LocalizedText {
    let texts = texts("name")
    let needed = languages.isStated ? [languages.first] : languages.codes
    if !needed.contains(where: { texts[$0] != nil }) { _ = filled("name_\(needed.last ?? "en")") }
    return texts.localized(for: languages) ?? LocalizedText(sameInAll: "")
  }

  /// A text that may be left out in every language, from the columns `<column>_<language>`.
  func localizedText(_ column: String) -> LocalizedText? {
    texts(column).localized(for: languages)
  }

  private func texts(_ column: String) -> TextInLanguages {
    var texts = TextInLanguages()
    for name in columns.keys where name.hasPrefix("\(column)_") {
      let code = name.dropFirst(column.count + 1)
      if TextInLanguages.isCode(code) { texts[String(code)] = text(name) }
    }
    return texts
  }

  /// An identifier: letters, digits, `.`, `-` and `_`, because files are named after it.
  func identifier(_ column: String) -> String? {
    guard let text = filled(column) else { return nil }
    let isSafe =
      text.utf8.count <= 64 && text.first != "."
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
    if isSafe { return text }
    add(
      .badIdentifier,
      column,
      LocalizedText(zh: "\(quotedZh(text))不能作编号", en: "\(quoted(text)) cannot be an identifier"),
      remedy: LocalizedText(
        zh: "请用不超过 64 个英文字母、数字、点、连字符或下划线，不以点开头",
        en: "Use at most 64 letters A-Z, digits, '.', '-' and '_', not beginning with '.'")
    )
    return nil
  }

  /// A whole number in a range; an empty cell gives `otherwise`, or a finding when that is `nil`.
  ///
  /// `tooLarge` is what else may be done about a number above the range.
  func number(
    _ column: String, in range: ClosedRange<Int>, otherwise: Int? = nil,
    tooLarge: LocalizedText? = nil
  ) -> Int? {
    if isEmpty(column), let otherwise { return otherwise }
    guard let text = filled(column) else { return nil }
    return NumberText.whole(text, in: range, at: place(column), log: log, tooLarge: tooLarge)
  }

  /// A number that may be left out.
  func optionalNumber(_ column: String, in range: ClosedRange<Int>) -> Int? {
    isEmpty(column) ? nil : number(column, in: range)
  }

  /// 1 or 0, also as spreadsheets write them; an empty cell is 0.
  func flag(_ column: String) -> Bool {
    switch text(column).uppercased() {
    case "", "0", "FALSE": return false
    case "1", "TRUE": return true
    default:
      add(
        .badFlag,
        column,
        LocalizedText(
          zh: "\(quotedZh(text(column)))既不是 1 也不是 0",
          en: "\(quoted(text(column))) is neither 1 nor 0"),
        remedy: LocalizedText(zh: "是写 1，否写 0", en: "Write 1 for yes and 0 for no")
      )
      return false
    }
  }

  /// One word of a fixed vocabulary.
  func word<Word: RawRepresentable & CaseIterable>(_ column: String) -> Word?
  where Word.RawValue == String {
    guard let text = filled(column) else { return nil }
    return word(text, column)
  }

  func word<Word: RawRepresentable & CaseIterable>(_ text: String, _ column: String) -> Word?
  where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    add(
      .unknownWord,
      column,
      LocalizedText(
        zh: "\(column) 不能写\(quotedZh(text))", en: "\(quoted(text)) is not a value of '\(column)'"),
      remedy: LocalizedText(zh: "可以写：\(known)", en: "Use one of: \(known)")
    )
    return nil
  }

  func date(_ column: String) -> CivilDate? {
    if isEmpty(column) { return nil }
    if let date = DateCell.date(text(column)), (1900...2200).contains(date.year) { return date }
    add(
      .badDate,
      column,
      LocalizedText(
        zh: "\(quotedZh(text(column)))不是日期", en: "\(quoted(text(column))) is not a date"),
      remedy: LocalizedText(
        zh: "请写成 年-月-日，如 2018-03-27", en: "Write the date as YYYY-MM-DD, such as 2018-03-27")
    )
    return nil
  }

  /// A time of day, written `14:20`.
  func timeOfDay(_ column: String) -> Minutes? {
    if isEmpty(column) { return nil }
    if let time = DateCell.time(text(column)), time.rawValue < 1440 { return time }
    add(
      .badTime,
      column,
      LocalizedText(
        zh: "\(quotedZh(text(column)))不是时刻", en: "\(quoted(text(column))) is not a time of day"),
      remedy: LocalizedText(zh: "请写成 14:20", en: "Write it like 14:20")
    )
    return nil
  }

  /// A time of day, or of the night after it: `25:30` is half past one.
  func timeOfDayOrNight(_ column: String) -> Minutes? {
    if isEmpty(column) { return nil }
    if let time = DateCell.timeOfDayOrNight(text(column)) { return time }
    add(
      .badTime,
      column,
      LocalizedText(
        zh: "\(quotedZh(text(column)))不是时刻", en: "\(quoted(text(column))) is not a time of day"),
      remedy: LocalizedText(
        zh: "请写成 23:00，次日一点半写 25:30", en: "Write it like 23:00, and half past one at night 25:30")
    )
    return nil
  }

  /// Language codes, upper case.
  func languages(_ column: String) -> [String] {
    list(column).filter { LanguageText.isCode($0, at: place(column), log: log) }
  }

  /// Days on which a person may be assigned; only `ok`, or an empty cell, grants it.
  func clearance() -> Guest.Clearance {
    let status = text("clearance")
    let from = date("clearance_from")
    let to = date("clearance_to")
    if let from, let to, to < from {
      add(
        .endBeforeStart,
        "clearance_to",
        LocalizedText(zh: "许可的结束早于开始", en: "The clearance ends before it begins"),
        remedy: LocalizedText(zh: "请更正其中一个日期", en: "Correct one of the two dates")
      )
    }
    return Guest.Clearance(isGranted: status.isEmpty || status == "ok", from: from, to: to)
  }
}

/// The text without white space at its ends.
package func trimmed(_ text: String) -> String {
  let bytes = text.utf8
  if let first = bytes.first, let last = bytes.last, isInk(first) || isWide(first) {
    if isInk(last) { return text }
    if last >= 0x80, let lead = bytes.suffix(3).first, isWide(lead) { return text }
  }
  let scalars = text.unicodeScalars
  guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[start...end])
}

/// Whether a byte of UTF-8 is a letter, digit or sign of ASCII.
private func isInk(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

/// Whether a byte begins one of the characters of three bytes from U+4000 to U+DFFF.
private func isWide(_ byte: UInt8) -> Bool { (0xE4...0xED).contains(byte) }
