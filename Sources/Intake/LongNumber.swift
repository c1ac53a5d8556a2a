// SPDX-License-Identifier: Apache-2.0

/// A number that a spreadsheet has kept as a number: it knows fifteen digits and no more.
package enum LongNumber: Equatable {
  /// All digits are there, however they were shown.
  case whole(String)
  /// Digits were lost, and cannot be had back.
  case lost

  /// The number of a text such as `3.20211E+17`; `nil` for a text that no spreadsheet has changed.
  package init?(_ text: String) {
    guard text.utf8.first.map({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }) == true
    else { return nil }
    let hasExponent = text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
    if hasExponent,
      let match = text.wholeMatch(of: /(-?)([0-9])(?:[.,]([0-9]+))?[Ee]\+?([0-9]{1,3})/)
    {
      let fraction = match.3.map(String.init) ?? ""
      guard let exponent = Int(match.4), match.1.isEmpty else {
        self = .lost
        return
      }
      // Fifteen digits hold what there was; a fraction shorter than the exponent does not.
      guard exponent < 15, fraction.count >= exponent else {
        self = .lost
        return
      }
      self = .whole(String(match.2) + fraction.prefix(exponent))
      return
    }
    guard text.utf8.count > 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      text.dropFirst(15).allSatisfy({ $0 == "0" }), !Self.isIdentityNumber(text)
    else { return nil }
    self = .lost
  }

  /// Whether the last of eighteen digits is the check of the others, as on Chinese identity cards.
  ///
  /// - Source: GB 11643-1999, 4.
  private static func isIdentityNumber(_ text: String) -> Bool {
    let digits = text.utf8.map { Int($0) - 0x30 }
    guard digits.count == 18 else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return (12 - sum % 11) % 11 == digits[17]
  }

  /// The text as somebody types it: ordinary hyphens, no apostrophe that a spreadsheet shows before a number,
  /// no commas between thousands, and no fraction that a program wrote behind a whole one (`13800138000.0`).
  package static func plain(_ text: String) -> String {
    var text = plainHyphens(text)
    // `=+8613912345678` is how a sign is typed that a spreadsheet would take for a sum.
    if text.hasPrefix("=+") { text.removeFirst() }
    if let first = text.unicodeScalars.first, first == "'" || first == "\u{2019}",
      text.dropFirst().contains(where: \.isNumber)
    {
      text.removeFirst()
    }
    if text.utf8.count > 5, text.hasSuffix(".0"),
      text.dropLast(2).utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      text.removeLast(2)
    }
    return withoutThousands(text)
  }

  /// `13,800,138,000`: the digits that a spreadsheet parts by thousands.
  private static func withoutThousands(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ",")),
      text.wholeMatch(of: /[1-9][0-9]{0,2}(?:,[0-9]{3})+/) != nil
    else { return text }
    return text.filter { $0 != "," }
  }

  /// The text with the hyphens of typesetting as ordinary ones.
  static func plainHyphens(_ text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          (0x2010...0x2015).contains($0.value) || $0 == "\u{2212}" ? "-" : $0
        }))
  }
}
