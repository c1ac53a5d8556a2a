// SPDX-License-Identifier: Apache-2.0

/// A date and a time of day as a clock on the wall shows them, without a zone.
///
/// - Source: RFC 5545 section 3.3.5.
package struct WallTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// From 1 to 9999.
  package let year: Int
  /// From 1 for January to 12.
  package let month: Int
  /// From 1 to the month's last.
  package let day: Int
  /// From 0 to 23.
  package let hour: Int
  /// From 0 to 59.
  package let minute: Int
  /// From 0 to 59; leap seconds are not accepted.
  package let second: Int

  /// Checks the parts; `nil` unless the Gregorian calendar has the day and a clock shows the time.
  ///
  /// Years are 1 to 9999, the four digits the format has; second 60 is not accepted.
  package init?(
    year: Int,
    month: Int,
    day: Int,
    hour: Int = 0,
    minute: Int = 0,
    second: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.dayCount(ofMonth: month, in: year)).contains(day), (0...23).contains(hour),
      (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The time that many seconds after 1970-01-01T00:00:00; `nil` outside the years 1 to 9999.
  package init?(secondsSinceEpoch seconds: Int) {
    guard abs(seconds) < 1 << 40 else { return nil }
    let day = CivilDays.day(ofSecond: seconds)
    let date = CivilDays.date(day)
    let rest = seconds - day * CivilDays.secondsPerDay
    self.init(
      year: date.year, month: date.month, day: date.day, hour: rest / 3600,
      minute: rest / 60 % 60, second: rest % 60)
  }

  /// Seconds since 1970-01-01T00:00:00 on the same clock.
  package var secondsSinceEpoch: Int {
    CivilDays.day(year: year, month: month, day: day) * CivilDays.secondsPerDay + secondOfDay
  }

  /// Reads `YYYYMMDDTHHMMSS`, without a zone's letter.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 15, bytes[8] == UInt8(ascii: "T") else { return nil }
    var parts: [Int] = []
    for range in [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15] {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      parts.append(value)
    }
    self.init(
      year: parts[0],
      month: parts[1],
      day: parts[2],
      hour: parts[3],
      minute: parts[4],
      second: parts[5]
    )
  }

  /// The format's own spelling, `YYYYMMDDTHHMMSS`.
  package var description: String {
    "\(digits(year, 4))\(digits(month, 2))\(digits(day, 2))"
      + "T\(digits(hour, 2))\(digits(minute, 2))\(digits(second, 2))"
  }

  /// Compares what the clock shows, whatever clock it is.
  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day, a.secondOfDay) < (b.year, b.month, b.day, b.secondOfDay)
  }

  private var secondOfDay: Int { (hour * 60 + minute) * 60 + second }

  private static func dayCount(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
