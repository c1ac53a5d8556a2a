// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The cleaning of what people type: widths, spaces, and keys by which words are compared.
enum ListText {
  /// Whether a key holds another one; compared by bytes, since keys are normalised and lists are long.
  ///
  /// - Complexity: O(bytes of `key` · bytes of `part`), in practice one pass.
  static func holds(_ key: String, _ part: String) -> Bool {
    let count = part.utf8.count
    guard count <= key.utf8.count else { return false }
    let found = key.utf8.withContiguousStorageIfAvailable { key in
      part.utf8.withContiguousStorageIfAvailable { part in
        guard let first = part.first else { return true }
        for start in 0...(key.count - count) where key[start] == first {
          var same = 1
          while same < count, key[start + same] == part[same] { same += 1 }
          if same == count { return true }
        }
        return false
      }
    }
    return (found ?? nil) ?? key.contains(part)
  }

  /// A cleaned text and what was done to it.
  struct Cleaned {
    var text: String
    var wasWide = false
    var hadSpaces = false
    var hadControls = false
  }

  /// Makes full-width letters, digits and signs ordinary, drops spaces at the ends and what nobody
  /// sees, and makes one space of many.
  static func cleaned(_ text: String) -> Cleaned {
    if isClean(text) { return Cleaned(text: text) }
    var result = Cleaned(text: "")
    var scalars = String.UnicodeScalarView()
    var spaces = 0
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        spaces += 1
        if scalar != " " { result.hadSpaces = true }
        continue
      }
      if isControl(scalar) || isInvisible(scalar) {
        result.hadControls = true
        continue
      }
      if spaces > 0 {
        if scalars.isEmpty || spaces > 1 { result.hadSpaces = true }
        if !scalars.isEmpty { scalars.append(" ") }
        spaces = 0
      }
      if let narrow = narrow(scalar) {
        result.wasWide = true
        scalars.append(narrow)
      } else {
        scalars.append(scalar)
      }
    }
    if spaces > 0 { result.hadSpaces = true }
    result.text = String(scalars)
    return result
  }

  /// The words of `="0012"`, by which people keep a spreadsheet from reading a number.
  static func withoutFormula(_ text: String) -> String {
    guard text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 else { return text }
    let inner = text.dropFirst(2).dropLast()
    return inner.contains("\"") ? text : String(inner)
  }

  /// What words are compared by: letters and digits alone, in the folded case and the composed
  /// compatible form of Unicode.
  static func key(_ text: String) -> String {
    if isKey(text) { return text }
    let isPlain = text.unicodeScalars.allSatisfy(isComposed)
    let text = isPlain ? text : text.precomposedStringWithCompatibilityMapping
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let scalar = narrow(scalar) ?? scalar
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: key.append(UInt8(scalar.value))
      case 0x41...0x5A: key.append(UInt8(scalar.value + 32))
      case 0..<0xC0, 0xD7, 0xF7, 0x2B0...0x2FF, 0x2000...0x2BFF, 0x3000...0x3004, 0x3007...0x3020,
        0x30FB, 0xFF65, 0xFE00...0xFE0F:
        continue
      // Points and lengthening strokes that Hebrew and Arabic may leave out.
      case 0x591...0x5C7, 0x640, 0x64B...0x65F: continue
      case 0x4E00...0x9FFF, 0xAC00...0xD7A3: key += String(scalar).utf8
      default: if !isInvisible(scalar) { key += folded(scalar).utf8 }
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The folded case of a character, and one i for the four of Turkish.
  private static func folded(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "ß", "ẞ": "ss"
    case "ı", "İ": "i"
    case "ς": "σ"
    default: scalar.properties.lowercaseMapping
    }
  }

  /// Whether a character stays as it is in the composed compatible form, whatever stands beside it.
  static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xC0...0x131, 0x134...0x13E, 0x141...0x148, 0x14A...0x17E, 0x3001...0x3029,
      0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF5E:
      true
    default: false
    }
  }

  private static let unaccented: [Unicode.Scalar: String] = [
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "æ": "ae",
    "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
  ]

  /// The text with Latin letters that have lost their accents; other scripts stay as they are.
  static func withoutAccents(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: mayHaveAccent) else { return text }
    var result = ""
    for character in text {
      guard let first = character.unicodeScalars.first,
        first.value < 0x250 || (0x1E00...0x1EFF).contains(first.value)
      else {
        result.append(character)
        continue
      }
      for scalar in String(character).decomposedStringWithCanonicalMapping.unicodeScalars
      where !(0x300...0x36F).contains(scalar.value) {
        result += unaccented[scalar] ?? String(scalar)
      }
    }
    return result
  }

  private static func mayHaveAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80..<0x250, 0x300...0x36F, 0x1E00...0x1EFF: true
    default: false
    }
  }

  /// Whether a text is its own key: small letters of ASCII, digits, and characters from U+4000 to
  /// U+DFFF, each of three bytes.
  private static func isKey(_ text: String) -> Bool {
    var rest = 0
    for byte in text.utf8 {
      if rest > 0 {
        rest -= 1
      } else {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: continue
        case 0xE4...0xED: rest = 2
        default: return false
        }
      }
    }
    return true
  }

  /// What names are compared by: a key that does not depend on the order of the words.
  static func nameKey(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }) else {
      return key(text)
    }
    let words = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
      .map { key(String(Substring($0))) }.filter { !$0.isEmpty }
    // Han, kana and Hangul are written with and without spaces, the surname first.
    if words.allSatisfy({ $0.unicodeScalars.allSatisfy(isEastAsian) }) { return words.joined() }
    return words.sorted().joined(separator: " ")
  }

  /// Whether a name is written without spaces between its words.
  static func isJoined(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isEastAsian) }

  /// Whether a character is Han, kana or Hangul.
  static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    isHan(scalar) || (0x3041...0x30FF).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value)
  }

  /// A text of ASCII letters, digits and signs with single spaces inside needs no cleaning.
  private static func isClean(_ text: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      switch byte {
      // The first bytes of the blocks with wide forms, ideographic spaces and invisible marks.
      case 0..<0x20, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3: return false
      case UInt8(ascii: " ") where previous == byte: return false
      default: previous = byte
      }
    }
    return text.isEmpty || previous != UInt8(ascii: " ")
  }

  /// Whether no table may hold the character: all control characters but tabs and line ends.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F: true
    default: false
    }
  }

  /// Whether a character has no picture: marks of direction, joiners, fillers, soft hyphens.
  ///
  /// Selectors of a variant (U+FE00 to U+FE0F, U+E0100 to U+E01EF) belong to the letter before them.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
      0x1D173...0x1D17A, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// The ordinary form of a full-width one.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return nil }
    return Unicode.Scalar(scalar.value - 0xFEE0)
  }

  /// Han characters alone, as a Chinese or Japanese name is written.
  static func isHan(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { isHan($0) || $0 == " " }
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005, 0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether a text is written in Latin letters, without any of another script.
  static func isLatin(_ text: String) -> Bool {
    var hasLetter = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: hasLetter = true
      case 0..<0x80, 0xB7, 0x300...0x36F, 0x2010...0x2027: continue
      default: return false
      }
    }
    return hasLetter
  }
}
