// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Checks written codes of languages and countries.
enum LanguageText {
  static func isCode(_ text: String, at place: Finding.Location, log: FindingLog) -> Bool {
    if (2...3).contains(text.utf8.count), isUpperCase(text) { return true }
    log.add(
      .badLanguage,
      at: place,
      LocalizedText(zh: "\(quotedZh(text))不是语种代码", en: "\(quoted(text)) is not a language code"),
      remedy: LocalizedText(
        zh: "请写两个大写字母，如日语写 JA", en: "Write two capital letters, such as JA for Japanese")
    )
    return false
  }

  /// One country, or several joined by `/`.
  static func isCountry(_ text: String, at place: Finding.Location, log: FindingLog) -> Bool {
    let codes = text.split(separator: "/", omittingEmptySubsequences: false)
    if codes.allSatisfy({ $0.utf8.count == 2 && isUpperCase(String($0)) }) { return true }
    log.add(
      .badCountry,
      at: place,
      LocalizedText(zh: "\(quotedZh(text))不是国家代码", en: "\(quoted(text)) is not a country code"),
      remedy: LocalizedText(
        zh: "请写 ISO 3166 的两个大写字母，如日本写 JP",
        en: "Write the two capital letters of ISO 3166, such as JP for Japan")
    )
    return false
  }

  private static func isUpperCase(_ text: String) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
