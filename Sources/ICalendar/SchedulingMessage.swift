// SPDX-License-Identifier: Apache-2.0

/// An invitation to one event for one person, or its cancellation.
///
/// One event in one file: clients take only the first event of a message, and nobody is to see whom
/// else it was sent to.
///
/// - Source: RFC 5546 sections 3.2.2 and 3.2.5.
package struct SchedulingMessage: Hashable, Sendable {
  /// The program that wrote it.
  package var productID: String
  /// Cancelled events make a CANCEL, all others a REQUEST.
  package var event: CalendarEvent
  /// The office, to which the answer goes.
  package var organizer: MailAddress
  /// The only one who is invited by it.
  package var attendee: MailAddress

  /// Takes an event whose UID the attendee's calendar has.
  package init(
    productID: String, event: CalendarEvent, organizer: MailAddress, attendee: MailAddress
  ) {
    self.productID = productID
    self.event = event
    self.organizer = organizer
    self.attendee = attendee
  }

  /// Follows from the event's status.
  package var method: CalendarMethod { event.status == .cancelled ? .cancel : .request }

  /// The bytes of the message, ready to be attached to a mail as `text/calendar`.
  ///
  /// - Throws: ``ICalendarError`` when the event cannot be written.
  package func bytes() throws(ICalendarError) -> [UInt8] {
    try ICalendarWriter.bytes(of: self)
  }
}
