// SPDX-License-Identifier: Apache-2.0

/// A head, or a subgroup of a party that always moves together; what is planned.
package struct AttendanceUnit: Sendable, Hashable {
  package typealias ID = Identifier<AttendanceUnit>

  /// What the unit is to its party.
  package enum Standing: String, Sendable, CaseIterable {
    /// The head of the party; changes of place and of staff count for heads.
    case head
    /// A leader of the host city; counted like a head, but heads no party.
    case leader
    /// Any other subgroup.
    case group
  }

  package let id: ID
  package let party: Party.ID
  package let name: LocalizedText
  package let size: Int
  package let standing: Standing
  /// Parity grade in tenths (3.5 is 35); `nil` when the office grades it not.
  package let grade: Int?
  package let interests: [String]
  /// Stretches in which the unit may be planned; empty means any time between arrival and departure.
  package let available: [TimeSpan]
  /// Longest day, first start to last end; `nil` takes the festival's rule.
  package let longestDay: Minutes?

  package init(
    id: ID, party: Party.ID, name: LocalizedText, size: Int, standing: Standing, grade: Int?,
    interests: [String] = [], available: [TimeSpan] = [], longestDay: Minutes? = nil
  ) {
    self.id = id
    self.party = party
    self.name = name
    self.size = size
    self.standing = standing
    self.grade = grade
    self.interests = interests
    self.available = available
    self.longestDay = longestDay
  }

  /// Whether rules about heads (changes of place, continuity of staff) count this unit.
  package var countsAsHead: Bool { standing != .group }
}
