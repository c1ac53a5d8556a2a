// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
package import Foundation
package import Ledger
import ProgrammeCalendars

extension Publisher {
  /// What ``write(_:of:to:)`` put in a folder.
  package struct Written: Hashable, Sendable {
    /// Files written, one for each recipient.
    package var calendars = 0
    /// Events in all of them together.
    package var events = 0
    /// Of the calendars.
    package var bytes = 0
    /// Calendars that are new, other than before or gone, as paths without their ending.
    package var changed: [String] = []
  }

  /// Writes the programme and one draft calendar per recipient, all or nothing.
  ///
  /// - Throws: `CalendarFolderError` when the disk refuses; the last good folder is then still there.
  @discardableResult
  package static func write(
    _ programme: Programme, of festival: Festival, to folder: URL
  ) throws -> Written {
    var written = Written()
    let change = try CalendarFolder(path: folder.path).replace { put in
      let document = try ProgrammeDocument(programme, of: festival).encoded()
      try put((path: CalendarFolder.marker, bytes: Array(document)))
      try CalendarSet(of: programme, in: festival).produce { file in
        (path: file.path, bytes: try file.bytes(), events: file.entries.count)
      } take: { file in
        try put((path: file.path, bytes: file.bytes))
        written.calendars += 1
        written.events += file.events
        written.bytes += file.bytes.count
      }
    }
    written.changed = change.calendars
    return written
  }

  /// Writes the programme and one draft calendar per recipient, and a line of each calendar that
  /// changes into the audit.
  ///
  /// - Throws: `LedgerError`, `CalendarFolderError`; the last good folder is then still there.
  package static func export(
    _ programme: Programme, of festival: Festival, to folder: URL, in ledger: Ledger,
    purpose: String, _ step: Step
  ) throws -> Written {
    try ledger.write { change in
      let written = try write(programme, of: festival, to: folder)
      for recipient in written.changed {
        try change.add(
          AuditLine(
            at: step.at, who: step.who, recipient: recipient, purpose: purpose, edition: nil))
      }
      return written
    }
  }
}
