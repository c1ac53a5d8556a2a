// SPDX-License-Identifier: Apache-2.0

/// A person who interprets between the house language and one other.
package struct Interpreter: Sendable, Hashable {
  /// As in the column `interpreter_id`.
  package typealias ID = Identifier<Interpreter>

  /// Also names the interpreter's calendar file.
  package var id: ID
  /// Personal: in calendars of those who need it, never in findings.
  package var name: String
  /// The other language of the pair, a code such as `JA`; the first is the house's.
  package var language: String
  /// Modes the interpreter is certified for.
  package var modes: [InterpretingNeed.Mode]
  /// Stretches in which the interpreter may be planned; empty means always.
  package var available: [TimeSpan]
  /// Where invitations go, and nothing else; empty where none is given.
  package var email: String

  /// Leaves an interpreter free at all times, without an address, unless told.
  package init(
    id: ID, name: String, language: String, modes: [InterpretingNeed.Mode],
    available: [TimeSpan] = [], email: String = ""
  ) {
    self.id = id
    self.name = name
    self.language = language
    self.modes = modes
    self.available = available
    self.email = email
  }

  /// Whether the interpreter has the pair of languages and the mode.
  package func serves(_ need: InterpretingNeed) -> Bool {
    language == need.language && modes.contains(need.mode)
  }
}

/// A person who accompanies the heads of one or more parties.
package struct LiaisonOfficer: Sendable, Hashable {
  /// As in the column `officer_id`.
  package typealias ID = Identifier<LiaisonOfficer>

  /// Also names the officer's calendar file.
  package var id: ID
  /// Personal: in calendars of those who need it, never in findings.
  package var name: String
  /// Whose heads the officer accompanies (HC29); one or more.
  package var parties: [Party.ID]
  /// Spoken by the officer, a code each, such as `JA`.
  package var languages: [String]
  /// Stretches in which the officer is on duty; empty means always.
  package var available: [TimeSpan]
  /// The telephone carried on duty; empty where none is given.
  package var dutyPhone: String
  /// Where invitations go, and nothing else; empty where none is given.
  package var email: String

  /// Leaves an officer on duty at all times, without telephone and address, unless told.
  package init(
    id: ID, name: String, parties: [Party.ID], languages: [String], available: [TimeSpan] = [],
    dutyPhone: String = "", email: String = ""
  ) {
    self.id = id
    self.name = name
    self.parties = parties
    self.languages = languages
    self.available = available
    self.dutyPhone = dutyPhone
    self.email = email
  }
}
