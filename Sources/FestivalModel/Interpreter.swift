// SPDX-License-Identifier: Apache-2.0

/// A person who interprets between the house language and one other.
package struct Interpreter: Sendable, Hashable {
  package typealias ID = Identifier<Interpreter>

  package var id: ID
  package var name: String
  package var language: String
  /// Modes the interpreter is certified for.
  package var modes: [InterpretingNeed.Mode]
  /// Stretches in which the interpreter may be planned; empty means always.
  package var available: [TimeSpan]
  /// Where invitations go, and nothing else; empty where none is given.
  package var email: String

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
  package typealias ID = Identifier<LiaisonOfficer>

  package var id: ID
  package var name: String
  package var parties: [Party.ID]
  package var languages: [String]
  /// Stretches in which the officer is on duty; empty means always.
  package var available: [TimeSpan]
  /// The telephone carried on duty; empty where none is given.
  package var dutyPhone: String
  /// Where invitations go, and nothing else; empty where none is given.
  package var email: String

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
