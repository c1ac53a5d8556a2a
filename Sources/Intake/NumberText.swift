// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads written numbers, of cells and of the festival file alike.
enum NumberText {
  /// Larger than anything a festival counts, small enough that sums never overflow.
  static let most = 1_000_000

  /// A whole number in a range, or a finding; `tooLarge` is what else may be done about one above it.
  static func whole(
    _ text: String,
    in range: ClosedRange<Int>,
    at place: Finding.Location,
    log: FindingLog,
    tooLarge: LocalizedText? = nil
  ) -> Int? {
    guard let value = value(withoutZeros(text)) else {
      log.add(
        .notANumber,
        at: place,
        LocalizedText(zh: "\(quotedZh(text))不是整数", en: "\(quoted(text)) is not a whole number"),
        remedy: LocalizedText(zh: "请用数字填写，不带单位", en: "Write the number in digits, without a unit")
      )
      return nil
    }
    if range.contains(value) { return value }
    if value < 0, range.lowerBound >= 0 {
      log.add(
        .negativeNumber,
        at: place,
        LocalizedText(zh: "\(quotedZh(text))小于零", en: "\(quoted(text)) is below zero"),
        remedy: LocalizedText(
          zh: "请填写不小于 \(range.lowerBound) 的数", en: "Write a number from \(range.lowerBound) on")
      )
    } else {
      let hint = value > range.upperBound ? tooLarge : nil
      log.add(
        .numberOutOfRange,
        at: place,
        LocalizedText(zh: "这里不能写\(quotedZh(text))", en: "\(quoted(text)) is not possible here"),
        remedy: LocalizedText(
          zh: "请填写 \(range.lowerBound) 到 \(range.upperBound) 的数"
            + (hint.map { "；\($0.zh)" } ?? ""),
          en: "Write a number from \(range.lowerBound) to \(range.upperBound)"
            + (hint.map { "; \($0.en)" } ?? ""))
      )
    }
    return nil
  }

  /// `600.0` as a program writes a whole number, without its point.
  private static func withoutZeros(_ text: String) -> String {
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")), point != text.startIndex else {
      return text
    }
    let zeros = text.utf8[text.utf8.index(after: point)...]
    guard !zeros.isEmpty, zeros.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return text }
    return String(text[..<point])
  }

  /// A number of at most `digits` decimals, times ten to the power of `digits`, or `nil`.
  static func decimal(_ text: String, digits: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let head = parts.first, let whole = value(String(head)), whole >= 0,
      head.first != "-", whole <= most
    else { return nil }
    var tail = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 1 || !tail.isEmpty, tail.utf8.count <= digits else { return nil }
    tail += String(repeating: "0", count: digits - tail.utf8.count)
    guard let fraction = value("0" + tail), fraction >= 0 else { return nil }
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    return whole * scale + fraction
  }

  /// Digits with an optional minus; `Int` alone would accept a plus sign too.
  private static func value(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.count <= 12,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }
}
