// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// A time of day in any of the spellings of lists: `15:30`, `1530`, `下午3点半`, `3:30 pm`, `T+1 凌晨`.
struct ClockText {
  /// `nil` when the text names only a part of the day, or only a day.
  var time: Minutes?
  /// Days after the one that the list names: `T+1`, `次日`, and the hours after midnight of a night.
  var dayOffset = 0
  /// A part of the day without an hour, such as `凌晨`.
  var isVague = false
  /// Whether the hour belongs to the night after the day that is named, as 晚上12点 does.
  var isOfNight = false
  /// What is left of the text, which may be a date.
  var rest = ""

  private enum Part { case morning, afternoon, noon, exactNoon, small, night, midnight }

  /// The longest word of a beginning stands first.
  private static let parts: [(word: String, part: Part)] = [
    ("凌晨", .small), ("拂晓", .small), ("未明", .small), ("새벽", .small), ("清晨", .morning),
    ("早上", .morning), ("早晨", .morning), ("上午", .morning), ("午前", .morning), ("오전", .morning),
    ("아침", .morning), ("正午", .exactNoon), ("정오", .exactNoon), ("noon", .exactNoon),
    ("midday", .exactNoon), ("中午", .noon), ("午间", .noon), ("下午", .afternoon), ("午后", .afternoon),
    ("午後", .afternoon), ("오후", .afternoon), ("傍晚", .afternoon), ("夕方", .afternoon),
    ("午夜", .midnight), ("子夜", .midnight), ("midnight", .midnight), ("자정", .midnight),
    ("晚上", .night), ("晚间", .night), ("晚間", .night), ("夜晚", .night), ("夜里", .night),
    ("夜裡", .night), ("夜间", .night), ("夜間", .night), ("深夜", .night), ("半夜", .night),
    ("夜半", .night), ("저녁", .night), ("밤", .night), ("evening", .night), ("night", .night),
    ("晚", .night), ("夜", .night), ("早", .morning), ("朝", .morning), ("a.m.", .morning),
    ("p.m.", .afternoon), ("am", .morning), ("pm", .afternoon),
    ("a. m.", .morning), ("p. m.", .afternoon), ("صباحاً", .morning), ("مساءً", .afternoon),
    ("صباحا", .morning), ("مساء", .afternoon),
    ("ص", .morning), ("م", .afternoon),
  ]
  private static let offsets: [(word: String, days: Int)] = [
    ("t+1", 1), ("t+2", 2), ("次日", 1), ("翌日", 1), ("第二天", 1), ("第二日", 1), ("隔天", 1), ("隔日", 1),
    ("次晨", 1), ("翌朝", 1), ("+1天", 1), ("+1日", 1), ("(+1)", 1), ("(+1d)", 1), ("+1day", 1),
    ("+1 day", 1), ("+1d", 1), ("다음날", 1), ("익일", 1), ("next day", 1), ("+1", 1),
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
    text = Numerals.plain(text).replacing("12 noon", with: "noon")
      .replacing("12 midnight", with: "midnight")
    var part: Part?
    if let found = Self.parts.first(where: { Self.holds($0.word, text) }) {
      part = found.part
      text = text.replacing(found.word, with: " ")
    }
    let scalars = Array(text.unicodeScalars)
    let namesHour = part == .exactNoon || part == .midnight
    guard
      let found = ClockFace(
        scalars, mayBeDigits: mayBeDigits, hasPart: part != nil && !namesHour)
    else {
      rest = text.split(separator: " ").joined(separator: " ")
      takeAlone(part)
      return
    }
    guard take(hour: found.hour, minute: found.minute, part, isSpoken: found.isSpoken) else {
      return nil
    }
    var left = String.UnicodeScalarView()
    left.append(contentsOf: scalars[..<found.range.lowerBound])
    left.append(" ")
    left.append(contentsOf: scalars[found.range.upperBound...])
    rest = String(left).split(separator: " ").joined(separator: " ")
  }

  /// A part of the day without an hour.
  private mutating func takeAlone(_ part: Part?) {
    switch part {
    case .exactNoon: time = 720
    case .midnight:
      time = 0
      dayOffset += 1
      isOfNight = true
    case nil: break
    default: isVague = true
    }
  }

  private mutating func take(hour: Int?, minute: Int, _ part: Part?, isSpoken: Bool) -> Bool {
    guard var hour, (0...59).contains(minute) else { return false }
    switch part {
    case .afternoon: if hour < 12 { hour += 12 }
    case .noon, .exactNoon: if hour < 11 { hour += 12 }
    // 上午12点 is noon, but 上午 12:05 is how programs write 00:05.
    case .morning: if hour == 12, !isSpoken { hour = 0 }
    case .small: if hour == 12 { hour = 0 }
    case .night, .midnight:
      if (5...11).contains(hour) {
        hour += 12
      } else if hour < 5 || hour == 12 {
        // A night belongs to the day on which it begins.
        hour %= 12
        dayOffset += 1
        isOfNight = true
      }
    case nil: break
    }
    if hour == 24, minute == 0 {
      hour = 0
      dayOffset += 1
    }
    guard (0...23).contains(hour) else { return false }
    time = Minutes(hour * 60 + minute)
    return true
  }

  /// Latin and Arabic words must not be a part of a longer one.
  private static func holds(_ word: String, _ text: String) -> Bool {
    guard word.utf8.first.map({ $0 < 0xE0 }) == true else { return text.contains(word) }
    guard let range = text.range(of: word) else { return false }
    let before = text[..<range.lowerBound].last
    let after = text[range.upperBound...].first
    return !(before?.isLetter ?? false) && !(after?.isLetter ?? false)
  }

  /// A time as tables write it, `14:20`.
  static func face(_ time: Minutes) -> String {
    let hour = time.rawValue / 60
    let minute = time.rawValue % 60
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
