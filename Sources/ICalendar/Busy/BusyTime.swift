// SPDX-License-Identifier: Apache-2.0

/// What a calendar says about when its owner is busy.
package struct BusyTime: Sendable {
  /// One stretch in which the owner is busy, in seconds since 1970-01-01T00:00:00Z; half-open.
  package struct Span: Hashable, Sendable {
    /// The first second of it.
    package let start: Int
    /// The second after its last.
    package let end: Int
    /// Whether it is made of whole days, which begin at midnight where the festival is.
    package let isWholeDays: Bool

    /// Not of whole days, unless told.
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
    /// The owner of the calendar has said that he does not come.
    case declined
    /// The file holds a newer version of the same event.
    case superseded
    /// It has no usable time.
    case unusable

    /// Whether what it says keeps nobody busy.
    var takesNothing: Bool { self == .free || self == .declined }
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
    /// As in the file; empty where it gives none.
    package let uid: String
    /// The owner's own words; empty where the file gives none.
    package let title: String
    /// Where it begins in the file, counted from 1.
    package let line: Int
    /// SEQUENCE of the version that was read; 0 where it gives none.
    package let sequence: Int
    /// Its first day, or day and time, by the clock of home; empty when there is none.
    ///
    /// An event of an unknown clock has it as it is written.
    package internal(set) var when: String
    /// What became of it.
    package var fate: Fate
    /// One for each occurrence, in order of time; empty unless it is busy.
    package var spans: [Span] = []
    /// What could not be understood, in the order in which it was met.
    package var problems: [Problem] = []
  }

  /// The calendar's own title; `nil` where it gives none.
  package let name: String?
  /// In the order of the file.
  package let entries: [Entry]
}
