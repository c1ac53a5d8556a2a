// SPDX-License-Identifier: Apache-2.0

/// Lines of Chinese, which has no spaces to break at and characters two columns wide.
enum WideText {
  /// A line in pieces of at most `width` columns, all but the first behind `indent` spaces.
  ///
  /// Breaks at spaces and beside Chinese characters, never before a closing sign or behind an opening one; a word that is
  /// longer than the line stays whole.
  static func wrapped(_ line: String, to width: Int, indent: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(line)
    var start = 0
    while let cut = firstBreak(in: rest, to: width - start) {
      lines.append(String(repeating: " ", count: start) + trimmed(rest[..<cut]))
      rest = rest[cut...].drop { $0 == " " }
      start = indent
    }
    return lines + [String(repeating: " ", count: start) + rest]
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Where a line that is too long ends; `nil` for one that fits or has no place to break at.
  private static func firstBreak(in text: Substring, to width: Int) -> Substring.Index? {
    var used = 0
    var best: Substring.Index?
    var previous: Character = " "
    // Spaces that a line begins with are no place to break at.
    var isBegun = false
    for index in text.indices {
      let character = text[index]
      if isBegun, canBreak(between: previous, and: character) { best = index }
      if character != " " { isBegun = true }
      used += columns(of: character)
      if used > width, let best { return best }
      previous = character
    }
    return nil
  }

  private static func canBreak(between left: Character, and right: Character) -> Bool {
    if "，。；：、！？）”》】".contains(right) || "（“《【".contains(left) { return false }
    if left == " " { return right != " " }
    return columns(of: left) == 2 || columns(of: right) == 2
  }

  /// Two columns for what stands in a square, as terminals draw it.
  ///
  /// - Source: Unicode Standard Annex 11, the blocks of its wide and full-width characters that occur here.
  static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    // Quotation marks are drawn wide in Chinese text, and narrow by most terminals.
    default: return 1
    }
  }
}
