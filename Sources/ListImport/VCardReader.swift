// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Intake
import Spreadsheets

/// Reads vCards of versions 2.1 to 4.0 as rows of a list.
///
/// - Source: RFC 6350 (4.0) and RFC 2426 (3.0); quoted-printable values as in 2.1.
struct VCardReader {
  /// Of values that do not name theirs; `nil` to tell by what they hold.
  let encoding: TextEncoding?
  let log: ListLog

  /// What a file may hold, and a card of it.
  private static let mostCards = CommaSeparatedText.mostRows
  private static let mostProperties = 1000

  func table(of bytes: [UInt8], name: String, format: String) -> ListTable {
    var table = ListTable(name: name, format: format)
    table.columns = Self.columns
    var card: [CardProperty]?
    var start = 1
    let unnamed = unnamedEncoding(of: bytes, name: name)
    var lines = CardLines(bytes)
    while let line = lines.next() {
      guard Self.used.contains(line.name) else { continue }
      let place = Finding.Location(file: name, line: line.number)
      guard let text = line.text, card?.count ?? 0 < Self.mostProperties else {
        log.add(
          .valueNotKept, at: place,
          LocalizedText(
            zh: "该行过长或行数过多，未读取", en: "The line is too long, or one of too many, and was not read"),
          remedy: LocalizedText(
            zh: "若确是某人的名片，请对方重发", en: "Ask for the card again, if it is somebody's"))
        continue
      }
      guard let property = CardProperty(text, unnamed: unnamed) else { continue }
      switch (property.name, property.value.uppercased()) {
      case ("BEGIN", "VCARD"):
        if card != nil { reportOpen(name, start) }
        card = []
        start = line.number
        guard table.rowCount < Self.mostCards else {
          log.add(
            .tooLarge, at: place,
            LocalizedText(
              zh: "名片超过 \(Self.mostCards) 张", en: "There are more than \(Self.mostCards) cards"),
            remedy: LocalizedText(zh: "请核对文件是否正确", en: "Check that it is the right file"))
          return table
        }
      case ("END", "VCARD"):
        guard let properties = card else { continue }
        card = nil
        enter(properties, at: Finding.Location(file: name, line: start), &table)
      default: card?.append(property)
      }
    }
    if card != nil { reportOpen(name, start) }
    return table
  }

  /// The encoding of the quoted values that do not name theirs and are no UTF-8: all of a file together
  /// tell more than one name does.
  private func unnamedEncoding(of bytes: [UInt8], name: String) -> TextEncoding? {
    if let encoding { return encoding }
    guard CardProperty.mayBeQuoted(bytes) else { return nil }
    var values: [UInt8] = []
    var lines = CardLines(bytes)
    while let line = lines.next() {
      guard Self.used.contains(line.name), let value = line.text.flatMap(CardProperty.unnamed)
      else { continue }
      values += value
      values.append(UInt8(ascii: "\n"))
    }
    guard !values.isEmpty, let text = DecodedText(values) else { return nil }
    log.addDoubt(of: text, at: .init(file: name))
    return text.encoding
  }

  private func enter(
    _ properties: [CardProperty], at place: Finding.Location, _ table: inout ListTable
  ) {
    let record = record(properties, at: place)
    if Self.isPerson(properties), record.hasName {
      table.records.append(record)
    } else {
      let reason = record.hasName ? SkipReason.notPerson : .noName
      table.skipped.append(SkippedRow(place: place, reason: reason))
    }
  }

  /// The properties that are read; photographs and the like are not.
  private static let used: Set<String> = [
    "BEGIN", "END", "KIND", "X-ABSHOWAS", "FN", "X-PHONETIC-NAME", "N", "ORG", "TITLE", "ROLE",
    "TEL", "EMAIL", "LANG", "GENDER", "ADR", "NOTE",
  ]

  private func reportOpen(_ name: String, _ line: Int) {
    log.add(
      .brokenCard, at: .init(file: name, line: line),
      LocalizedText(zh: "从这里开始的名片没有结束", en: "The card that begins here never ends"),
      remedy: LocalizedText(zh: "请对方重发文件", en: "Ask for the file again"))
  }

  private static let columns: [ListTable.Column] = [
    .init(heading: "FN, N", field: "name_zh, name_latin, name_native"),
    .init(heading: "ORG", field: "organisation"), .init(heading: "TITLE, ROLE", field: "title"),
    .init(heading: "TEL", field: "phone"), .init(heading: "EMAIL", field: "email"),
    .init(heading: "LANG", field: "languages"), .init(heading: "GENDER", field: "sex"),
    .init(heading: "ADR", field: "country"), .init(heading: "NOTE", field: "note"),
  ]

  // MARK: Cards

  /// Cards of firms, groups and places say so in `KIND` (version 4), or as Apple's programs do.
  private static func isPerson(_ properties: [CardProperty]) -> Bool {
    !properties.contains { property in
      switch (property.name, property.value.uppercased()) {
      case ("KIND", let kind): kind != "INDIVIDUAL"
      case ("X-ABSHOWAS", "COMPANY"): true
      default: false
      }
    }
  }

  private func record(_ properties: [CardProperty], at place: Finding.Location) -> ListRecord {
    var record = ListRecord(place: place)
    func all(_ name: String) -> [CardProperty] { properties.filter { $0.name == name } }
    func first(_ name: String) -> String? {
      all(name).lazy.map { Self.plain($0.value) }.first { !$0.isEmpty }
    }
    func read(_ name: String) {
      NameText.read(name, as: .name, into: &record) { code, cause, remedy in
        log.add(code, at: place, cause(), remedy: remedy())
      }
    }
    for property in all("FN") + all("X-PHONETIC-NAME") { read(Self.plain(property.value)) }
    if let parts = all("N").first.map({ Self.components($0.value) }), let surname = parts.first,
      !surname.isEmpty
    {
      let given = parts.count > 1 ? parts[1] : ""
      if ListText.isLatin(surname) {
        record[.nameLatin] = given.isEmpty ? surname : "\(surname.uppercased()), \(given)"
      } else if !record.hasName {
        read(surname + given)
      }
    }
    if let organisation = all("ORG").first.map({ Self.components($0.value) }) {
      record[.organisation] = organisation.filter { !$0.isEmpty }.joined(separator: " ")
    }
    record[.title] = first("TITLE") ?? first("ROLE")
    record[.phone] = first("TEL").map { $0.hasPrefix("tel:") ? String($0.dropFirst(4)) : $0 }
    record[.email] = first("EMAIL").map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 }
    record[.note] = first("NOTE")
    if let gender = first("GENDER")?.prefix(1).uppercased(), ["M", "F"].contains(gender) {
      record[.sex] = gender
    }
    let languages = all("LANG").compactMap {
      WordTable.words.value("language", String(Self.plain($0.value).prefix { $0 != "-" }))
    }
    if !languages.isEmpty { record[.languages] = languages.joined(separator: "|") }
    if let country = all("ADR").lazy.map({ Self.components($0.value) }).first(where: {
      $0.count >= 7 && !$0[6].isEmpty
    })?[6] {
      if let code = CountryNames.code(country) {
        record[.country] = code
      } else {
        log.add(
          .countryUnknown, at: place,
          LocalizedText(
            zh: "\(quotedZh(country))不是认识的国家或地区",
            en: "\(quoted(country)) is not a country that is known"),
          remedy: LocalizedText(
            zh: "请写国名，或 ISO 3166 的两个大写字母",
            en: "Write its name, or the two capital letters of ISO 3166"))
      }
    }
    return record
  }

  // MARK: Values

  /// The parts between semicolons, unescaped.
  private static func components(_ value: String) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in value {
      if isEscaped {
        parts[parts.count - 1].append(character == "n" || character == "N" ? " " : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == ";" {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { ListText.cleaned($0).text }
  }

  private static func plain(_ value: String) -> String {
    components(value).joined(separator: ";")
  }
}
