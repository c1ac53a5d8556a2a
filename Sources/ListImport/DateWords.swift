// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The numbers of a day as it is written, and what words and signs say of them.
struct DateWords {
  struct Number: Equatable {
    let value: Int
    let digits: Int
  }

  var year: Int?
  var month: Int?
  var day: Int?
  /// Numbers of which nothing is said.
  var free: [Number] = []

  private enum Part {
    case number(Number)
    /// Whether it is a word, as March is, and not a number with a sign.
    case month(Int, isWord: Bool)
    case year(Int)
    case day(Int)
  }

  /// The year before the first of an era.
  private static let eras: [String: Int] = [
    "令和": 2018, "平成": 1988, "昭和": 1925, "民国": 1911, "民國": 1911, "中华民国": 1911, "中華民國": 1911,
    "中華民国": 1911, "r": 2018, "h": 1988, "s": 1925, "㋿": 2018,
  ]
  private static let months = Dictionary(
    WordTable.words.entries("month").compactMap { key, value in Int(value).map { (key, $0) } },
    uniquingKeysWith: { first, _ in first })
  private static let ignored = Set(
    WordTable.words.entries("moment").filter { $0.value == "0" }.map(\.key))
  private static let signs = WordTable.words.entries("moment").filter { $0.value == "1" }.map(\.key)

  /// Reads a text without times and weekdays; `nil` when it holds other words, or no day at all.
  init?(_ text: String) {
    guard let parts = Self.parts(text) else { return nil }
    var monthIsWord = false
    var trailing: [Number] = []
    for part in parts {
      switch part {
      case .year(let value): year = value
      case .day(let value): day = value
      case .month(let value, let isWord):
        month = value
        monthIsWord = isWord
      case .number(let number):
        free.append(number)
        if month != nil { trailing.append(number) }
      }
    }
    guard month != nil else { return }
    if day == nil, let index = free.firstIndex(where: { $0.digits <= 2 }) {
      day = free.remove(at: index).value
    }
    // The year is of four digits, or of two behind the name of a month: 27-28 Mar has none.
    if day != nil, year == nil, free.count == 1, let last = free.first,
      last.digits == 4 || (last.digits == 2 && monthIsWord && trailing.last == last)
    {
      year = last.value
      free = []
    }
  }

  // MARK: Parts

  private static func parts(_ text: String) -> [Part]? {
    var parts: [Part] = []
    var number: Number?
    var era: Int?
    var word = ""
    func flushWord() -> Bool {
      defer { word = "" }
      if word.isEmpty { return true }
      if let first = eras[word] {
        era = first
        return true
      }
      let key = ListText.key(word)
      if let month = months[key] {
        parts.append(.month(month, isWord: true))
        return true
      }
      return ignored.contains(key)
    }
    func flushNumber() {
      guard let value = number else { return }
      parts.append(.number(value))
      number = nil
    }
    for scalar in text.lowercased().unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        guard flushWord() else { return nil }
        let digit = Int(scalar.value) - 0x30
        let next = Number(
          value: (number?.value ?? 0) * 10 + digit, digits: (number?.digits ?? 0) + 1)
        guard next.digits <= 4 else { return nil }
        number = next
        continue
      }
      switch scalar {
      case "元":
        guard flushWord(), number == nil, era != nil else { return nil }
        number = Number(value: 1, digits: 1)
      case "年", "년", "月", "월", "日", "号", "號", "일":
        guard flushWord(), let value = number?.value else { return nil }
        number = nil
        switch scalar {
        case "年", "년": parts.append(.year(value + (era ?? 0)))
        case "月", "월": parts.append(.month(value, isWord: false))
        default: parts.append(.day(value))
        }
        era = nil
      case "/", "-", ".", " ", ",", "'", "\u{2013}", "\u{2014}", "、", "。", "،":
        flushNumber()
        guard flushWord() else { return nil }
      default:
        flushNumber()
        word.unicodeScalars.append(scalar)
      }
    }
    flushNumber()
    guard flushWord(), !parts.isEmpty, parts.count <= 3 else { return nil }
    if let era, case .number(let first)? = parts.first { parts[0] = .year(first.value + era) }
    return isRange(text) ? nil : parts
  }

  /// `March 27-28`: two days, of which none is meant more.
  private static func isRange(_ text: String) -> Bool {
    guard let match = text.firstMatch(of: /(\p{L})\.?\s*[0-9]{1,2}\s*[-–—~]\s*[0-9]{1,2}$/) else {
      return false
    }
    // 平成30-3-27 has letters before its year.
    return !text.prefix(upTo: match.range.lowerBound).isEmpty
      || months.keys.contains { ListText.key(text).hasPrefix($0) }
  }

  // MARK: Words that change nothing

  /// Without weekdays such as `(周二)`, `星期二`, `Tue`, and words such as 抵达 or `Uhr`.
  static func plain(_ text: String) -> String {
    var text = text
    while let open = text.firstIndex(where: { $0 == "(" }),
      let close = text[open...].firstIndex(where: { $0 == ")" })
    {
      text.removeSubrange(open...close)
    }
    for prefix in ["星期", "礼拜", "禮拜", "周", "週"] {
      while let range = text.range(of: prefix) {
        let end =
          text.index(range.upperBound, offsetBy: 1, limitedBy: text.endIndex) ?? text.endIndex
        text.removeSubrange(range.lowerBound..<end)
      }
    }
    for day in ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "요일"] where text.contains(day) {
      text = day == "요일" ? text.replacing(/[월화수목금토일]요일/, with: "") : text.replacing(day, with: "")
    }
    if text.utf8.contains(where: { $0 >= 0x80 }) {
      for sign in signs where text.contains(sign) { text = text.replacing(sign, with: " ") }
      text = text.replacing(/พ\s*\.?\s*ศ\s*\.?/, with: " ")
    }
    let days: Set<String> = [
      "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
      "thursday", "friday", "saturday", "sunday", "tues", "thur", "thurs", "weds",
    ]
    return text.split { $0 == " " || $0 == "," }
      .filter { word in
        let plain = word.last == "." ? String(word.dropLast()) : String(word)
        return !days.contains(plain) && !ignored.contains(ListText.key(plain))
      }
      .joined(separator: " ")
  }
}
