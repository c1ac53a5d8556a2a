// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
package import Foundation
package import Ledger
import ProgrammeChecker

extension Publisher {
  /// Publishes one edition of the weather in the place of the other: a programme with its plans for the rain in force, or
  /// without them, where guests hold the other one.
  ///
  /// Who approved a programme approved its plans for the rain, so that the new edition is as approved as the one before.
  /// Only calendars in which something changes are written; what moves goes up by one sequence, also on the way back.
  ///
  /// - Returns: `nil` when guests hold neither programme, or nothing yet.
  /// - Throws: ``StepRefusal``, `LedgerError`, `CalendarFolderError`.
  package static func switchWeather(
    from old: Programme, to new: Programme, of festival: Festival, in ledger: Ledger,
    at folder: URL, purpose: String, _ step: Step
  ) throws -> Published? {
    guard let held = heldDocument(in: folder),
      try held.plan() == ProgrammeDocument(old, of: festival).plan()
    else { return nil }
    let report = try verified(new, of: festival)
    return try ledger.write { change in
      let editions = try change.snapshot.editions()
      guard let before = editions.last(where: { $0.number == held.edition }) else { return nil }
      let plan = try ProgrammeDocument(new, of: festival).plan()
      let origin = try editions.last { edition in
        let document = try? JSONDecoder().decode(
          ProgrammeDocument.self, from: edition.programme)
        return try document?.plan() == plan
      }?.number
      let wasApproved = before.history.contains { $0.status == .approved }
      var edition = try edition(of: new, festival, change, step, origin: origin)
      if wasApproved {
        for status in [Edition.Status.submitted, .approved, .published]
        where edition.status.allows(status) {
          edition = try move(edition, to: status, change, step)
        }
      }
      var numbered = new
      numbered.edition = edition.number
      numbered.score = report.score
      return try release(
        numbered, as: edition, of: festival, to: folder, purpose: purpose,
        allowsDraft: !wasApproved, change, step)
    }
  }

  /// What lies in the folder of published calendars; `nil` where there is nothing that can be read.
  private static func heldDocument(in folder: URL) -> ProgrammeDocument? {
    let file = folder.appending(path: CalendarFolder.marker)
    guard let bytes = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode(ProgrammeDocument.self, from: bytes)
  }
}
