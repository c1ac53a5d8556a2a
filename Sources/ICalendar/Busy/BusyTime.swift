// SPDX-License-Identifier: Apache-2.0

/// What a calendar says about when its owner is busy.
package struct BusyTime: Sendable {
  /// One stretch in which the owner is busy, in seconds since 1970-01-01T00:00:00Z; half-open.
  package struct Span: Hashable, Sendable {
    package let start: Int
    package let end: Int
    /// Whether it is made of whole days, which begin at midnight where the festival is.
    package let isWholeDays: Bool

    package init(start: Int, end: Int, isWholeDays: Bool = false) {
      self.start = start
      self.end = end
      self.isWholeDays = isWholeDays
    }
  }

  /// What became of an event of somebody else's calendar.
  package enum Fate: String, Hashable, Sendable {
    case busy
    /// Transparent, cancelled, or of no length.
    case free
    /// The file holds a newer version of the same event.
    case superseded
    /// It has no usable time.
    case unusable
  }

  /// What of an event could not be understood; what could be is taken all the same.
  package enum Problem: Hashable, Sendable {
    case noStart
    case unreadable(property: String, value: String, line: Int)
    case endsBeforeStart
    /// A zone that is neither defined in the file nor known by its name.
    case unknownZone(String, line: Int)
    /// A zone by letters that stand for several.
    case abbreviatedZone(String, line: Int)
    /// It repeats by hours, minutes or seconds.
    case repeatsTooOften(line: Int)
    /// A part of its rule has no meaning.
    case unreadableRule(part: String, line: Int)
    /// Its occurrences, or those of all events, are more than any calendar's.
    case tooManyTimes
    /// The file defines a zone otherwise than the zone data has it; seconds ahead of UTC.
    case zoneDiffers(String, declared: Int, known: Int)
  }

  /// One event with all its occurrences, or one stretch of free/busy information.
  package struct Entry: Hashable, Sendable {
    package let uid: String
    package let title: String
    /// Where it begins in the file, counted from 1.
    package let line: Int
    package let sequence: Int
    /// Its first day, or day and time, by the clock of home; empty when there is none.
    ///
    /// An event of an unknown clock has it as it is written.
    package internal(set) var when: String
    package var fate: Fate
    package var spans: [Span] = []
    package var problems: [Problem] = []
  }

  package let name: String?
  package let entries: [Entry]
}
