// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Spreadsheets

/// Reads days in any of the spellings of lists, with the festival's days to tell year and order.
struct DateText {
  /// What a text says, and what had to be done to read it.
  struct Reading: Equatable {
    var date: CivilDate?
    var time: Minutes?
    var dayOffset = 0
    var isVague = false
    var isRewritten = false
    var hadNoYear = false
    var wasSerial = false
  }

  /// Dates further away from the festival are taken for typing errors.
  private static let farthest = 366

  let firstDay: CivilDate
  let lastDay: CivilDate
  let countsFrom1904: Bool

  /// Reads a date, a date with a time, or a time alone; `nil` when it is none of them.
  func read(_ text: String, mayBeClock: Bool) -> Reading? {
    if let date = CivilDate(text) { return isNear(date) ? Reading(date: date) : nil }
    if let number = Double(text), !text.contains(where: { $0 == "-" || $0 == "+" }) {
      return readNumber(number, text, mayBeClock: mayBeClock)
    }
    guard let clock = ClockText(text, mayBeDigits: mayBeClock) else { return nil }
    var reading = Reading(time: clock.time, dayOffset: clock.dayOffset, isVague: clock.isVague)
    reading.isRewritten = true
    let rest = Self.withoutWeekday(clock.rest)
    if rest.isEmpty {
      return clock.time == nil && clock.dayOffset == 0 && !clock.isVague ? nil : reading
    }
    if let date = CivilDate(rest) {
      guard isNear(date) else { return nil }
      reading.date = date
      reading.isRewritten = clock.dayOffset != 0 || clock.isVague
      return reading
    }
    guard let (date, hadNoYear) = date(rest) else { return nil }
    reading.date = date
    reading.hadNoYear = hadNoYear
    return reading
  }

  // MARK: Numbers

  private func readNumber(_ number: Double, _ text: String, mayBeClock: Bool) -> Reading? {
    let isWhole = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isWhole, text.utf8.count == 8 {
      let date = CivilDate(
        "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6))")
      return date.flatMap { isNear($0) ? Reading(date: $0, isRewritten: true) : nil }
    }
    if mayBeClock, isWhole, (3...4).contains(text.utf8.count),
      let clock = ClockText(text, mayBeDigits: true), let time = clock.time
    {
      return Reading(time: time, isRewritten: true)
    }
    if let serial = SerialDate(number, countsFrom1904: countsFrom1904) {
      if let date = serial.date, isNear(date) {
        return Reading(date: date, time: serial.time, isRewritten: true, wasSerial: true)
      }
      if serial.date == nil, mayBeClock, let time = serial.time {
        return Reading(time: time, isRewritten: true, wasSerial: true)
      }
    }
    // 3.27 is a day of March, and not a number.
    guard let (date, hadNoYear) = date(text) else { return nil }
    return Reading(date: date, isRewritten: true, hadNoYear: hadNoYear)
  }

  // MARK: Days

  private enum Part: Equatable {
    case number(Int, digits: Int)
    case month(Int)
    case year(Int)
    case dayOfMonth(Int)
  }

  private func date(_ text: String) -> (CivilDate, hadNoYear: Bool)? {
    guard let parts = Self.parts(text) else { return nil }
    var year: Int?
    var month: Int?
    var day: Int?
    var free: [(value: Int, digits: Int)] = []
    for part in parts {
      switch part {
      case .year(let value): year = value
      case .month(let value): month = value
      case .dayOfMonth(let value): day = value
      case .number(let value, let digits): free.append((value, digits))
      }
    }
    if month != nil || year != nil, day == nil,
      let index = free.firstIndex(where: { $0.digits <= 2 }),
      month != nil
    {
      day = free.remove(at: index).value
    }
    if month != nil, day != nil, year == nil, free.count == 1,
      free[0].digits == 4 || free[0].digits == 2
    {
      year = free.removeFirst().value
    }
    if let month, let day {
      guard free.isEmpty else { return nil }
      return complete(year, month, day)
    }
    if month == nil, let day, year == nil, free.isEmpty { return dayAlone(day) }
    guard month == nil, day == nil, year == nil else { return nil }
    return numbers(free)
  }

  /// Two or three numbers, whose order the festival's days tell where the numbers do not.
  private func numbers(_ free: [(value: Int, digits: Int)]) -> (CivilDate, hadNoYear: Bool)? {
    let values = free.map(\.value)
    let orders: [(year: Int?, month: Int, day: Int)]
    switch free.count {
    case 2: orders = [(nil, values[0], values[1]), (nil, values[1], values[0])]
    case 3 where free[0].digits == 4: orders = [(values[0], values[1], values[2])]
    case 3 where free[2].digits == 4:
      orders = [(values[2], values[0], values[1]), (values[2], values[1], values[0])]
    case 3 where free.allSatisfy { $0.digits <= 2 }:
      orders = [
        (values[0], values[1], values[2]), (values[2], values[0], values[1]),
        (values[2], values[1], values[0]),
      ]
    default: return nil
    }
    var found: [(CivilDate, Bool)] = []
    for order in orders {
      guard let reading = complete(order.year, order.month, order.day) else { continue }
      if !found.contains(where: { $0.0 == reading.0 }) { found.append(reading) }
    }
    if found.count == 1 { return found[0] }
    let near = found.filter { distance($0.0) <= 31 }
    return near.count == 1 ? near[0] : nil
  }

  private func complete(_ year: Int?, _ month: Int, _ day: Int) -> (CivilDate, hadNoYear: Bool)? {
    func date(_ year: Int) -> CivilDate? {
      let text = String(year)
      let years = String(repeating: "0", count: max(0, 4 - text.count)) + text
      guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else {
        return nil
      }
      return CivilDate("\(years)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
    }
    if var year {
      if year < 100 { year += 2000 }
      return date(year).flatMap { isNear($0) ? ($0, false) : nil }
    }
    let years = [firstDay.year - 1, firstDay.year, firstDay.year + 1].compactMap { date($0) }
    guard let nearest = years.min(by: { distance($0) < distance($1) }), isNear(nearest) else {
      return nil
    }
    return (nearest, true)
  }

  /// A day without month, if the days around the festival have it once.
  private func dayAlone(_ day: Int) -> (CivilDate, hadNoYear: Bool)? {
    let days = (-7...lastDay.days(since: firstDay) + 7).map { firstDay.advanced(by: $0) }
      .filter { $0.day == day }
    return days.count == 1 ? (days[0], true) : nil
  }

  private func distance(_ date: CivilDate) -> Int {
    if date < firstDay { return firstDay.days(since: date) }
    return lastDay < date ? date.days(since: lastDay) : 0
  }

  private func isNear(_ date: CivilDate) -> Bool { distance(date) <= Self.farthest }

  // MARK: Words

  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12, "january": 1, "february": 2, "march": 3,
    "april": 4, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11,
    "december": 12,
  ]
  /// The year before the first of an era.
  private static let eras: [String: Int] = [
    "令和": 2018, "平成": 1988, "昭和": 1925, "民国": 1911, "民國": 1911, "r": 2018, "h": 1988,
  ]
  private static let ignored: Set<String> = ["of", "the", "th", "st", "nd", "rd", "on", "date"]

  /// Numbers with what the sign behind them makes of them; `nil` when there are other words.
  private static func parts(_ text: String) -> [Part]? {
    var parts: [Part] = []
    var number: (value: Int, digits: Int)?
    var era: Int?
    var word = ""
    func flushWord() -> Bool {
      defer { word = "" }
      if word.isEmpty || ignored.contains(word) { return true }
      if let month = months[word] {
        parts.append(.month(month))
      } else if let first = eras[word] {
        era = first
      } else {
        return false
      }
      return true
    }
    func flushNumber() {
      guard let (value, digits) = number else { return }
      parts.append(.number(value, digits: digits))
      number = nil
    }
    for scalar in text.lowercased().unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        guard flushWord() else { return nil }
        let digit = Int(scalar.value) - 0x30
        number = ((number?.value ?? 0) * 10 + digit, (number?.digits ?? 0) + 1)
        if let digits = number?.digits, digits > 4 { return nil }
        continue
      }
      switch scalar {
      case "年", "년", "月", "월", "日", "号", "號", "일":
        guard flushWord(), let (value, _) = number else { return nil }
        number = nil
        switch scalar {
        case "年", "년": parts.append(.year(value + (era ?? 0)))
        case "月", "월": parts.append(.month(value))
        default: parts.append(.dayOfMonth(value))
        }
        era = nil
      case "/", "-", ".", " ", ",", "'", "\u{2013}", "\u{2014}", "、":
        flushNumber()
        guard flushWord() else { return nil }
      default:
        flushNumber()
        word.unicodeScalars.append(scalar)
      }
    }
    flushNumber()
    guard flushWord(), !parts.isEmpty, parts.count <= 3 else { return nil }
    if let era, case .number(let value, _)? = parts.first { parts[0] = .year(value + era) }
    return parts
  }

  /// Without `(周二)`, `星期二`, `Tue` and the like.
  private static func withoutWeekday(_ text: String) -> String {
    var text = text
    while let open = text.firstIndex(where: { $0 == "(" }),
      let close = text[open...].firstIndex(where: { $0 == ")" })
    {
      text.removeSubrange(open...close)
    }
    for prefix in ["星期", "礼拜", "周", "週"] {
      while let range = text.range(of: prefix) {
        let end =
          text.index(range.upperBound, offsetBy: 1, limitedBy: text.endIndex) ?? text.endIndex
        text.removeSubrange(range.lowerBound..<end)
      }
    }
    let days: Set<String> = [
      "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
      "thursday", "friday", "saturday", "sunday", "tues", "thur", "thurs",
    ]
    return text.split { $0 == " " || $0 == "," }
      .filter { !days.contains($0.trimmingSuffix(".")) }.joined(separator: " ")
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    last == character ? String(dropLast()) : String(self)
  }
}
