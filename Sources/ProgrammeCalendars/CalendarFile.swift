// SPDX-License-Identifier: Apache-2.0

package import ICalendar

/// One recipient's calendar and where it lies in the calendar folder.
package struct CalendarFile: Hashable, Sendable {
  /// Relative to the calendar folder, with `/`, such as `units/C-US.H.ics`.
  package let path: String
  package let document: CalendarDocument

  package init(path: String, document: CalendarDocument) {
    self.path = path
    self.document = document
  }

  /// The bytes of the file.
  ///
  /// - Throws: ``ICalendarError`` when the festival holds a value that a calendar cannot, such as a
  ///   time zone unknown to this machine.
  package func bytes() throws(ICalendarError) -> [UInt8] {
    try ICalendarWriter.bytes(of: document)
  }
}
