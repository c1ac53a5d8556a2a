// SPDX-License-Identifier: Apache-2.0

/// What a calendar file holds, and what of it could not be understood.
package struct CalendarReading: Hashable, Sendable {
  /// An event as the moments its file means, by the zones the file itself declares.
  package struct Instants: Hashable, Sendable {
    /// As in the document's event.
    package let uid: String
    /// Seconds since 1970-01-01T00:00:00Z; `nil` for floating times, whole days and unusable zones.
    package let start: Int?
    /// The same for its end.
    package let end: Int?
  }

  /// An event that is not among the documents' events.
  package struct Unread: Hashable, Sendable {
    /// Why an event was passed over.
    package enum Reason: String, Sendable { case noStart, impossibleTime, recurring }

    /// Empty where the event has none.
    package let uid: String
    /// Why it is not among the events.
    package let reason: Reason
  }

  /// One for each VCALENDAR of the file.
  package let documents: [CalendarDocument]
  /// One entry per event, in the order of the documents' events.
  package let instants: [Instants]
  /// In the order of the file.
  package let unread: [Unread]
}
