// SPDX-License-Identifier: Apache-2.0

/// What somebody asked for or ruled out about one session: a start, a venue or a person.
package struct Wish: Sendable, Hashable {
  /// As in the column `wish_id`.
  package typealias ID = Identifier<Wish>

  /// How far the wish binds.
  package enum Kind: String, Sendable, CaseIterable {
    /// It has to be so (HC30).
    case pinned
    /// It may not be so (HC30).
    case forbidden
    /// It costs points when it is not so (SC16).
    case preferred
  }

  /// What the wish is about; lists are alternatives.
  package enum Subject: Sendable, Hashable {
    /// The session starts inside one of the stretches; a single moment is a stretch of one minute.
    case start([TimeSpan])
    case venue([Venue.ID])
    /// Each of the units attends.
    case units([AttendanceUnit.ID])
    /// Each of the interpreters serves.
    case interpreters([Interpreter.ID])
  }

  /// Unique among wishes.
  package let id: ID
  /// The session it is about.
  package let session: Session.ID
  /// Decides which rule judges it.
  package let kind: Kind
  /// What is asked for or ruled out.
  package let subject: Subject
  /// Who asked for it: an office or a role, never a person's name.
  package let author: String
  /// Why, in the office's words; empty for none.
  package let reason: String
  /// What a preferred one costs when it is not met; `nil` takes the rule's own weight.
  package let weight: Points?

  /// Priced by SC16 where it is only preferred, unless told.
  package init(
    id: ID, session: Session.ID, kind: Kind, subject: Subject, author: String, reason: String,
    weight: Points? = nil
  ) {
    self.id = id
    self.session = session
    self.kind = kind
    self.subject = subject
    self.author = author
    self.reason = reason
    self.weight = weight
  }
}
