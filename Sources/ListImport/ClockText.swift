// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// A time of day in any of the spellings of lists: `15:30`, `1530`, `下午3点半`, `3:30 pm`, `T+1 凌晨`.
struct ClockText {
  /// `nil` when the text names only a part of the day, or only a day.
  var time: Minutes?
  /// Days after the one that the list names: `T+1`, `次日`.
  var dayOffset = 0
  /// A part of the day without an hour, such as `凌晨`.
  var isVague = false
  /// What is left of the text, which may be a date.
  var rest = ""

  private enum Half { case morning, afternoon, noon, small }

  private static let halves: [(word: String, half: Half)] = [
    ("凌晨", .small), ("清晨", .morning), ("早上", .morning), ("早晨", .morning), ("上午", .morning),
    ("中午", .noon), ("下午", .afternoon), ("傍晚", .afternoon), ("晚上", .afternoon),
    ("晚间", .afternoon), ("晚", .afternoon), ("早", .morning), ("午前", .morning),
    ("午後", .afternoon), ("夜", .afternoon), ("오전", .morning), ("오후", .afternoon),
    ("a.m.", .morning), ("p.m.", .afternoon), ("am", .morning), ("pm", .afternoon),
  ]
  private static let offsets: [(word: String, days: Int)] = [
    ("t+1", 1), ("t+2", 2), ("次日", 1), ("翌日", 1), ("第二天", 1), ("隔天", 1), ("+1天", 1),
    ("(+1)", 1), ("다음날", 1), ("next day", 1), ("+1", 1),
  ]

  /// Takes the time out of a text; `nil` when it names a time that no clock shows.
  ///
  /// With `mayBeDigits`, four digits such as `1530` are a time.
  init?(_ text: String, mayBeDigits: Bool) {
    var text = text.lowercased()
    if let offset = Self.offsets.first(where: { text.contains($0.word) }) {
      dayOffset = offset.days
      text = text.replacing(offset.word, with: " ")
    }
    var half: Half?
    if let found = Self.halves.first(where: { Self.holds($0.word, text) }) {
      half = found.half
      text = text.replacing(found.word, with: " ")
    }
    let scalars = Array(text.unicodeScalars)
    guard let found = Self.clock(scalars, mayBeDigits: mayBeDigits, hasHalf: half != nil) else {
      rest = text.split(separator: " ").joined(separator: " ")
      isVague = half != nil
      return
    }
    guard var hour = found.hour, (0...59).contains(found.minute) else { return nil }
    switch half {
    case .afternoon: if hour < 12 { hour += 12 }
    case .noon: if hour < 11 { hour += 12 }
    case .morning, .small: if hour == 12 { hour = 0 }
    case nil: break
    }
    if hour == 24, found.minute == 0 {
      hour = 0
      dayOffset += 1
    }
    guard (0...23).contains(hour) else { return nil }
    time = Minutes(hour * 60 + found.minute)
    var left = String.UnicodeScalarView()
    left.append(contentsOf: scalars[..<found.range.lowerBound])
    left.append(" ")
    left.append(contentsOf: scalars[found.range.upperBound...])
    rest = String(left).split(separator: " ").joined(separator: " ")
  }

  /// Latin abbreviations must not be a part of a longer word.
  private static func holds(_ word: String, _ text: String) -> Bool {
    guard word.utf8.first.map({ $0 < 0x80 }) == true else { return text.contains(word) }
    guard let range = text.range(of: word) else { return false }
    let before = text[..<range.lowerBound].last
    let after = text[range.upperBound...].first
    return !(before?.isLetter ?? false) && !(after?.isLetter ?? false)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
  }

  /// The clock in a text: `H:MM`, `H点MM分`, `H点半`, `HHMM`; with a half of the day also `H`.
  private static func clock(
    _ text: [Unicode.Scalar], mayBeDigits: Bool, hasHalf: Bool
  ) -> (hour: Int?, minute: Int, range: Range<Int>)? {
    var index = 0
    while index < text.count {
      guard digit(text[index]) != nil else {
        index += 1
        continue
      }
      let start = index
      let hour = number(text, &index)
      let next = index < text.count ? text[index] : " "
      switch next {
      case ":":
        index += 1
        guard index < text.count, digit(text[index]) != nil else { continue }
        let minute = number(text, &index)
        if index + 1 < text.count, text[index] == ":", digit(text[index + 1]) != nil {
          index += 1
          _ = number(text, &index)
        }
        return (hour, minute ?? 99, start..<index)
      case "点", "时", "時", "點", "시":
        index += 1
        if index < text.count, text[index] == "半" { return (hour, 30, start..<index + 1) }
        if index < text.count, text[index] == "整" { return (hour, 0, start..<index + 1) }
        var ahead = index
        while ahead < text.count, text[ahead] == " " { ahead += 1 }
        guard ahead < text.count, digit(text[ahead]) != nil else {
          return (hour, 0, start..<index)
        }
        index = ahead
        let minute = number(text, &index)
        if index < text.count, ["分", "분"].contains(text[index]) { index += 1 }
        return (hour, minute ?? 99, start..<index)
      default:
        let isAlone =
          text[..<start].allSatisfy { $0 == " " } && text[index...].allSatisfy { $0 == " " }
        if isAlone, mayBeDigits, index - start == 4 || index - start == 3, let hour {
          return (hour / 100, hour % 100, start..<index)
        }
        if isAlone, hasHalf, index - start <= 2 { return (hour, 0, start..<index) }
      }
    }
    return nil
  }

  /// The digits from a place on; `nil` when they are too many for a clock or a year.
  private static func number(_ text: [Unicode.Scalar], _ index: inout Int) -> Int? {
    var value = 0
    var count = 0
    while index < text.count, let digit = digit(text[index]) {
      count += 1
      if count <= 9 { value = value * 10 + digit }
      index += 1
    }
    return count <= 9 ? value : nil
  }

  /// A time as tables write it, `14:20`.
  static func face(_ time: Minutes) -> String {
    let hour = time.rawValue / 60
    let minute = time.rawValue % 60
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
