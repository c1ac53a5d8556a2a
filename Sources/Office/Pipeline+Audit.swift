// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Ledger
package import ListImport
package import Publishing

extension Pipeline {
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
