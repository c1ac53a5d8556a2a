// SPDX-License-Identifier: Apache-2.0

/// When the one event of a calendar takes place, whatever names its zones have.
package struct EventInstants: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package let start: Int
  /// Seconds since 1970-01-01T00:00:00Z, not included.
  package let end: Int

  /// Reads a calendar with one event.
  ///
  /// - Returns: `nil` when there is another number of events, or one whose times are no instants.
  package static func read(_ bytes: [UInt8]) -> EventInstants? {
    guard let calendars = try? CalendarPart.calendars(bytes), calendars.count == 1 else {
      return nil
    }
    let events = calendars[0].parts.filter { $0.name == "VEVENT" }
    guard events.count == 1 else { return nil }
    var budget = RecurrenceExpansion.Budget(days: 1_000_000)
    var problems: [BusyTime.Problem] = []
    let start = events[0].first("DTSTART").flatMap { TimeValue($0.value, zone: nil) }
    let zones = ZoneBook(
      calendars[0], home: CalendarClock(offset: 0), first: start?.wall ?? 0, last: start?.wall ?? 0)
    guard let event = BusyEvent(events[0], zones, &budget, &problems), problems.isEmpty,
      event.start.clock != .floating, !event.start.isWholeDay
    else { return nil }
    let span = event.span(atWall: event.start.wall)
    return EventInstants(start: span.start, end: span.end)
  }
}
