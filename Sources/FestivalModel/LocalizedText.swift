// SPDX-License-Identifier: Apache-2.0

/// The languages calendars are written in.
package enum Language: String, Sendable, CaseIterable {
  case zh, en, ja, ko

  /// The language of an ISO 639-1 code in any case; `nil` for one that calendars are not written in.
  package init?(code: String) { self.init(rawValue: code.lowercased()) }
}

/// One text in the languages the festival has it in.
package struct LocalizedText: Hashable, Sendable {
  package let zh: String
  package let en: String
  package let ja: String?
  package let ko: String?

  package init(zh: String, en: String, ja: String? = nil, ko: String? = nil) {
    self.zh = zh
    self.en = en
    self.ja = ja
    self.ko = ko
  }

  /// Both main languages in one line, Chinese first.
  package var bilingual: String {
    if zh.isEmpty || zh == en { return en }
    return en.isEmpty ? zh : "\(zh) / \(en)"
  }

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
