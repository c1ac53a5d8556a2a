// SPDX-License-Identifier: Apache-2.0

/// A set of days of a horizon of any length.
///
/// - Units: days counted from 0, the first of the horizon.
package struct DaySet: Sendable, Hashable {
  /// Bit `d % 64` of word `d / 64` is day `d`; the last word is not zero, so that equal sets are equal words.
  private var words: [UInt64] = []

  /// No day.
  package init() {}

  /// The days of a sequence, in any order; none is below 0.
  package init<Days: Sequence<Int>>(_ days: Days) {
    for day in days { insert(day) }
  }

  /// Whether it holds no day.
  package var isEmpty: Bool { words.isEmpty }

  /// Whether the day is in the set.
  package func contains(_ day: Int) -> Bool {
    let word = day / UInt64.bitWidth
    return word < words.count && words[word] & Self.bit(of: day) != 0
  }

  /// Adds a day, from 0 on.
  package mutating func insert(_ day: Int) {
    precondition(day >= 0, "Day \(day) is before the horizon")
    let word = day / UInt64.bitWidth
    if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
    words[word] |= Self.bit(of: day)
  }

  /// The set in so many words, for what lays many sets out beside each other; later days are left out.
  func words(_ count: Int) -> [UInt64] {
    words.prefix(count) + Array(repeating: 0, count: max(0, count - words.count))
  }

  /// Words that hold a set of days of a horizon.
  static func wordCount(ofDays count: Int) -> Int {
    (count + UInt64.bitWidth - 1) / UInt64.bitWidth
  }

  static func bit(of day: Int) -> UInt64 { 1 << UInt64(day % UInt64.bitWidth) }
}

extension DaySet: ExpressibleByArrayLiteral {
  /// Lets a set be written as a list of days.
  package init(arrayLiteral days: Int...) { self.init(days) }
}
