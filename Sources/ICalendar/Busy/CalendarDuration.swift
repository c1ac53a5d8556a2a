// SPDX-License-Identifier: Apache-2.0

/// A length of time: days as the calendar counts them, and seconds that pass.
///
/// A day is as long as the clock on the wall makes it; an hour is always sixty minutes.
///
/// - Source: RFC 5545 section 3.3.6.
struct CalendarDuration: Hashable {
  let days: Int
  let seconds: Int

  /// Reads `P1W`, `P1DT2H30M` and the like; `nil` for anything else, and beyond all calendars.
  init?(_ text: some StringProtocol) {
    var scanner = DigitScanner(text.trimmingSpaces.uppercased())
    let isNegative = scanner.take("-")
    if !isNegative { _ = scanner.take("+") }
    guard scanner.take("P") else { return nil }
    var days = 0
    var seconds = 0
    var isTime = false
    var count = 0
    while !scanner.isAtEnd {
      if !isTime, scanner.take("T") {
        isTime = true
        continue
      }
      guard let number = scanner.number(), number < 100_000_000 else { return nil }
      if !isTime, scanner.take("W") {
        days += number * 7
      } else if !isTime, scanner.take("D") {
        days += number
      } else if isTime, scanner.take("H") {
        seconds += number * 3600
      } else if isTime, scanner.take("M") {
        seconds += number * 60
      } else if isTime, scanner.take("S") {
        seconds += number
      } else {
        return nil
      }
      count += 1
    }
    // A century is longer than any event.
    guard count > 0, days <= 36_525, seconds <= 36_525 * CivilDays.secondsPerDay else {
      return nil
    }
    self.days = isNegative ? -days : days
    self.seconds = isNegative ? -seconds : seconds
  }
}
