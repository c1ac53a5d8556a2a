// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Intake

/// Sorts names into the columns of their scripts.
enum NameText {
  typealias Report = (
    _ code: ListFindingCode, _ cause: @autoclosure () -> LocalizedText,
    _ remedy: @autoclosure () -> LocalizedText
  ) -> Void

  static func read(
    _ text: String, as field: ListField, into record: inout ListRecord, report: Report
  ) {
    guard isName(text) else { return }
    switch PersonsInCell(text) {
    case .one: readOne(text, as: field, into: &record, report: report)
    case .couple(let name, let sexes):
      readOne(name, as: field, into: &record, report: report)
      addSpouse(sexes, to: &record)
    case .several(let names): read(names, as: field, into: &record, report: report)
    case .unclear: record.namesUnclear = true
    }
  }

  /// The names of several people, of whom the first is the record's own.
  static func read(
    _ names: [String], as field: ListField, into record: inout ListRecord, report: Report
  ) {
    for (position, name) in names.enumerated() {
      if position == 0 {
        readOne(name, as: field, into: &record, report: report)
        continue
      }
      var other = ListRecord(place: record.place)
      readOne(name, as: field, into: &other, report: report)
      record.add(other, at: position - 1)
    }
  }

  /// The people of a column for those who come along; yes, or how many, names nobody.
  static func readCompanions(_ text: String, into record: inout ListRecord, report: Report) {
    if ["none", "no"].contains(where: { WordTable.words.value($0, text) != nil }) { return }
    var names: [String] = []
    if isName(text), WordTable.words.value("yes", text) == nil, !hasCompany(text) {
      let parts = text.split { "、;；".contains($0) }.map { trimmed(String($0)) }
      switch PersonsInCell(text) {
      case .one: names = [text]
      case .several(let several): names = several
      case .couple: break
      // In a column of their own, names side by side are as many people.
      case .unclear: names = parts.count > 1 && parts.allSatisfy(isName) ? parts : []
      }
    }
    if names.isEmpty {
      report(
        .severalPersons,
        LocalizedText(
          zh: "该行写有随行人员，但没有写明姓名，未读入",
          en:
            "The row speaks of people who come along, and not how each is called; they were not read"
        ),
        LocalizedText(zh: "请每人一行，写全姓名", en: "Give each person a row and a whole name"))
    }
    for name in names {
      var other = ListRecord(place: record.place)
      readOne(name, as: .name, into: &other, report: report)
      guard other.hasName else { continue }
      // What the person of the row may not eat says nothing of others.
      for field in [ListField.diet, .mobility, .note] { other[field] = "" }
      record.add(other, at: record.others.count)
    }
  }

  private static func readOne(
    _ text: String, as field: ListField, into record: inout ListRecord, report: Report
  ) {
    var text = withSlash(withoutCompany(text, &record, report), report)
    if let found = TitledName(text) {
      text = found.name
      if record.filled(.title) == nil { record[.title] = found.title }
      report(
        .titleSplit,
        LocalizedText(
          zh: "\(field.words.zh)中的职务已与姓名分开",
          en: "The title in \(field.words.en) was parted from the name"),
        LocalizedText(zh: "请核对姓名和职务", en: "Check the name and the title"))
    }
    if isPlaceholder(text) {
      record.isPlaceholder = true
      set(text, column(of: text, given: field), from: field, &record, report)
      return
    }
    if let parts = mixed(text), field == .name || field == .nameZh {
      set(plain(parts.han, field, report), .nameZh, from: field, &record, report)
      set(plain(parts.latin, field, report), .nameLatin, from: field, &record, report)
      return
    }
    let name = plain(text, field, report)
    set(name, column(of: name, given: field), from: field, &record, report)
  }

  /// `SATO/HANAKO MS`, as airlines write a name, with a comma.
  private static func withSlash(_ text: String, _ report: Report) -> String {
    guard text.utf8.contains(UInt8(ascii: "/")), ListText.isLatin(text), text == text.uppercased()
    else {
      return text
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { trimmed(String($0)) }
    guard parts.count == 2, parts.allSatisfy(isName) else { return text }
    var given = parts[1].split(separator: " ")
    if given.count > 1, let last = given.last, Salutation(String(last)) != nil {
      given.removeLast()
    }
    report(
      .nameReordered,
      LocalizedText(zh: "姓名已写成 SURNAME, Given", en: "The name was written SURNAME, Given"),
      LocalizedText(zh: "请核对哪个是姓", en: "Check which is the surname"))
    return "\(parts[0]), \(given.joined(separator: " "))"
  }

  /// A name without honorifics.
  static func plain(_ text: String, _ field: ListField, _ report: Report) -> String {
    let name = Honorific.removed(from: text)
    if name != text {
      report(
        .honorificRemoved,
        LocalizedText(
          zh: "\(field.words.zh)中的称谓或学位已去掉",
          en: "An honorific or degree was taken off \(field.words.en)"),
        LocalizedText(zh: "若属于职务，请写入职务", en: "Write it into the title, if it belongs there"))
    }
    return name
  }

  /// Whether a cell of names holds one; `No`, `Na` and `Null` are names, a dash is none.
  static func isName(_ text: String) -> Bool {
    guard text.contains(where: \.isLetter) else { return false }
    return text.utf8.count > longestNone || !nones.contains(text)
  }

  private static let nones: Set<String> = [
    "无", "無", "没有", "暂无", "なし", "無し", "없음", "N/A", "n/a",
  ]
  private static let longestNone = nones.map(\.utf8.count).max() ?? 0

  /// Whether a surname or given name is one; `LNU` and `FNU` of visas say that there is none.
  static func isPart(_ text: String) -> Bool {
    isName(text) && !["LNU", "FNU", "N/A", "n/a"].contains(text)
  }

  /// Adds the spouse, who is not named, of the person of a record.
  static func addSpouse(_ sexes: [String], to record: inout ListRecord) {
    var other = ListRecord(place: record.place)
    for column in GuestBook.names {
      guard let name = record.filled(column) else { continue }
      let hasHangul = name.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
      other[column] =
        ListText.isLatin(name) ? "Spouse of \(name)" : "\(name)(\(hasHangul ? "배우자" : "配偶"))"
    }
    guard other.hasName else { return }
    other.isPlaceholder = true
    if sexes.count == 2 {
      if record.filled(.sex) == nil { record[.sex] = sexes[0] }
      other[.sex] = sexes[1]
    }
    record.add(other, at: 0)
  }

  // MARK: Those who are not named

  private static let starts = [
    "guest of ", "spouse of ", "wife of ", "husband of ", "plus one", "companion of ",
  ]

  /// Whether the words stand for somebody who is not named yet: `TBC`, `TBA 2`, 待定, `Guest of …`.
  static func isPlaceholder(_ text: String) -> Bool {
    guard mayBePlaceholder(text) else { return false }
    let lower = text.lowercased()
    if starts.contains(where: { lower.utf8.starts(with: $0.utf8) }) { return true }
    if WordTable.words.value("placeholder", text) != nil { return true }
    // Numbered ones, as in TBA 2, 待定3.
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    let word = text.filter { !$0.isNumber && !"()#（）".contains($0) }
    return word.count < text.count && WordTable.words.value("placeholder", trimmed(word)) != nil
  }

  /// Few names begin like one of these words, or with something else than a letter.
  private static func mayBePlaceholder(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return startsOfPlaceholders.contains(first) || !ListText.isComposed(first)
      || !first.properties.isAlphabetic
  }

  private static let startsOfPlaceholders = ScalarSet(
    (starts + WordTable.words.entries("placeholder").map(\.key)).flatMap { word in
      [word, word.uppercased()].compactMap(\.unicodeScalars.first)
    })

  /// Whether a cell speaks of more people than it names.
  static func hasCompany(_ text: String) -> Bool {
    mayHaveCompany(text) && startOfCompany(text) != nil
  }

  /// Where the words begin that speak of more people: `Marie CURIE +1`, 陈某某等3人.
  private static func startOfCompany(_ text: String) -> String.Index? {
    let company =
      /[\s,(（]*(?:\+\s*[0-9]{1,2}(?:\s*(?:guests?|pax|persons?|people|人|名))?|等\s*[0-9一二三四五六七八九十]{1,3}\s*[人名位]|(?:及|和|与|偕)(?:家属|随员)|(?:and|&|with)\s+(?:guests?|family)|外\s*[0-9]{1,2}\s*[名人]|他\s*[0-9]{1,2}\s*[名人]|외\s*[0-9]{1,2}\s*[명인])[)）]?\s*$/
      .ignoresCase()
    return text.firstMatch(of: company)?.range.lowerBound
  }

  private static func withoutCompany(
    _ text: String, _ record: inout ListRecord, _ report: Report
  ) -> String {
    guard mayHaveCompany(text), let start = startOfCompany(text) else { return text }
    let name = trimmed(String(text[..<start]))
    guard isName(name) else { return text }
    report(
      .severalPersons,
      LocalizedText(
        zh: "该姓名指的不止一人，按一人读入", en: "The name stands for more than one person; one was read"),
      LocalizedText(
        zh: "请每人一行，单元人数按行数计算",
        en: "Give each person a row, since the sizes of units follow from the rows"))
    return name
  }

  /// Few names have one of these signs and words at all.
  private static func mayHaveCompany(_ text: String) -> Bool {
    if text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "&") }) {
      return true
    }
    let last = text.unicodeScalars.last { !")）".unicodeScalars.contains($0) }
    if let last, "人属员位名명".unicodeScalars.contains(last) { return true }
    guard text.utf8.contains(UInt8(ascii: " ")) else { return false }
    let lower = text.lowercased()
    return ListText.holds(lower, " and ") || ListText.holds(lower, " with ")
  }

  // MARK: Columns

  private static func set(
    _ text: String, _ column: ListField, from field: ListField, _ record: inout ListRecord,
    _ report: Report
  ) {
    var text = text
    if column == .nameZh, text.utf8.contains(UInt8(ascii: " ")), ListText.isHan(text) {
      text = text.filter { $0 != " " }
      report(
        .spacesRemoved, LocalizedText(zh: "姓名中间的空格已删去", en: "Spaces inside a name were removed"),
        LocalizedText(zh: "请核对姓名", en: "Check the name"))
    }
    if column == .nameLatin, !record.isPlaceholder, let ordered = surnameFirst(text) {
      text = ordered
      report(
        .nameReordered,
        LocalizedText(zh: "姓名已写成 SURNAME, Given", en: "The name was written SURNAME, Given"),
        LocalizedText(zh: "请核对哪个是姓", en: "Check which is the surname"))
    }
    if text.unicodeScalars.contains(where: isPrivate) {
      report(
        .privateCharacter,
        LocalizedText(
          zh: "\(field.words.zh)中有自造字，别处显示不出来",
          en: "A character of \(field.words.en) exists in one font only"),
        LocalizedText(
          zh: "请索取护照上的姓名，重新输入该字",
          en: "Ask for the name as in the passport, and type the character anew"))
    }
    if column != field, field != .name {
      // A column of another script keeps what its own column says.
      guard record.filled(column) == nil else { return }
      report(
        .nameMoved,
        LocalizedText(
          zh: "\(field.words.zh)中的姓名已移到\(column.words.zh)",
          en: "A name in \(field.words.en) was written to \(column.words.en)"),
        LocalizedText(zh: "请核对姓名", en: "Check the name"))
    }
    record[column] = text
  }

  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    (0xE000...0xF8FF).contains(scalar.value) || scalar.value >= 0xF0000
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
    guard let first = text.unicodeScalars.first, ListText.isHan(first),
      text.unicodeScalars.contains(where: isLatinLetter)
    else { return nil }
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
    guard !text.utf8.contains(UInt8(ascii: ",")) else { return nil }
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
