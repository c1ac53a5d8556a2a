// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import Intake
package import Ledger
import ProgrammeCalendars
import ProgrammeChecker

/// Who takes a step, and when.
package struct Step: Hashable, Sendable {
  /// As the office names its people.
  package let who: String
  /// Whole seconds, as the ledger and the calendars count.
  package let at: Date
  /// What was said with it; empty for nothing.
  package let note: String

  /// Drops fractions of a second.
  package init(who: String, at: Date, note: String = "") {
    self.who = who
    // The ledger and the calendars count whole seconds.
    self.at = Date(timeIntervalSince1970: at.timeIntervalSince1970.rounded(.down))
    self.note = note
  }
}

/// Why a step cannot be taken; nothing was changed.
package enum StepRefusal: Error, Hashable, Sendable {
  /// The programme breaks hard rules.
  case breaksRules([Violation])
  /// The edition is not in the status that the step begins from.
  case wrongStatus(edition: Int, is: Edition.Status, becomes: Edition.Status)
  case noEdition(Int?)
  /// Guests hold an approved edition; a draft would mark every event of theirs.
  case needsApproval
}

extension Publisher {
  /// Opens the ledger of an event, which is made if need be.
  package static func ledger(_ file: URL) throws(LedgerError) -> Ledger {
    try Ledger(path: file.path(percentEncoded: false))
  }

  /// Hands the programme in for approval, as a new edition unless the open one is the same.
  ///
  /// - Throws: ``StepRefusal``, `LedgerError`.
  package static func submit(
    _ programme: Programme, of festival: Festival, in ledger: Ledger, _ step: Step
  ) throws -> Edition {
    try verified(programme, of: festival)
    return try ledger.write { change in
      let edition = try edition(of: programme, festival, change, step)
      return try move(edition, to: .submitted, change, step)
    }
  }

  /// Approves the submitted edition.
  ///
  /// - Throws: ``StepRefusal``, `LedgerError`.
  package static func approve(in ledger: Ledger, _ step: Step) throws -> Edition {
    try ledger.write { change in try move(try latest(change), to: .approved, change, step) }
  }

  /// Gives a submitted or approved edition back for changes.
  ///
  /// - Throws: ``StepRefusal``, `LedgerError`.
  package static func sendBack(in ledger: Ledger, _ step: Step) throws -> Edition {
    try ledger.write { change in try move(try latest(change), to: .draft, change, step) }
  }

  private static func latest(_ change: LedgerTransaction) throws -> Edition {
    guard let edition = try change.snapshot.latestEdition() else {
      throw StepRefusal.noEdition(nil)
    }
    return edition
  }

  static func move(
    _ edition: Edition, to status: Edition.Status, _ change: LedgerTransaction, _ step: Step
  ) throws -> Edition {
    guard edition.status.allows(status) else {
      throw StepRefusal.wrongStatus(
        edition: edition.number, is: edition.status, becomes: status)
    }
    try change.move(edition.number, to: status, who: step.who, at: step.at, note: step.note)
    return try latest(change)
  }

  /// The latest edition if it is this programme, or else a new draft.
  static func edition(
    of programme: Programme, _ festival: Festival, _ change: LedgerTransaction, _ step: Step,
    origin: Int? = nil
  ) throws -> Edition {
    if origin == nil, let latest = try change.snapshot.latestEdition(),
      let document = try? JSONDecoder().decode(ProgrammeDocument.self, from: latest.programme),
      try document.plan() == ProgrammeDocument(programme, of: festival).plan()
    {
      return latest
    }
    return try change.addEdition(origin: origin, who: step.who, at: step.at) { number in
      var numbered = programme
      numbered.edition = number
      return try ProgrammeDocument(numbered, of: festival).encoded()
    }
  }

  /// Judges a programme before it leaves the house.
  @discardableResult
  static func verified(_ programme: Programme, of festival: Festival) throws(StepRefusal)
    -> ProgrammeChecker.Report
  {
    let report = ProgrammeChecker.check(programme, of: festival)
    guard report.score.hardTotal == 0 else {
      throw .breaksRules(report.violations.filter { $0.rule.isHard })
    }
    return report
  }
}

extension ProgrammeDocument {
  /// What the edition plans, without its number, its score and the seed it was found with.
  func plan() throws -> Data {
    var plan = self
    plan.edition = 0
    plan.seed = 0
    plan.score = nil
    return try plan.encoded()
  }
}

extension Publisher {
  /// Compares two editions.
  ///
  /// - Throws: ``StepRefusal/noEdition(_:)`` or `LedgerError`.
  package static func difference(
    from old: Int, to new: Int, of festival: Festival, in ledger: Ledger
  ) throws -> EditionDifference {
    let documents = try ledger.read { snapshot in
      try [old, new].map { number in
        guard let edition = try snapshot.edition(number) else {
          throw StepRefusal.noEdition(number)
        }
        return try JSONDecoder().decode(ProgrammeDocument.self, from: edition.programme)
      }
    }
    return EditionDifference(from: documents[0], to: documents[1], of: festival)
  }
}
