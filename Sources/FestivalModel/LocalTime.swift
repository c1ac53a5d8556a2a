// SPDX-License-Identifier: Apache-2.0

/// A moment on the festival's own clock.
///
/// - Units: whole minutes since 00:00 of the festival's first day, local time.
package struct LocalTime: RawRepresentable, Hashable, Comparable, Sendable {
  /// A day of the festival's clock always counts 24 hours, also when clocks change.
  package static let minutesPerDay = 1440

  /// Negative before the first day.
  package let rawValue: Int

  /// Takes minutes, also before the first day or after the last.
  package init(rawValue: Int) { self.rawValue = rawValue }
  /// The same without a label.
  package init(_ rawValue: Int) { self.rawValue = rawValue }

  /// The moment `timeOfDay` minutes after midnight of day `day` (0 is the first day).
  package init(day: Int, timeOfDay: Minutes) {
    rawValue = day * Self.minutesPerDay + timeOfDay.rawValue
  }

  /// The day, 0 for the festival's first.
  package var day: Int {
    rawValue >= 0
      ? rawValue / Self.minutesPerDay
      : (rawValue - Self.minutesPerDay + 1) / Self.minutesPerDay
  }

  /// Minutes since midnight of ``day``.
  package var timeOfDay: Minutes { Minutes(rawValue - day * Self.minutesPerDay) }

  /// The moment so many minutes of the clock later.
  package static func + (a: Self, b: Minutes) -> Self { Self(a.rawValue + b.rawValue) }
  /// The moment so many minutes of the clock earlier.
  package static func - (a: Self, b: Minutes) -> Self { Self(a.rawValue - b.rawValue) }
  /// Minutes of the clock from one moment to another, negative when it lies before.
  package static func - (a: Self, b: Self) -> Minutes { Minutes(a.rawValue - b.rawValue) }
  /// Whether one moment lies before the other.
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A half-open stretch of local time, `start ..< end`.
package struct TimeSpan: Hashable, Sendable {
  /// The first minute of it.
  package let start: LocalTime
  /// The minute after its last.
  package let end: LocalTime

  /// Takes any two moments; readers refuse a stretch that ends before it starts.
  package init(start: LocalTime, end: LocalTime) {
    self.start = start
    self.end = end
  }

  /// A stretch that begins then and lasts so long.
  package init(start: LocalTime, duration: Minutes) {
    self.init(start: start, end: start + duration)
  }

  /// Minutes from start to end.
  package var duration: Minutes { end - start }

  /// Whether it reaches from one midnight to another.
  package var isWholeDays: Bool {
    [start, end].allSatisfy { $0.rawValue % LocalTime.minutesPerDay == 0 } && start < end
  }

  /// Whether the two share at least one minute.
  package func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }

  /// Whether the moment lies inside; the end does not.
  package func holds(_ moment: LocalTime) -> Bool { start <= moment && moment < end }

  /// Whether `other` lies wholly inside.
  package func contains(_ other: TimeSpan) -> Bool { start <= other.start && other.end <= end }
}
