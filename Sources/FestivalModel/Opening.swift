// SPDX-License-Identifier: Apache-2.0

/// Seats of a session that ask for a role instead of names, filled from candidates by the plan.
///
/// "Five consuls-general", "one representative of each consulate", "up to 60 with interest education".
package struct Opening: Sendable, Hashable {
  /// As in the column `opening_id`.
  package typealias ID = Identifier<Opening>

  /// Unique among the openings of all sessions.
  package let id: ID
  /// The session whose seats are to be filled.
  package let session: Session.ID
  /// What is asked for, such as “two consuls-general”.
  package let name: LocalizedText
  /// Who may fill it.
  package let candidates: Selector
  /// Fewest units; with `perParty`, of each party that has a candidate.
  package let minUnits: Int
  /// Most units; with `perParty`, of each party; `nil` is without limit.
  package let maxUnits: Int?
  /// Most persons altogether.
  package let maxPersons: Int?
  /// Whether the numbers of units hold for each party by itself.
  package let perParty: Bool

  /// One row of openings.csv; `minUnits` is not above `maxUnits`.
  package init(
    id: ID, session: Session.ID, name: LocalizedText, candidates: Selector, minUnits: Int,
    maxUnits: Int?, maxPersons: Int?, perParty: Bool
  ) {
    self.id = id
    self.session = session
    self.name = name
    self.candidates = candidates
    self.minUnits = minUnits
    self.maxUnits = maxUnits
    self.maxPersons = maxPersons
    self.perParty = perParty
  }
}
