// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, without a clock or a zone.
package struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Counted as ISO 8601 does, with a year 0.
  package let year: Int
  /// From 1 for January to 12.
  package let month: Int
  /// From 1 to the last day of the month.
  package let day: Int

  /// Reads `YYYY-MM-DD`; `nil` unless such a day exists.
  package init?(_ text: String) {
    // Byte by byte: lists and tables hold a great many days.
    let bytes = text.utf8
    guard bytes.count == 10 else { return nil }
    var numbers = (year: 0, month: 0, day: 0)
    for (position, byte) in bytes.enumerated() {
      if position == 4 || position == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      switch position {
      case 0..<4: numbers.year = numbers.year * 10 + digit
      case 5..<7: numbers.month = numbers.month * 10 + digit
      default: numbers.day = numbers.day * 10 + digit
      }
    }
    let (year, month, day) = numbers
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let days = Self.daysSinceEpoch(year, month, day)
    self.init(daysSinceEpoch: days)
    guard self.year == year, self.month == month, self.day == day else { return nil }
  }

  /// The day `days` days after 1970-01-01.
  ///
  /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  package init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01, negative before it.
  package var daysSinceEpoch: Int { Self.daysSinceEpoch(year, month, day) }

  /// 0 for Monday to 6 for Sunday.
  package var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 }

  /// The date so many days later.
  package func advanced(by days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: daysSinceEpoch + days)
  }

  /// Days from the other date to this one, negative if it is earlier.
  package func days(since other: CivilDate) -> Int { daysSinceEpoch - other.daysSinceEpoch }

  /// Whether one day lies before the other.
  package static func < (a: Self, b: Self) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }

  /// Written `YYYY-MM-DD`, which ``init(_:)`` reads back.
  package var description: String {
    let y = String(year)
    return String(repeating: "0", count: max(0, 4 - y.count)) + y
      + (month < 10 ? "-0" : "-") + String(month) + (day < 10 ? "-0" : "-") + String(day)
  }

  private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
