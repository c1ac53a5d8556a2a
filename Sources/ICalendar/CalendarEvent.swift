// SPDX-License-Identifier: Apache-2.0

/// One event of a calendar; without organiser and attendees, whose addresses all would see.
///
/// - Source: RFC 5545 section 3.6.1.
package struct CalendarEvent: Hashable, Sendable {
  /// STATUS of an event (RFC 5545, 3.8.1.11).
  package enum Status: String, Sendable, CaseIterable { case confirmed, tentative, cancelled }

  /// A point on the map, in degrees.
  package struct Position: Hashable, Sendable {
    /// North of the equator positive.
    package let latitude: Double
    /// East of Greenwich positive.
    package let longitude: Double

    /// Takes degrees; the writer refuses what lies outside ±90 and ±180.
    package init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// A reminder with a text, at a time counted back from the start.
  package struct Alarm: Hashable, Sendable {
    /// From 0 to a week; others are refused by the writer.
    package let minutesBefore: Int
    /// What the reminder says.
    package let text: String

    /// Takes a time before the start.
    package init(minutesBefore: Int, text: String) {
      self.minutesBefore = minutesBefore
      self.text = text
    }
  }

  /// The same in every edition; unique in its calendar.
  package var uid: String
  /// On the clock of the place.
  package var start: EventTime
  /// Not included; not before ``start``.
  package var end: EventTime
  /// When the content of the event last changed, in UTC.
  package var stamp: WallTime
  /// How often start, end or place have changed since the first publication.
  package var sequence: Int
  /// In UTC.
  package var lastModified: WallTime?
  /// The title.
  package var summary: String
  /// Empty for none.
  package var location: String
  /// Empty for none; lines are separated by `\n`.
  package var description: String
  /// Names without comma and semicolon, which the property cannot hold.
  package var categories: [String]
  /// `nil` writes no STATUS, which readers take for confirmed.
  package var status: Status?
  /// Where on the map; `nil` where it is not known.
  package var position: Position?
  /// A page about it; `nil` for none.
  package var url: String?
  /// The language of summary, location and description, such as `zh`; `nil` when they mix several.
  package var language: String?
  /// A name of CSS3, such as `steelblue`.
  package var color: String?
  /// One reminder at most; `nil` for none.
  package var alarm: Alarm?

  /// An event as first published, with nothing but its times and title, unless told.
  package init(
    uid: String,
    start: EventTime,
    end: EventTime,
    stamp: WallTime,
    sequence: Int = 0,
    lastModified: WallTime? = nil,
    summary: String,
    location: String = "",
    description: String = "",
    categories: [String] = [],
    status: Status? = nil,
    position: Position? = nil,
    url: String? = nil,
    language: String? = nil,
    color: String? = nil,
    alarm: Alarm? = nil
  ) {
    self.uid = uid
    self.start = start
    self.end = end
    self.stamp = stamp
    self.sequence = sequence
    self.lastModified = lastModified
    self.summary = summary
    self.location = location
    self.description = description
    self.categories = categories
    self.status = status
    self.position = position
    self.url = url
    self.language = language
    self.color = color
    self.alarm = alarm
  }
}
