// SPDX-License-Identifier: Apache-2.0

/// One calendar file.
package struct CalendarDocument: Hashable, Sendable {
  /// Shown as the calendar's title; `nil` in a file of one event, which Outlook would otherwise
  /// open as a calendar of its own.
  package var name: String?
  /// The program that wrote the file.
  package var productID: String
  /// Every zone the events name, declared in this order; at least one, so that a calendar without
  /// events still has the component that RFC 5545 section 3.6 asks for.
  package var timeZones: [String]
  /// Each UID once; the order is that of the file.
  package var events: [CalendarEvent]
  /// How often subscribers are asked to look again, in minutes; `nil` leaves it to them.
  package var refreshMinutes: Int?

  /// Asks for no refresh, unless told; what is wrong shows when it is written.
  package init(
    name: String?,
    productID: String,
    timeZones: [String],
    events: [CalendarEvent],
    refreshMinutes: Int? = nil
  ) {
    self.name = name
    self.productID = productID
    self.timeZones = timeZones
    self.events = events
    self.refreshMinutes = refreshMinutes
  }
}
