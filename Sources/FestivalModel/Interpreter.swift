// SPDX-License-Identifier: Apache-2.0

/// A person who interprets between the house language and one other.
package struct Interpreter: Sendable, Hashable {
  package typealias ID = Identifier<Interpreter>

  package let id: ID
  package let name: String
  package let language: String
  /// Modes the interpreter is certified for.
  package let modes: [InterpretingNeed.Mode]
  /// Stretches in which the interpreter may be planned; empty means always.
  package let available: [TimeSpan]
  /// Where invitations go, and nothing else; empty where none is given.
  package let email: String

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

  package func serves(_ need: InterpretingNeed) -> Bool {
    language == need.language && modes.contains(need.mode)
  }
}

/// A person who accompanies the heads of one or more parties.
package struct LiaisonOfficer: Sendable, Hashable {
  package typealias ID = Identifier<LiaisonOfficer>

  package let id: ID
  package let name: String
  package let parties: [Party.ID]
  package let languages: [String]
  /// The telephone carried on duty; empty where none is given.
  package let dutyPhone: String
  /// Where invitations go, and nothing else; empty where none is given.
  package let email: String

  package init(
    id: ID, name: String, parties: [Party.ID], languages: [String], dutyPhone: String = "",
    email: String = ""
  ) {
    self.id = id
    self.name = name
    self.parties = parties
    self.languages = languages
    self.dutyPhone = dutyPhone
    self.email = email
  }
}
