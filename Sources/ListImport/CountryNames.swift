// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Countries and regions by what they are called in Chinese, English, Japanese and Korean.
///
/// Names are those of CLDR, which Foundation carries, and those of `Words/countries.txt`.
enum CountryNames {
  private struct Names {
    /// Codes by ``CountryNames/key(_:)``, and by ``CountryNames/words(_:)`` of Latin names.
    var keys: [String: String] = [:]
    var words: [[String]: String] = [:]

    mutating func enter(_ name: String, _ code: String) {
      let key = CountryNames.key(name)
      if !key.isEmpty, keys[key] == nil { keys[key] = code }
      guard let sorted = CountryNames.words(name), words[sorted] == nil else { return }
      words[sorted] = code
    }
  }

  private static let names: Names = {
    var names = Names()
    for country in WordTable.countries {
      for name in [country.code, country.alpha3] + country.names { names.enter(name, country.code) }
    }
    for language in ["zh-Hans", "zh-Hant", "zh-Hant-HK", "en", "ja", "ko"] {
      let locale = Locale(identifier: language)
      for country in WordTable.countries {
        guard let name = locale.localizedString(forRegionCode: country.code) else { continue }
        names.enter(name, country.code)
      }
    }
    return names
  }()

  /// The code of a country or region, written as a name, an adjective or a code.
  ///
  /// - Returns: the two letters of ISO 3166-1; `nil` for what is none, or may be several.
  static func code(_ text: String) -> String? {
    // Áo is Austria in Vietnamese, and AO Angola everywhere.
    let isAccented = text.unicodeScalars.contains {
      (0xC0..<0x250).contains($0.value) || (0x1E00...0x1EFF).contains($0.value)
    }
    if isAccented, let code = ofOtherLanguage(text) { return code }
    if let code = flag(text) ?? whole(text) ?? besideCode(text) { return code }
    return ofParts(text) ?? ofOtherLanguage(text)
  }

  /// By keys with their accents; read when a list has a name in none of the first languages.
  private static let otherNames: [String: String] = {
    // Without its accent Mỹ, America in Vietnamese, would be Malaysia's letters.
    var names = [ListText.key("Mỹ"): "US", ListText.key("Ý"): "IT"]
    for language in [
      "fr", "de", "es", "it", "pt", "pt-PT", "ru", "nl", "pl", "uk", "sv", "tr", "id", "vi", "th",
      "ar",
    ] {
      let locale = Locale(identifier: language)
      for country in WordTable.countries {
        guard let name = locale.localizedString(forRegionCode: country.code) else { continue }
        for key in [ListText.key(name), Self.key(name)] {
          if names[key] == nil, Self.names.keys[key] == nil { names[key] = country.code }
        }
      }
    }
    return names
  }()

  private static func ofOtherLanguage(_ text: String) -> String? {
    otherNames[ListText.key(text)] ?? otherNames[key(text)]
  }

  private static func ofParts(_ text: String) -> String? {
    // 中国(香港), Japan (JP), 日本 / Japan: what stands in the parts must agree, but for China's regions.
    let parts = parts(of: text)
    guard parts.count >= 2 else { return nil }
    let found = parts.compactMap(whole)
    guard found.count == parts.count else { return nil }
    let codes = Set(found)
    if codes.count == 1 { return found[0] }
    let region = codes.subtracting(["CN"])
    return region.count == 1 && region.isSubset(of: ["HK", "MO", "TW"]) ? region.first : nil
  }

  private static func whole(_ text: String) -> String? {
    let key = key(text)
    if let code = names.keys[key] { return code }
    if let words = words(text) {
      return names.words[words] ?? stripped(words)
    }
    return stripped(key)
  }

  /// AD Andorra, CN - China, Congo - Kinshasa (COD): a name with the letters of the same country.
  private static func besideCode(_ text: String) -> String? {
    let words = text.split(whereSeparator: isMark)
    guard words.count >= 2 else { return nil }
    for (letters, rest) in [
      (words[0], text[words[0].endIndex...]),
      (words[words.count - 1], text[..<words[words.count - 1].startIndex]),
    ] {
      // Small letters are words: "do", "is", "no".
      guard (2...3).contains(letters.count), letters.allSatisfy({ $0.isASCII && $0.isUppercase }),
        let code = codes[String(letters)]
      else { continue }
      var name = rest.drop(while: isMark)
      while let last = name.last, isMark(last) { name.removeLast() }
      if whole(String(name)) ?? ofParts(String(name)) == code { return code }
    }
    return nil
  }

  /// The two and three letters of ISO 3166-1.
  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for country in WordTable.countries {
      codes[country.code] = country.code
      codes[country.alpha3] = country.code
    }
    return codes
  }()

  private static func isMark(_ character: Character) -> Bool {
    character.isWhitespace || "()（）[]【】/／|｜,，、.:：;；-–—=".contains(character)
  }

  // MARK: Keys

  /// Letters and digits alone, without case, width and the accents of Latin letters.
  fileprivate static func key(_ text: String) -> String {
    let hasSign = text.utf8.contains(UInt8(ascii: "&"))
    return ListText.key(
      ListText.withoutAccents(hasSign ? text.replacing("&", with: " and ") : text))
  }

  private static let dropped: Set<String> = ["the", "of", "and"]
  private static let abbreviations = [
    "saint": "st", "sainte": "st", "ste": "st", "rep": "republic", "dem": "democratic",
    "fed": "federal", "is": "islands", "island": "islands", "isl": "islands",
  ]

  /// The words of a Latin name in alphabetical order, without "the", "of" and "and".
  fileprivate static func words(_ text: String) -> [String]? {
    guard !text.unicodeScalars.contains(where: ListText.isEastAsian) else { return nil }
    let plain = ListText.withoutAccents(text.precomposedStringWithCompatibilityMapping)
    guard ListText.isLatin(plain) else { return nil }
    let joined = plain.lowercased().filter { !".'’‘`".contains($0) }
    let words = joined.split { !$0.isLetter }.map(String.init).filter { !dropped.contains($0) }
      .map { abbreviations[$0] ?? $0 }
    return words.isEmpty ? nil : words.sorted()
  }

  // MARK: Parts

  /// The letters of a flag, as in 🇯🇵.
  private static func flag(_ text: String) -> String? {
    let letters = text.unicodeScalars.filter { (0x1F1E6...0x1F1FF).contains($0.value) }
    guard letters.count == 2 else { return nil }
    let code = String(
      String.UnicodeScalarView(
        letters.compactMap { Unicode.Scalar($0.value - 0x1F1E6 + 0x41) }))
    let rest = text.unicodeScalars.filter { !letters.contains($0) }
    guard names.keys[key(code)] == code else { return nil }
    let name = ListText.cleaned(String(String.UnicodeScalarView(rest))).text
    return name.isEmpty || whole(name) == code ? code : nil
  }

  /// What stands between brackets, slashes and dashes, and before and after a change of script.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    for piece in text.split(whereSeparator: { "()（）[]【】/／|｜,，、:：;；-–—\n".contains($0) }) {
      var run = ""
      var wasLatin: Bool?
      for character in piece {
        if character.isLetter {
          let isLatin = character.unicodeScalars.allSatisfy { $0.value < 0x250 }
          if let last = wasLatin, last != isLatin {
            parts.append(run)
            run = ""
          }
          wasLatin = isLatin
        }
        run.append(character)
      }
      parts.append(run)
    }
    return parts.filter { !key($0).isEmpty }
  }

  // MARK: Forms of state, and citizens

  private static let ofStates: Set<String> = [
    "republic", "kingdom", "state", "commonwealth", "principality", "sultanate", "federation",
    "federal", "federative", "islamic", "independent", "confederation", "emirate", "duchy",
    "grand", "arab", "nation", "country", "peoples", "socialist", "democratic",
  ]
  private static let ofPersons: Set<String> = [
    "citizen", "citizens", "citizenship", "national", "nationals", "nationality", "passport",
    "people", "person",
  ]
  /// Names that mean another country, or none, once a form of state stands with them.
  private static let ambiguous: Set<String> = [
    "korea", "congo", "china", "dominica", "guinea", "朝鲜", "朝鮮", "조선", "刚果", "剛果", "コンゴ",
    "콩고", "中国", "中國", "중국", "中华", "中華",
  ]

  private static func stripped(_ words: [String]) -> String? {
    var rest = words.filter { !ofPersons.contains($0) }
    if rest.count < words.count, let code = rest.isEmpty ? nil : names.words[rest] { return code }
    let before = rest.count
    rest.removeAll { ofStates.contains($0) }
    guard !rest.isEmpty, rest.count < before, !ambiguous.contains(rest.joined()) else { return nil }
    return names.words[rest]
  }

  private static let personEndings = [
    "国籍", "國籍", "国民", "國民", "公民", "籍", "人", "국적", "국민", "사람", "인",
  ]
  private static let stateEndings = [
    "人民民主共和国", "人民民主共和國", "인민민주공화국", "联邦民主共和国", "聯邦民主共和國", "連邦民主共和国", "연방민주공화국",
    "民主社会主义共和国", "民主社會主義共和國", "民主社会主義共和国", "민주사회주의공화국", "民主共和国", "民主共和國", "민주공화국",
    "联合共和国", "聯合共和國", "連合共和国", "연합공화국", "独立国", "獨立國", "독립국",
    "伊斯兰共和国", "伊斯蘭共和國", "イスラム共和国", "이슬람공화국", "人民共和国", "人民共和國", "인민공화국",
    "联邦共和国", "聯邦共和國", "連邦共和国", "연방공화국", "共和国", "共和國", "공화국", "大公国", "大公國",
    "대공국", "苏丹国", "蘇丹國", "联邦", "聯邦", "連邦", "연방", "王国", "王國", "왕국", "公国", "公國", "侯國",
    "공국", "国", "國", "국",
  ]

  private static func stripped(_ key: String) -> String? {
    for ending in personEndings where key.hasSuffix(ending) {
      let base = String(key.dropLast(ending.count))
      guard !base.isEmpty else { continue }
      if let code = names.keys[base] ?? ofState(base) { return code }
    }
    return ofState(key)
  }

  private static func ofState(_ key: String) -> String? {
    for ending in stateEndings where key.hasSuffix(ending) {
      let base = String(key.dropLast(ending.count))
      guard !base.isEmpty, !ambiguous.contains(base) else { continue }
      if let code = names.keys[base] { return code }
    }
    return nil
  }
}
