// SPDX-License-Identifier: Apache-2.0

/// A date, or a date and a time, as a property has it, with the clock it is read on.
///
/// Besides RFC 5545's own forms, those are read that other programs write and that mean one thing
/// only: without seconds, with the separators and offsets of ISO 8601, and 24:00 for midnight.
///
/// - Source: RFC 5545 sections 3.3.4 and 3.3.5.
struct TimeValue: Hashable {
  enum Clock: Hashable {
    /// The whole day, wherever it is.
    case wholeDay
    /// UTC, or a fixed number of seconds ahead of it.
    case offset(Int)
    /// The clock of a zone, by the name that the file gives it.
    case zone(String)
    /// Whatever clock the reader has.
    case floating
  }

  /// Seconds since 1970-01-01T00:00:00 on that clock, every day counted with 24 hours.
  let wall: Int
  let clock: Clock

  init(wall: Int, clock: Clock) {
    self.wall = wall
    self.clock = clock
  }

  var day: Int { CivilDays.day(ofSecond: wall) }
  var isWholeDay: Bool { clock == .wholeDay }

  /// Reads one value; `zone` is the property's TZID.
  init?(_ text: some StringProtocol, zone: String?) {
    var scanner = DigitScanner(text.trimmingSpaces)
    guard let year = scanner.number(4), year >= 1 else { return nil }
    let isDashed = scanner.take("-")
    guard let month = scanner.number(2), (1...12).contains(month), scanner.take("-") == isDashed,
      let day = scanner.number(2), (1...CivilDays.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    let midnight = CivilDays.day(year: year, month: month, day: day) * CivilDays.secondsPerDay
    if scanner.isAtEnd {
      self.init(wall: midnight, clock: .wholeDay)
      return
    }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" "),
      let second = Self.timeOfDay(&scanner)
    else { return nil }
    let clock: Clock
    if scanner.isAtEnd {
      clock = zone.map { .zone($0) } ?? .floating
    } else if scanner.take("Z") || scanner.take("z") {
      clock = .offset(0)
    } else {
      guard let offset = Self.offset(&scanner) else { return nil }
      clock = .offset(offset)
    }
    guard scanner.isAtEnd else { return nil }
    self.init(wall: midnight + second, clock: clock)
  }

  /// Reads `±HHMM`, `±HH:MM`, `±HHMMSS` or `±HH`.
  static func offset(_ text: String) -> Int? {
    var scanner = DigitScanner(text.trimmingSpaces)
    guard let offset = offset(&scanner), scanner.isAtEnd else { return nil }
    return offset
  }

  private static func timeOfDay(_ scanner: inout DigitScanner) -> Int? {
    guard let hour = scanner.number(2) else { return nil }
    _ = scanner.take(":")
    guard let minute = scanner.number(2) else { return nil }
    let hasColon = scanner.take(":")
    var second = scanner.number(2)
    if second == nil, hasColon { return nil }
    if second != nil, scanner.take(".") || scanner.take(",") { scanner.skipDigits() }
    // A leap second is the one before it.
    if second == 60 { second = 59 }
    let rest = second ?? 0
    guard minute <= 59, rest <= 59, hour <= 23 || (hour == 24 && minute == 0 && rest == 0)
    else { return nil }
    return (hour * 60 + minute) * 60 + rest
  }

  private static func offset(_ scanner: inout DigitScanner) -> Int? {
    let isNegative = scanner.take("-")
    guard isNegative || scanner.take("+"), let hour = scanner.number(2), hour <= 23 else {
      return nil
    }
    _ = scanner.take(":")
    let minute = scanner.number(2) ?? 0
    _ = scanner.take(":")
    let second = scanner.number(2) ?? 0
    guard minute <= 59, second <= 59 else { return nil }
    return (isNegative ? -1 : 1) * ((hour * 60 + minute) * 60 + second)
  }

  /// `2018-03-27`, or `2018-03-27 10:00`.
  var words: String {
    let date = CivilDays.date(day)
    let minutes = (wall - day * CivilDays.secondsPerDay) / 60
    let text =
      "\(Self.digits(date.year, 4))-\(Self.digits(date.month, 2))-\(Self.digits(date.day, 2))"
    return isWholeDay
      ? text : "\(text) \(Self.digits(minutes / 60, 2)):\(Self.digits(minutes % 60, 2))"
  }

  private static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

/// Takes numbers of a known width off the front of a text.
struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly `width` digits, or `nil` with nothing taken.
  mutating func number(_ width: Int) -> Int? {
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy(Self.isDigit) else { return nil }
    rest = rest.dropFirst(width)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// As many digits as there are; `nil` when there is none or more than nine.
  mutating func number() -> Int? {
    let digits = rest.prefix(while: Self.isDigit)
    guard (1...9).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  mutating func skipDigits() { rest = rest.drop(while: Self.isDigit) }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
