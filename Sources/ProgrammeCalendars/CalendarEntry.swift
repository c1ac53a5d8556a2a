// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ICalendar

/// One event of a recipient's calendar, with what an edition is compared by.
package struct CalendarEntry: Hashable, Sendable {
  /// As it stands when it is first published: SEQUENCE 0, no change told.
  package let event: CalendarEvent
  /// The title without the mark of a draft.
  package let title: String
  /// The instant it begins, for comparisons.
  package let start: Date
  /// The instant it ends, for comparisons.
  package let end: Date

  /// The same in every edition.
  package var uid: String { event.uid }
  /// In the recipient's language; empty for none.
  package var location: String { event.location }

  /// Everything the event says but for its sequence and stamps, in a fixed spelling.
  package var content: String {
    var fields = [
      event.uid, "\(event.start.wall)", "\(event.end.wall)", event.summary, event.location,
      event.description, event.status?.rawValue ?? "", event.url ?? "", event.language ?? "",
      event.color ?? "",
    ]
    fields += event.categories
    if let alarm = event.alarm { fields.append("\(alarm.minutesBefore) \(alarm.text)") }
    if let position = event.position {
      fields.append("\(position.latitude);\(position.longitude)")
    }
    return fields.map { "\($0.utf8.count):\($0)" }.joined()
  }
}
