// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
package import Foundation
import Intake
package import Ledger
import ProgrammeCalendars
import ProgrammeChecker

/// What a publication did.
package struct Published: Hashable, Sendable {
  /// Its number, counted from 1.
  package let edition: Int
  /// Not approved: every event says so.
  package let isDraft: Bool
  /// Events that a recipient had not been told of.
  package let added: Int
  /// Events whose start, end, place or status changed.
  package let moved: Int
  /// Events of which other words changed.
  package let reworded: Int
  /// Events that are off, and marked so.
  package let cancelled: Int
  /// Events that are past and no longer planned, left out quietly.
  package let dropped: Int
  /// Events that are as their recipients know them.
  package let unchanged: Int
  /// Calendars that were written or removed, as paths without their ending.
  package let recipients: [String]
  /// All that are in the folder now, changed or not.
  package let calendars: Int
}

extension Publisher {
  /// Publishes a programme: every calendar that changes is written, no other is touched.
  ///
  /// The latest edition is published again if it is this programme; an approved one becomes the
  /// published one. Any other programme makes a new edition. The ledger changes with the folder or
  /// not at all.
  ///
  /// `purpose` stands in the audit with each calendar that was written; `allowsDraft` lets an
  /// unapproved edition take the place of an approved one.
  ///
  /// - Throws: ``StepRefusal``, `LedgerError`, `CalendarFolderError`.
  package static func publish(
    _ programme: Programme, of festival: Festival, in ledger: Ledger, to folder: URL,
    purpose: String, allowsDraft: Bool = false, _ step: Step
  ) throws -> Published {
    let report = try verified(programme, of: festival)
    return try ledger.write { change in
      var edition = try edition(of: programme, festival, change, step)
      if edition.status == .approved { edition = try move(edition, to: .published, change, step) }
      var numbered = programme
      numbered.edition = edition.number
      numbered.score = report.score
      return try release(
        numbered, as: edition, of: festival, to: folder, purpose: purpose,
        allowsDraft: allowsDraft, change, step)
    }
  }

  /// Publishes an earlier edition again, as a new one.
  ///
  /// What was published with approval stays approved: its content is the same.
  ///
  /// - Throws: ``StepRefusal``, ``Refusal`` when the edition names what the tables no longer have,
  ///   `LedgerError`, `CalendarFolderError`.
  package static func rollBack(
    to number: Int, of festival: Festival, in ledger: Ledger, to folder: URL, purpose: String,
    _ step: Step
  ) throws -> Published {
    guard let old = try ledger.read({ try $0.edition(number) }) else {
      throw StepRefusal.noEdition(number)
    }
    var programme = try programme(of: old, for: festival)
    programme.score = try verified(programme, of: festival).score
    let wasApproved = old.history.contains { $0.status == .approved }
    return try ledger.write { change in
      var edition = try edition(of: programme, festival, change, step, origin: number)
      if wasApproved {
        let why = step.note.isEmpty ? "edition \(number)" : "edition \(number): \(step.note)"
        let note = Step(who: step.who, at: step.at, note: why)
        for status in [Edition.Status.submitted, .approved, .published] {
          edition = try move(edition, to: status, change, note)
        }
      }
      programme.edition = edition.number
      return try release(
        programme, as: edition, of: festival, to: folder, purpose: purpose, allowsDraft: false,
        change, step)
    }
  }

  /// The programme of an edition, as the tables are now.
  ///
  /// - Throws: ``Refusal`` when the edition names what the tables no longer have.
  package static func programme(
    of edition: Edition, for festival: Festival
  ) throws(Refusal) -> Programme {
    let (programme, findings) = ProgrammeReader.read(
      bytes: Array(edition.programme), name: "edition-\(edition.number).json", for: festival)
    guard let programme else { throw Refusal(findings: findings) }
    return programme
  }

  static func release(
    _ programme: Programme, as edition: Edition, of festival: Festival, to folder: URL,
    purpose: String, allowsDraft: Bool, _ change: LedgerTransaction, _ step: Step
  ) throws -> Published {
    let isDraft = edition.status != .published
    let old = Dictionary(grouping: try change.snapshot.publications(), by: \.recipient)
    if isDraft, !allowsDraft, old.values.joined().contains(where: { $0.status == .confirmed }) {
      throw StepRefusal.needsApproval
    }
    let approval: CalendarSet.Approval = isDraft ? .draft : .approved
    let set = CalendarSet(of: programme, in: festival, approval: approval)
    let round = PublicationRound(
      edition: edition.number, at: step.at, approval: approval, clock: festival.clock)
    var tally = PublicationRound.Tally()
    var calendars = 0
    // The folder changes last: if it cannot, the ledger goes back too.
    let folderChange = try CalendarFolder(path: folder.path(percentEncoded: false)).replace { put in
      @Sendable func revise(_ file: CalendarFile) throws -> PublicationRound.Outcome {
        try round.revise(file, old: old[file.recipient] ?? [])
      }
      func publish(_ outcome: PublicationRound.Outcome) throws {
        tally.add(outcome.tally)
        for publication in outcome.changed { try change.save(publication) }
        for uid in outcome.dropped { try change.removePublication(of: outcome.recipient, uid: uid) }
        try put((path: outcome.path, bytes: outcome.bytes))
        calendars += 1
      }
      let document = try ProgrammeDocument(programme, of: festival).encoded()
      try put((path: CalendarFolder.marker, bytes: Array(document)))
      try set.produce(revise, take: publish)
      // Who has no calendar any more is told of what is cancelled, until that is past.
      let known = Set(set.recipients.map(\.path))
      for recipient in old.keys.sorted() where !known.contains(recipient) {
        let file = set.emptyFile(recipient: recipient)
        let remains = (old[recipient] ?? []).contains { $0.placement.end > step.at }
        if remains {
          try publish(revise(file))
        } else {
          for publication in old[recipient] ?? [] {
            try change.removePublication(of: recipient, uid: publication.uid)
            tally.dropped += 1
          }
        }
      }
    }
    let recipients = folderChange.calendars
    for recipient in recipients {
      try change.add(
        AuditLine(
          at: step.at, who: step.who, recipient: recipient, purpose: purpose,
          edition: edition.number))
    }
    try noteRetention(of: festival, change)
    return Published(
      edition: edition.number, isDraft: isDraft, added: tally.added, moved: tally.moved,
      reworded: tally.reworded, cancelled: tally.cancelled, dropped: tally.dropped,
      unchanged: tally.unchanged, recipients: recipients, calendars: calendars)
  }
}
