// SPDX-License-Identifier: Apache-2.0

/// The languages calendars are written in.
package enum Language: String, Sendable, CaseIterable {
  case zh, en, ja, ko

  /// The language of an ISO 639-1 code in any case; `nil` for one that calendars are not written in.
  package init?(code: String) { self.init(rawValue: code.lowercased()) }
}

/// One text in the languages the festival has it in.
package struct LocalizedText: Hashable, Sendable {
  /// Chinese; empty where the festival has it only in other languages.
  package let zh: String
  /// English; empty where it is not translated.
  package let en: String
  /// Japanese; `nil` where it is not translated.
  package let ja: String?
  /// Korean; `nil` where it is not translated.
  package let ko: String?
  /// In languages that calendars are not written in, by their lower-case code (ISO 639).
  package let others: [String: String]

  /// Needs Chinese and English, of which one may be empty.
  package init(
    zh: String, en: String, ja: String? = nil, ko: String? = nil, others: [String: String] = [:]
  ) {
    self.zh = zh
    self.en = en
    self.ja = ja
    self.ko = ko
    self.others = others
  }

  /// A text that reads the same in every language, such as an identifier.
  package init(sameInAll text: String) { self.init(zh: text, en: text) }

  /// Both main languages in one line, Chinese first.
  package var bilingual: String { [Language.zh, .en].spoken(self) }

  /// The text in a language; what is not translated reads in English, or else in Chinese.
  package subscript(_ language: Language) -> String {
    let text =
      switch language {
      case .zh: zh
      case .en: en
      case .ja: ja ?? ""
      case .ko: ko ?? ""
      }
    if !text.isEmpty { return text }
    return en.isEmpty ? zh : en
  }
}

extension [Language] {
  /// The text in these languages on one line, each wording once.
  package func spoken(_ text: LocalizedText) -> String {
    var said: [String] = []
    for language in self where !text[language].isEmpty && !said.contains(text[language]) {
      said.append(text[language])
    }
    return said.joined(separator: " / ")
  }

  /// What leads to a sentence, behind a place or a code: Chinese alone has signs of its own.
  package var colon: String { self == [.zh] ? "：" : ": " }

  /// A remark in brackets behind a text, with the space before it where there is one.
  package func bracketed(_ remark: String) -> String {
    self == [.zh] ? "（\(remark)）" : " (\(remark))"
  }
}
