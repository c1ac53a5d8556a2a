// SPDX-License-Identifier: Apache-2.0

/// What free text may hold before it reaches the library.
package enum CalendarText {
  /// The text as a calendar can hold it: line ends are `\n`, control characters are gone.
  ///
  /// Spaces and tabs at the ends are gone too, since libical's parser drops them; other tabs stay. NEL and the
  /// Unicode line and paragraph separators become `\n`, because some readers take them for the end
  /// of a content line.
  ///
  /// - Complexity: linear in the length.
  package static func cleaned(_ text: String) -> String {
    if isClean(text) { return text }
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: if previous != "\r" { scalars.append("\n") }
      case 0x0D, 0x85, 0x2028, 0x2029: scalars.append("\n")
      case 0x09: scalars.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0: break
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    while scalars.first == " " || scalars.first == "\t" { scalars.removeFirst() }
    while scalars.last == " " || scalars.last == "\t" { scalars.removeLast() }
    return String(scalars)
  }

  /// Whether a look at the bytes shows that there is nothing to clean; most texts are so.
  private static func isClean(_ text: String) -> Bool {
    let space = UInt8(ascii: " ")
    if text.utf8.first == space { return false }
    var earlier: UInt8 = 0
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x0A: break
      case 0..<0x20, 0x7F: return false
      // C2 80 to C2 9F are control characters, E2 80 A8 and A9 separators of lines.
      case 0x80..<0xA0 where before == 0xC2: return false
      case 0xA8, 0xA9: if earlier == 0xE2, before == 0x80 { return false }
      default: break
      }
      earlier = before
      before = byte
    }
    return before != space
  }

  /// The cleaned text in one line, for titles.
  package static func singleLine(_ text: String) -> String {
    let text = cleaned(text)
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }
      )
    )
  }

  /// Whether a value that is not free text is safe to write.
  static func isFreeOfControls(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
        && $0.value != 0x2028 && $0.value != 0x2029
    }
  }
}
