// SPDX-License-Identifier: Apache-2.0

/// Days of the Gregorian calendar as numbers, counted from 1970-01-01.
///
/// - Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
enum CivilDays {
  static let secondsPerDay = 86_400

  static func day(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1
    )
  }

  /// 0 for Monday to 6 for Sunday.
  static func weekday(_ day: Int) -> Int { floorModulo(day + 3, 7) }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The number of a day's week, and the negative number by which the same week counts from the end.
  ///
  /// A week belongs to the year that has at least four of its days; it begins on `weekStart`.
  static func weekNumbers(_ day: Int, weekStart: Int) -> (fromStart: Int, fromEnd: Int) {
    let fourth = day - floorModulo(weekday(day) - weekStart, 7) + 3
    let year = date(fourth).year
    let number = (fourth - self.day(year: year, month: 1, day: 1)) / 7 + 1
    let lastDay = self.day(year: year, month: 12, day: 31)
    let last = lastDay - floorModulo(weekday(lastDay) - weekStart - 3, 7)
    let count = (last - self.day(year: year, month: 1, day: 1)) / 7 + 1
    return (number, number - count - 1)
  }

  static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }

  static func floorModulo(_ value: Int, _ divisor: Int) -> Int {
    value - floorDivide(value, divisor) * divisor
  }

  /// The day that holds a second, counted from the same midnight.
  static func day(ofSecond second: Int) -> Int { floorDivide(second, secondsPerDay) }
}
