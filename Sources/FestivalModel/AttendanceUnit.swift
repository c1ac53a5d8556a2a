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

  package var id: ID
  package var party: Party.ID
  package var name: LocalizedText
  package var size: Int
  package var standing: Standing
  /// Parity grade in tenths (3.5 is 35); `nil` when the office grades it not.
  package var grade: Int?
  package var interests: [String]
  /// Stretches in which the unit may be planned; empty means any time between arrival and departure.
  package var available: [TimeSpan]
  /// Longest day, first start to last end; `nil` takes the festival's rule.
  package var longestDay: Minutes?

  /// A journey of its own; `nil` takes its party's.
  package var arrival: Party.Journey?
  package var departure: Party.Journey?

  package init(
    id: ID, party: Party.ID, name: LocalizedText, size: Int, standing: Standing, grade: Int?,
    interests: [String] = [], available: [TimeSpan] = [], longestDay: Minutes? = nil,
    arrival: Party.Journey? = nil, departure: Party.Journey? = nil
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
    self.arrival = arrival
    self.departure = departure
  }

  /// Whether rules about heads (changes of place, continuity of staff) count this unit.
  package var countsAsHead: Bool { standing != .group }
}
