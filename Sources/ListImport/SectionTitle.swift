// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake
import Spreadsheets

/// A title between the rows of a list: `Delegation of France`, 二、媒体, 日本（5人）.
struct SectionTitle {
  /// As it stands, without its number and the count of people.
  let text: String
  private let country: String?
  private let party: String?
  private let isOfOthers: Bool
  /// Whether the list says itself, in a column, to which party somebody belongs.
  private let hasParties: Bool

  /// Before the first title.
  static let none = SectionTitle(
    text: "", country: nil, party: nil, isOfOthers: false, hasParties: true)

  private init(
    text: String, country: String?, party: String?, isOfOthers: Bool, hasParties: Bool
  ) {
    self.text = text
    self.country = country
    self.party = party
    self.isOfOthers = isOfOthers
    self.hasParties = hasParties
  }

  /// Whether the rows below take something from it.
  var isUsed: Bool { country != nil || namesParty }
  /// Whether it names the party of the rows below.
  var namesParty: Bool { !hasParties && party != nil }

  /// `nil` for a row that is no title: it has one text alone, beside numbers, and that is a country, a group, or
  /// numbered as titles are.
  init?(_ row: ListRow, _ header: HeaderFinder) {
    guard header.columns.count > 2, Self.mayBeTitle(row), let words = Self.onlyText(row) else {
      return nil
    }
    let (rest, isNumbered) = Self.withoutNumber(words)
    let text = Self.withoutCount(rest)
    guard !text.isEmpty, text.count <= 60 else { return nil }
    let key = ListText.key(text)
    let isGroup = Self.holds("section", key)
    let isOfOthers = Self.holds("section of others", key)
    let country = CountryNames.code(text) ?? (isGroup ? Self.country(in: text) : nil)
    guard country != nil || isGroup || isOfOthers || isNumbered else { return nil }
    func has(_ field: ListField) -> Bool {
      header.columns.contains { $0.meaning == .field(field) }
    }
    let hasParties = has(.party) || has(.partyID)
    // Whoever has an organisation belongs to it, whatever the country that heads the rows.
    let isParty = isGroup || !has(.organisation)
    self.init(
      text: text, country: country,
      party: !isOfOthers && isParty && (country != nil || isGroup) ? text : nil,
      isOfOthers: isOfOthers && country == nil, hasParties: hasParties)
  }

  /// Gives a row what it does not say itself.
  func fill(_ record: inout ListRecord) {
    if let country, record.filled(.country) == nil, !record.hasUnknownCountry {
      record[.country] = country
    }
    if namesParty, record.filled(.party) == nil { record[.party] = party }
  }

  /// What the rows below take from it, or why they take nothing.
  var words: LocalizedText {
    switch (country, namesParty) {
    case (let country?, true):
      LocalizedText(zh: "同一团组，国籍 \(country)", en: "one party, of \(country)")
    case (let country?, false): LocalizedText(zh: "国籍 \(country)", en: "people of \(country)")
    case (nil, true): LocalizedText(zh: "同一团组", en: "one party")
    case (nil, false) where isOfOthers:
      LocalizedText(zh: "指的可能不是嘉宾", en: "may speak of people who are no guests")
    case (nil, false):
      LocalizedText(zh: "既不是国家，也不像团组", en: "is no country and like no party's name")
    }
  }

  // MARK: Reading

  /// Whether a row has no more than a number and one text, as hardly any row of a person.
  ///
  /// - Complexity: one look at the first byte of each cell until there are more.
  private static func mayBeTitle(_ row: ListRow) -> Bool {
    var texts = 0
    var before = ""
    for cell in row.cells {
      guard let first = cell.text.utf8.first, !(0x30...0x39).contains(first), cell.text != before
      else { continue }
      texts += 1
      if texts > 2 { return false }
      before = cell.text
    }
    return texts > 0
  }

  /// The one text of a row, beside numbers and a number in letters before it; merged cells count once.
  private static func onlyText(_ row: ListRow) -> String? {
    var text: String?
    var number: String?
    for cell in row.cells where !cell.text.isEmpty {
      let words = ListText.cleaned(cell.text).text
      if words.isEmpty || words == text || isCount(words) { continue }
      if text == nil, isOrdinal(words), number == nil {
        number = words
        continue
      }
      guard text == nil else { return nil }
      text = words
    }
    guard let text, text.contains(where: \.isLetter) else { return nil }
    return number.map { "\($0)、\(text)" } ?? text
  }

  /// 5, 5人, `5 pax`.
  private static func isCount(_ text: String) -> Bool {
    text.utf8.count <= 16
      && text.wholeMatch(of: /[0-9]{1,4}\s*(?:人|名|位|명|pax|persons?|people)?/) != nil
  }

  /// 一, (二), A, IV: not a digit, which numbers people.
  private static func isOrdinal(_ text: String) -> Bool {
    text.utf8.count <= 12
      && text.wholeMatch(of: /[(（]?(?:[一二三四五六七八九十]{1,3}|[A-H]|[IVX]{1,4})[)）、.．]?/) != nil
  }

  private static func withoutNumber(_ text: String) -> (rest: String, isNumbered: Bool) {
    let number =
      /^(?:第[一二三四五六七八九十0-9]{1,3}(?:部分|组|組|章|节|節|类|類)[:：、\s]*|[一二三四五六七八九十]{1,3}[、.．:：]\s*|[(（][一二三四五六七八九十]{1,3}[)）]\s*|[A-H][.)、:]\s+|[IVX]{1,4}[.)、:]\s+|(?:Part|Section|Group|Teil|Partie)\s+[A-Z0-9]{1,3}\s*[:.–-]\s*|[■◆●▶►◎★【\[<《#=—–-]+\s*)/
    guard let found = text.firstMatch(of: number) else {
      let isTitle = text.last.map { ":：".contains($0) } ?? false
      return (text, isTitle)
    }
    return (String(text[found.range.upperBound...]), true)
  }

  /// Without `(5 persons)`, 共5人, brackets and colons at its end.
  private static func withoutCount(_ text: String) -> String {
    let count =
      /\s*[(（:：–-]?\s*(?:共|计|計|total:?|合计)?\s*[0-9]{1,4}\s*(?:人|名|位|명|pax|persons?|people|members?|guests?|delegates?)\s*[)）]?\s*$/
      .ignoresCase()
    let head = text.firstMatch(of: count).map { String(text[..<$0.range.lowerBound]) } ?? text
    var rest = Substring(head)
    while let last = rest.last, last.isWhitespace || ":：】]>》=—–-■◆".contains(last) {
      rest.removeLast()
    }
    return String(rest)
  }

  /// Whether a key holds a word of a section; short Latin ones must be the whole.
  private static func holds(_ section: String, _ key: String) -> Bool {
    WordTable.words.entries(section).contains { word in
      word.key == key || word.key.utf8.count > 4 && ListText.holds(key, word.key)
    }
  }

  /// The country in 法国代表团, `Delegation of France`, `French delegation`.
  private static func country(in text: String) -> String? {
    let key = ListText.key(text)
    for word in WordTable.words.entries("section") where ListText.holds(key, word.key) {
      // The words around that of the group, as they stand, so that several stay several.
      let words = text.split(separator: " ").map(String.init)
      if words.count > 1 {
        let rest = words.filter {
          !ListText.holds(word.key, ListText.key($0)) && !fillers.contains($0.lowercased())
        }
        if rest.count < words.count, let code = CountryNames.code(rest.joined(separator: " ")) {
          return code
        }
      }
      let rest = key.replacing(word.key, with: "")
      if !rest.isEmpty, rest.utf8.count > 2, let code = CountryNames.code(rest) { return code }
    }
    return nil
  }

  private static let fillers: Set<String> = [
    "of", "from", "the", "de", "du", "des", "d'", "della", "del", "von", "aus", "da", "do", "la",
    "le", "official",
  ]
}
