// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import ICalendar

/// One recipient's calendar and where it lies in the calendar folder.
package struct CalendarFile: Hashable, Sendable {
  /// Without the ending, such as `units/C-US.H`; the ledger's name of the recipient.
  package let recipient: String
  /// Those of its words, the first first.
  package let languages: [Language]
  /// Whether the house addresses nobody in another language.
  let isOfOneLanguage: Bool
  /// Of the festival and the recipient.
  package let name: String
  /// The festival's, by its name in the zone data.
  package let timeZone: String
  /// Sorted by start, end and UID.
  package var entries: [CalendarEntry]

  /// For a house that addresses guests in their own languages, unless told.
  package init(
    recipient: String, languages: [Language], isOfOneLanguage: Bool = false, name: String,
    timeZone: String, entries: [CalendarEntry]
  ) {
    self.recipient = recipient
    self.languages = languages
    self.isOfOneLanguage = isOfOneLanguage
    self.name = name
    self.timeZone = timeZone
    self.entries = entries
  }

  /// Subscribers are asked to look again every hour.
  private static let refreshMinutes = 60

  /// Relative to the calendar folder, with `/`, such as `units/C-US.H.ics`.
  package var path: String { "\(recipient).ics" }

  /// Of all entries, with the name and the refresh that subscribers want.
  package var document: CalendarDocument { document(of: entries.map(\.event)) }

  /// A file of one event gets no name, for which Outlook would open a new calendar.
  package func document(of events: [CalendarEvent]) -> CalendarDocument {
    CalendarDocument(
      name: events.count == 1 ? nil : name,
      productID: "-//Attache//Festival calendars//EN",
      timeZones: [timeZone],
      events: events,
      refreshMinutes: Self.refreshMinutes
    )
  }

  /// The bytes of the file.
  ///
  /// - Throws: ``ICalendarError`` when the festival holds a value that a calendar cannot, such as a
  ///   time zone unknown to this machine.
  package func bytes() throws(ICalendarError) -> [UInt8] {
    try ICalendarWriter.bytes(of: document)
  }
}
