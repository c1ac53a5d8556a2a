// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A text as the tables have it: by language code, without those left empty.
struct TextInLanguages {
  private(set) var texts: [String: String] = [:]

  subscript(_ code: String) -> String? {
    get { texts[code] }
    set { texts[code] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// The text for a house that speaks `languages`; Chinese and English, which everything falls back to,
  /// stand in for what is missing with the house's own.
  func localized(for languages: HouseLanguages) -> LocalizedText? {
    let codes = languages.codes + texts.keys.sorted()
    guard let own = codes.lazy.compactMap({ texts[$0] }).first else { return nil }
    let written = Set(Language.allCases.map(\.rawValue))
    return LocalizedText(
      zh: texts["zh"] ?? own, en: texts["en"] ?? own, ja: texts["ja"], ko: texts["ko"],
      others: texts.filter { !written.contains($0.key) })
  }

  /// Whether a word is a code of a language as columns and keys carry it, such as `it`.
  static func isCode(_ text: some StringProtocol) -> Bool {
    (2...3).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}
