// SPDX-License-Identifier: Apache-2.0

/// The words of courtesy and the degrees that people write with a name.
enum Honorific {
  private static func keys(_ value: String) -> Set<String> {
    Set(WordTable.words.entries("honorific").filter { $0.value == value }.map(\.key))
  }

  private static let before = keys("before")
  private static let dotted = keys("dotted")
  private static let after = keys("after")
  private static let doubtful = keys("doubtful")
  private static let phrases = keys("phrase")
  /// Endings of East Asian names, the longest first, with the letters that must remain.
  private static let endings: [(ending: String, rest: Int)] =
    WordTable.words.entries("honorific").compactMap { key, value in
      guard value.hasPrefix("ending"), let digit = Int(value.dropFirst(6)) else { return nil }
      return (key, digit + 1)
    }

  /// First words of a Latin name that may be an honorific, and last ones: few names have any.
  private static let firsts = before.union(dotted).union([
    "his", "her", "your", "the", "right", "rt", "tan", "toh",
  ])
  private static let lasts = ScalarSet(
    endings.compactMap(\.ending.unicodeScalars.last))

  /// The name without honorifics before and after it; the text itself when it has none, or would be
  /// nothing without them.
  static func removed(from text: String) -> String {
    if let last = text.unicodeScalars.last, lasts.contains(last) { return eastAsian(text) }
    return ListText.isLatin(text) ? latin(text) : text
  }

  // MARK: Latin names

  /// Of the first and last letter or digit of an honorific or degree, how many it has in all, as bits.
  private static let shapes: [UInt64] = {
    var shapes = [UInt64](repeating: 0, count: 1 << 16)
    for key in firsts.union(after).union(doubtful) {
      guard let first = key.utf8.first, let last = key.utf8.last else { continue }
      shapes[Int(first) << 8 | Int(last)] |= 1 << UInt64(min(63, key.utf8.count))
    }
    return shapes
  }()

  /// Whether a word of a name looks like an honorific or degree, as hardly any does, or the name has
  /// signs by which that cannot be told.
  private static func mayHaveOne(_ text: String) -> Bool {
    var first: UInt8 = 0
    var last: UInt8 = 0
    var count: UInt64 = 0
    func isShape() -> Bool {
      count > 0 && shapes[Int(first) << 8 | Int(last)] & 1 << min(63, count) != 0
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "):
        if isShape() { return true }
        count = 0
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        last = byte < 0x5B && byte > 0x40 ? byte + 32 : byte
        if count == 0 { first = last }
        count += 1
      case UInt8(ascii: "-"), 0x80...: return true
      default: continue
      }
    }
    return isShape()
  }

  private static func latin(_ text: String) -> String {
    guard mayHaveOne(text) else { return text }
    var words = text.split(separator: " ").map(String.init)
    guard words.count > 1 else { return text }
    var isChanged = false
    var start = 0
    while start < words.count {
      let length = leading(words[start...])
      if length > 0, words.count - length > 0 {
        words.removeSubrange(start..<start + length)
        isChanged = true
      } else if let comma = words[start...].firstIndex(where: { $0.hasSuffix(",") }) {
        start = comma + 1
      } else {
        break
      }
    }
    while words.count > 1, let last = words.last {
      let key = ListText.key(last)
      let isAfterComma = words[words.count - 2].hasSuffix(",")
      if let hyphen = last.lastIndex(of: "-"), hyphen > last.startIndex,
        after.contains(ListText.key(String(last[hyphen...]))),
        last[hyphen...] == last[hyphen...].lowercased()
      {
        words[words.count - 1] = String(last[..<hyphen])
        isChanged = true
        continue
      }
      guard
        after.contains(key) && (words.count > 2 || isAfterComma) && last != last.lowercased()
          || doubtful.contains(key) && isAfterComma && words.count > 2
      else { break }
      words.removeLast()
      isChanged = true
      if isAfterComma { words[words.count - 1].removeLast() }
    }
    return isChanged ? words.joined(separator: " ") : text
  }

  /// How many words at the beginning are honorifics that go together.
  private static func leading(_ words: ArraySlice<String>) -> Int {
    guard let first = words.first, firsts.contains(ListText.key(first)) else { return 0 }
    for length in stride(from: min(4, words.count - 1), through: 1, by: -1) {
      let run = words.prefix(length)
      if length > 1, phrases.contains(ListText.key(run.joined())), !beginsWithSurname(run) {
        return length
      }
      guard length == 1, let word = run.first else { continue }
      let key = ListText.key(word)
      if before.contains(key) { return 1 }
      if word.contains("."), dotted.contains(key) {
        // A single letter with a point is an initial, unless a surname in front of it says more.
        if key.count > 1 { return 1 }
      }
      // HE Mr. …: the points are often left out, and the next word tells.
      if word.count > 1, word == word.uppercased(), dotted.contains(key),
        leading(words.dropFirst()) > 0
      {
        return 1
      }
    }
    return 0
  }

  /// TAN Sri Wahyuni is one of the family Tan; Tan Sri and TAN SRI are an honour.
  private static func beginsWithSurname(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first, let last = words.last, first.count > 1 else { return false }
    return first == first.uppercased() && last != last.uppercased()
  }

  // MARK: East Asian names

  private static func eastAsian(_ text: String) -> String {
    var text = text
    while true {
      let compact = text.filter { $0 != " " }
      guard
        let found = endings.first(where: { ending, rest in
          compact.hasSuffix(ending) && compact.count - ending.count >= rest
            && isHanOrHangulOrKana(compact)
        })
      else { return text }
      text = trimmedEnd(String(text.dropLast(found.ending.count)))
    }
  }

  private static func isHanOrHangulOrKana(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      ListText.isHan(scalar) || (0x3041...0x30FF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || scalar == "·"
    }
  }

  private static func trimmedEnd(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}
