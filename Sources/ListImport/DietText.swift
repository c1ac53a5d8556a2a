// SPDX-License-Identifier: Apache-2.0

import Intake

/// What a guest eats or must not eat, in the codes of airlines.
struct DietText {
  /// Codes parted by `|`; a code that says less than the text has the text in brackets.
  let value: String
  /// Whether no word of the text has a code.
  let isUnknown: Bool

  init(_ text: String) {
    if let code = WordTable.words.value("diet", text) {
      value = code
      isUnknown = false
      return
    }
    let parts = text.split { "、,;/+和・\n".contains($0) }.map { trimmed(String($0)) }
      .filter { !$0.isEmpty }
    let codes = parts.map { WordTable.words.value("diet", $0) }
    if parts.count > 1, codes.allSatisfy({ $0 != nil }) {
      value = codes.compactMap(\.self).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }.joined(separator: "|")
      isUnknown = false
      return
    }
    // Severe, epi-pen, may contain: what stands beside the known word is kept with its code.
    let words = text.filter { !"()|".contains($0) }
    if let code = Self.held(text) {
      value = code.contains("(") ? "\(code.prefix { $0 != "(" })(\(words))" : "\(code)(\(words))"
      isUnknown = false
    } else if Self.isAllergy(text) {
      // SPML is a meal that the guest describes.
      value = "SPML(\(words))"
      isUnknown = false
    } else {
      value = text
      isUnknown = true
    }
  }

  /// The code of the longest word that the text holds, if all such words that are long enough to be
  /// no part of another agree.
  private static func held(_ text: String) -> String? {
    let key = ListText.key(text)
    let found = WordTable.words.entries("diet").filter { word in
      let isLatin = word.key.utf8.count == word.key.count
      return word.key.count >= (isLatin ? 5 : 3) && ListText.holds(key, word.key)
    }
    guard let first = found.first else { return nil }
    let others = found.filter { $0.value != first.value && !ListText.holds(first.key, $0.key) }
    return others.isEmpty ? first.value : nil
  }

  private static let allergies = [
    "allerg", "intoleran", "anaphyla", "过敏", "過敏", "不耐", "アレルギー", "不耐症", "알레르기", "알러지", "불내증",
  ]

  static func isAllergy(_ text: String) -> Bool {
    let key = ListText.key(text)
    return allergies.contains { ListText.holds(key, $0) }
  }
}
