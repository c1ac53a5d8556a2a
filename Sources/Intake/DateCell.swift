// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Days and hours of tables, also as a spreadsheet writes them when it saves the table.
///
/// Read byte by byte: tables hold a great many of them.
package enum DateCell {
  /// A day: `2027-05-10`, or with the year first and other signs, as in `2027/5/10`, `2027年5月10日`.
  package static func date(_ text: String) -> CivilDate? {
    if text.isEmpty { return nil }
    if let date = CivilDate(text) { return date }
    var scanner = Scanner(text.utf8)
    guard let day = scanner.day(), scanner.isAtEnd else { return nil }
    return CivilDate(day)
  }

  /// A time of day: `09:30`, or `9:30` and `9:30:00`.
  package static func time(_ text: String) -> Minutes? {
    clockFace(text).flatMap { Minutes(clockFace: $0) }
  }

  /// The same, or a time of the night after it, such as `25:30`.
  static func timeOfDayOrNight(_ text: String) -> Minutes? {
    clockFace(text).flatMap { Minutes(lateClockFace: $0) }
  }

  private static func clockFace(_ text: String) -> String? {
    var scanner = Scanner(text.utf8)
    guard let clock = scanner.clock(), scanner.isAtEnd else { return nil }
    return clock
  }

  /// Rewrites days with hours that a spreadsheet wrote as tables have them.
  ///
  /// So `2030/4/10 9:00` is `2030-04-10 09:00`. The year stands first, so that nothing has two readings.
  package static func plainMoments(_ text: String) -> String {
    guard text.utf8.count <= 2000, text.utf8.contains(UInt8(ascii: ":")),
      text.utf8.allSatisfy({ $0 < 0x80 })
    else { return text }
    var plain = ""
    var scanner = Scanner(text.utf8)
    var isAfterDigit = false
    while !scanner.isAtEnd {
      let start = scanner
      if !isAfterDigit, let moment = scanner.moment() {
        plain += moment
        isAfterDigit = true
        continue
      }
      scanner = start
      let byte = scanner.take()
      isAfterDigit = Scanner.isDigit(byte)
      plain.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return plain
  }

  /// Takes parts off the front of a text.
  private struct Scanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String.UTF8View) { bytes = Array(text) }

    var isAtEnd: Bool { position == bytes.count }

    static func isDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    mutating func take() -> UInt8 {
      defer { position += 1 }
      return bytes[position]
    }

    mutating func take(_ text: String) -> Bool {
      guard bytes[position...].starts(with: text.utf8) else { return false }
      position += text.utf8.count
      return true
    }

    mutating func digits(_ range: ClosedRange<Int>) -> String? {
      let found = bytes[position...].prefix { Self.isDigit($0) }
      guard range.contains(found.count) else { return nil }
      position += found.count
      return String(decoding: found, as: UTF8.self)
    }

    /// `2027/5/10` as `2027-05-10`.
    mutating func day() -> String? {
      guard let year = digits(4...4) else { return nil }
      var between = "月"
      var after = "日"
      if !take("年") {
        guard let sign = ["/", ".", "-"].first(where: { take($0) }) else { return nil }
        between = sign
        after = ""
      }
      guard let month = digits(1...2), take(between), let day = digits(1...2), take(after) else {
        return nil
      }
      return "\(year)-\(Self.two(month))-\(Self.two(day))"
    }

    /// `9:30:00` as `09:30`.
    mutating func clock() -> String? {
      guard let hour = digits(1...2), take(":"), let minute = digits(2...2) else { return nil }
      _ = take(":00")
      return "\(Self.two(hour)):\(minute)"
    }

    /// A day with an hour, and no offset behind it; `T` between them stays.
    mutating func moment() -> String? {
      guard let day = day(), let between = ["T", " "].first(where: { take($0) }),
        let clock = clock()
      else { return nil }
      if let next = isAtEnd ? nil : bytes[position],
        Self.isDigit(next) || ":+Z-".utf8.contains(next)
      {
        return nil
      }
      return "\(day)\(between)\(clock)"
    }

    private static func two(_ digits: String) -> String {
      digits.utf8.count == 1 ? "0\(digits)" : digits
    }
  }
}
