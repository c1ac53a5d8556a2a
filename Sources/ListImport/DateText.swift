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
    var isOfNight = false
    var isRewritten = false
    var hadNoYear = false
    var wasSerial = false
  }

  /// Why a text is no day.
  enum Failure: Error { case unreadable, ambiguous, distant }

  /// Dates further away from the festival, in days, are taken for typing errors.
  private var farthest = 366

  let clock: FestivalClock
  let lastDay: CivilDate
  let countsFrom1904: Bool
  var firstDay: CivilDate { clock.firstDay }

  init(clock: FestivalClock, lastDay: CivilDate, countsFrom1904: Bool) {
    self.clock = clock
    self.lastDay = lastDay
    self.countsFrom1904 = countsFrom1904
  }

  /// Reads a date, a date with a time, or a time alone.
  func read(_ text: String, mayBeClock: Bool) -> Result<Reading, Failure> {
    let result = reading(text, mayBeClock: mayBeClock)
    // A bare number is a day of any century, which says nothing.
    guard result == .failure(.unreadable), Double(text) == nil else { return result }
    if let hour = Self.hourBehindMonth(text),
      case .success(let found) = reading(hour, mayBeClock: false), found.date != nil
    {
      return .success(found)
    }
    var anywhere = self
    anywhere.farthest = .max
    switch anywhere.reading(text, mayBeClock: mayBeClock) {
    case .success(let reading) where reading.date != nil: return .failure(.distant)
    case .failure(.ambiguous): return .failure(.distant)
    default: return result
    }
  }

  private func reading(_ text: String, mayBeClock: Bool) -> Result<Reading, Failure> {
    if let date = CivilDate(text), isNear(date) { return .success(Reading(date: date)) }
    let text = Self.withPoint(Self.withColon(Self.withSpace(text)))
    if let reading = machine(text) { return .success(reading) }
    if let number = Double(text), !text.contains(where: { $0 == "-" || $0 == "+" }) {
      return readNumber(number, text, mayBeClock: mayBeClock)
    }
    guard let clock = ClockText(text, mayBeDigits: mayBeClock) else { return .failure(.unreadable) }
    var reading = Reading(
      time: clock.time, dayOffset: clock.dayOffset, isVague: clock.isVague,
      isOfNight: clock.isOfNight)
    reading.isRewritten = true
    let rest = DateWords.plain(clock.rest)
    if rest.isEmpty {
      let saysNothing = clock.time == nil && clock.dayOffset == 0 && !clock.isVague
      return saysNothing ? .failure(.unreadable) : .success(reading)
    }
    if let date = CivilDate(rest), isNear(date) {
      reading.date = date
      reading.isRewritten = clock.dayOffset != 0 || clock.isVague || !text.hasPrefix(rest)
      return .success(reading)
    }
    return date(rest).map { date, hadNoYear in
      reading.date = date
      reading.hadNoYear = hadNoYear
      return reading
    }
  }

  /// `29MAR 1805`: four digits behind the name of a month that are no year of our days, with a colon.
  private static func hourBehindMonth(_ text: String) -> String? {
    guard let found = text.wholeMatch(of: /(.*\p{L}.*) ([0-9]{2})([0-9]{2})/),
      let hour = Int(found.2), let minute = Int(found.3), hour < 24, minute < 60,
      !(1900...2099).contains(hour * 100 + minute)
    else { return nil }
    return "\(found.1) \(found.2):\(found.3)"
  }

  /// `201803271420`: a day and an hour in twelve digits, parted.
  private static func withSpace(_ text: String) -> String {
    guard text.utf8.count == 12, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return text
    }
    return "\(text.prefix(8)) \(text.suffix(4))"
  }

  /// `43186,6041`: the number of a day as much of Europe writes it, with a point.
  private static func withPoint(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ",")),
      text.wholeMatch(of: /(?:[0-9]{5}|0),[0-9]+/) != nil
    else { return text }
    return text.replacing(",", with: ".")
  }

  /// `27/03/18 1420`, `27.3.18 14.20`, `20180327 1420`: an hour behind a whole day in numbers, with a colon.
  private static func withColon(_ text: String) -> String {
    guard let space = text.lastIndex(of: " ") else { return text }
    let day = text[..<space]
    let parts = text[text.index(after: space)...].split(separator: ".").map(String.init)
    func isNumber(_ text: some StringProtocol) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard parts.allSatisfy(isNumber) else { return text }
    let clock: (hour: String, minute: String)
    switch (parts.count, parts.first?.utf8.count) {
    case (1, 4): clock = (String(parts[0].prefix(2)), String(parts[0].suffix(2)))
    case (2, 1), (2, 2): clock = (parts[0], parts[1])
    default: return text
    }
    guard let hour = Int(clock.hour), hour < 24, clock.minute.utf8.count == 2,
      let minute = Int(clock.minute), minute < 60
    else { return text }
    if isNumber(day), day.utf8.count == 8 {
      let date = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
      return "\(date) \(hour < 10 ? "0" : "")\(hour):\(clock.minute)"
    }
    let numbers = day.split(whereSeparator: { "./-".contains($0) })
    guard numbers.count == 3, numbers.allSatisfy(isNumber) else { return text }
    return "\(day) \(clock.hour):\(clock.minute)"
  }

  /// `2018-03-27T06:20:00Z`, `2018-03-27 14:20:00.000+08:00`: what programs write, in the festival's
  /// own time.
  private func machine(_ text: String) -> Reading? {
    guard text.utf8.count >= 16, CivilDate(String(text.prefix(10))) != nil else { return nil }
    var plain = text.uppercased().replacing(/\s*(?:UTC|GMT)$/, with: "Z")
    // Seconds and their fractions.
    if let seconds = plain.dropFirst(16).prefixMatch(of: /:[0-9]{2}(?:\.[0-9]+)?/) {
      plain.removeSubrange(seconds.range)
    }
    if let offset = plain.dropFirst(16).wholeMatch(of: /\s*([+-][0-9]{2}):?([0-9]{2})?/) {
      plain.replaceSubrange(offset.range, with: "\(offset.1):\(offset.2 ?? "00")")
    }
    guard let moment = clock.parse(plain) else { return nil }
    let date = clock.date(ofDay: moment.day)
    guard isNear(date) else { return nil }
    return Reading(
      date: date, time: moment.timeOfDay,
      isRewritten: text != "\(date) \(ClockText.face(moment.timeOfDay))")
  }

  // MARK: Numbers

  private func readNumber(
    _ number: Double, _ text: String, mayBeClock: Bool
  ) -> Result<Reading, Failure> {
    let isWhole = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isWhole, text.utf8.count == 8 {
      let date = CivilDate(
        "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6))")
      guard let date, isNear(date) else { return .failure(.unreadable) }
      return .success(Reading(date: date, isRewritten: true))
    }
    if mayBeClock, isWhole, (3...4).contains(text.utf8.count),
      let clock = ClockText(text, mayBeDigits: true), let time = clock.time
    {
      return .success(Reading(time: time, dayOffset: clock.dayOffset, isRewritten: true))
    }
    if let serial = SerialDate(number, countsFrom1904: countsFrom1904) {
      if let date = serial.date, isNear(date) {
        return .success(
          Reading(date: date, time: serial.time, isRewritten: true, wasSerial: true))
      }
      if serial.date == nil, mayBeClock, let time = serial.time {
        return .success(Reading(time: time, isRewritten: true, wasSerial: true))
      }
    }
    // 3.27 is a day of March, and not a number; 14.30 among hours is one, where it is no near day.
    if mayBeClock, let time = Self.hour(text) {
      if case .success(let day) = date(text), distance(day.date) <= 31 {
        return .success(Reading(date: day.date, isRewritten: true, hadNoYear: day.hadNoYear))
      }
      return .success(Reading(time: time, isRewritten: true))
    }
    return date(text).map { Reading(date: $0, isRewritten: true, hadNoYear: $1) }
  }

  /// `14.30`: hours and minutes with a point between them.
  private static func hour(_ text: String) -> Minutes? {
    guard let found = text.wholeMatch(of: /([0-9]{1,2})\.([0-9]{2})/),
      let hour = Int(found.1), let minute = Int(found.2), hour < 24, minute < 60
    else { return nil }
    return Minutes(hour * 60 + minute)
  }

  // MARK: Days

  private typealias Day = (date: CivilDate, hadNoYear: Bool)

  private func date(_ text: String) -> Result<Day, Failure> {
    guard let words = DateWords(text) else { return .failure(.unreadable) }
    if let month = words.month, let day = words.day {
      guard words.free.isEmpty, let found = complete(words.year, month, day) else {
        return .failure(.unreadable)
      }
      return .success(found)
    }
    if words.month == nil, let day = words.day, words.year == nil, words.free.isEmpty {
      return dayAlone(day).map { .success($0) } ?? .failure(.unreadable)
    }
    guard words.month == nil, words.day == nil else { return .failure(.unreadable) }
    return numbers(words.free, year: words.year)
  }

  /// Two or three numbers, whose order the festival's days tell where the numbers do not.
  private func numbers(_ free: [DateWords.Number], year: Int?) -> Result<Day, Failure> {
    let values = free.map(\.value)
    let orders: [(year: Int?, month: Int, day: Int)]
    switch free.count {
    case 2: orders = [(year, values[0], values[1]), (year, values[1], values[0])]
    case 3 where year != nil: return .failure(.unreadable)
    case 3 where free[0].digits >= 3: orders = [(values[0], values[1], values[2])]
    case 3 where free[2].digits >= 3:
      orders = [(values[2], values[0], values[1]), (values[2], values[1], values[0])]
    case 3 where free.allSatisfy { $0.digits <= 2 }:
      orders = [
        (values[0], values[1], values[2]), (values[2], values[0], values[1]),
        (values[2], values[1], values[0]),
      ]
    default: return .failure(.unreadable)
    }
    var found: [Day] = []
    for order in orders {
      guard let reading = complete(order.year, order.month, order.day) else { continue }
      if !found.contains(where: { $0.0 == reading.0 }) { found.append(reading) }
    }
    // A year first is what Chinese, Japanese and Korean write.
    if found.count == 1 || (year != nil && !found.isEmpty) { return .success(found[0]) }
    let near = found.filter { distance($0.0) <= 31 }
    if near.count == 1 { return .success(near[0]) }
    return .failure(found.isEmpty ? .unreadable : .ambiguous)
  }

  private func complete(_ year: Int?, _ month: Int, _ day: Int) -> Day? {
    guard let year else {
      let years = [firstDay.year - 1, firstDay.year, firstDay.year + 1]
        .compactMap { Self.civil($0, month, day) }
      guard let nearest = years.min(by: { distance($0) < distance($1) }), isNear(nearest) else {
        return nil
      }
      return (nearest, true)
    }
    let readings =
      year < 100
      ? [year + 2000]
      // 2561 is 2018 in Thailand, 107 in Taiwan.
      : [year, year - 543, year + 1911]
    return readings.lazy.compactMap { Self.civil($0, month, day) }.first(where: isNear)
      .map { ($0, false) }
  }

  private static func civil(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else {
      return nil
    }
    let text = String(year)
    let years = String(repeating: "0", count: max(0, 4 - text.count)) + text
    return CivilDate("\(years)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
  }

  /// A day without month, if the days around the festival have it once.
  private func dayAlone(_ day: Int) -> Day? {
    let days = (-7...lastDay.days(since: firstDay) + 7).map { firstDay.advanced(by: $0) }
      .filter { $0.day == day }
    return days.count == 1 ? (days[0], true) : nil
  }

  private func distance(_ date: CivilDate) -> Int {
    if date < firstDay { return firstDay.days(since: date) }
    return lastDay < date ? date.days(since: lastDay) : 0
  }

  private func isNear(_ date: CivilDate) -> Bool { distance(date) <= farthest }
}
