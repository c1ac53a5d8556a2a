// SPDX-License-Identifier: Apache-2.0

/// One event of a calendar; without organiser and attendees, whose addresses all would see.
///
/// - Source: RFC 5545 section 3.6.1.
package struct CalendarEvent: Hashable, Sendable {
  /// STATUS of an event (RFC 5545, 3.8.1.11).
  package enum Status: String, Sendable, CaseIterable { case confirmed, tentative, cancelled }

  /// A point on the map, in degrees.
  package struct Position: Hashable, Sendable {
    package let latitude: Double
    package let longitude: Double

    package init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// A reminder with a text, at a time counted back from the start.
  package struct Alarm: Hashable, Sendable {
    package let minutesBefore: Int
    package let text: String

    package init(minutesBefore: Int, text: String) {
      self.minutesBefore = minutesBefore
      self.text = text
    }
  }

  /// The same in every edition; unique in its calendar.
  package var uid: String
  package var start: EventTime
  package var end: EventTime
  /// When the content of the event last changed, in UTC.
  package var stamp: WallTime
  /// How often start, end or place have changed since the first publication.
  package var sequence: Int
  /// In UTC.
  package var lastModified: WallTime?
  package var summary: String
  /// Empty for none.
  package var location: String
  /// Empty for none; lines are separated by `\n`.
  package var description: String
  /// Names without comma and semicolon, which the property cannot hold.
  package var categories: [String]
  package var status: Status?
  package var position: Position?
  package var url: String?
  /// The language of summary, location and description, such as `zh`; `nil` when they mix several.
  package var language: String?
  /// A name of CSS3, such as `steelblue`.
  package var color: String?
  package var alarm: Alarm?

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
