// SPDX-License-Identifier: Apache-2.0

/// The office's class of a title, such as `CG` of 总领事.
enum ProtocolClass {
  static let member = "MEMBER"

  /// Classes that can head a party, the highest first.
  static let heads = [
    "MIN", "AMB", "CG", "ACT", "MAYOR", "DCG", "DMAYOR", "ASSOC", "CON", "DIR",
  ]

  /// The class of the longest known title that the text holds; `MEMBER` for none.
  ///
  /// A title may be of no class in the guest's country, by its two letters.
  static func of(_ title: String, country: String? = nil) -> String {
    let key = ListText.key(title)
    guard !key.isEmpty else { return member }
    for (word, value) in WordTable.words.entries("class") where ListText.holds(key, word) {
      // A Latin word must not be a part of another: "Consulate" is no consul.
      if word.utf8.count == word.count, !Self.words(of: title).contains(word) { continue }
      if let country, WordTable.words.value("no class", word) == country { continue }
      return isOfAide(title, key) ? member : value
    }
    return member
  }

  /// Whether a title is that of somebody who serves or accompanies another: 市长秘书, `Assistant to the Mayor`.
  private static func isOfAide(_ title: String, _ key: String) -> Bool {
    let words = Self.words(of: title)
    return WordTable.words.entries("aide").contains { word, _ in
      word.utf8.count == word.count ? words.contains(word) : key.hasSuffix(word)
    }
  }

  /// Whether a title is that of the head of a delegation, and not of a deputy.
  static func isLeader(_ title: String) -> Bool {
    // 市长、团长 are two titles of one guest.
    title.split { "、,;/()（）·".contains($0) }.contains { part in
      WordTable.words.value("leader", String(part)) != nil
    }
  }

  /// The keys of all runs of one to four words.
  private static func words(of title: String) -> Set<String> {
    let words = title.split { !$0.isLetter }.map { ListText.key(String($0)) }
    var runs: Set<String> = []
    for start in words.indices {
      for end in start..<min(words.count, start + 4) {
        runs.insert(words[start...end].joined())
      }
    }
    return runs
  }
}
