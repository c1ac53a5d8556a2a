// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
package import Ledger
package import ListImport

extension Pipeline {
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

  /// Writes a list of the event to a file, and a line of it into the audit: both or neither.
  ///
  /// - Returns: how many people are on it.
  /// - Throws: ``Refusal`` when the event cannot be read, `LedgerError`, `CalendarFolderError` or
  ///   `WorkbookWriter.Problem` when the disk refuses.
  package static func export(
    _ kind: ListKind, of event: URL, as form: ListExport.Form, to file: URL, in ledger: Ledger,
    purpose: String, _ step: Step
  ) throws -> Int {
    try ledger.write { change in
      try change.add(
        AuditLine(
          at: step.at, who: step.who, recipient: "lists/\(kind.rawValue)", purpose: purpose,
          edition: nil))
      // The file comes last: if it cannot be written, the line goes again.
      return try export(kind, of: event, as: form, to: file)
    }
  }
}
