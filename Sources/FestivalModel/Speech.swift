// SPDX-License-Identifier: Apache-2.0

/// One entry of a session's speech plan: a speaker, or time that is not speech.
package struct Speech: Sendable, Hashable {
  /// Whose time it takes (HC16).
  package let session: Session.ID
  /// `nil` for a master of ceremonies, a performance or questions.
  package let speaker: AttendanceUnit.ID?
  /// As planned without interpreting.
  package let minutes: Minutes
  /// Whether consecutive interpreting doubles it.
  package let isInterpreted: Bool
  /// What the time is for where nobody speaks; empty for none.
  package let note: String

  /// One row of speeches.csv.
  package init(
    session: Session.ID, speaker: AttendanceUnit.ID?, minutes: Minutes, isInterpreted: Bool,
    note: String = ""
  ) {
    self.session = session
    self.speaker = speaker
    self.minutes = minutes
    self.isInterpreted = isInterpreted
    self.note = note
  }
}
