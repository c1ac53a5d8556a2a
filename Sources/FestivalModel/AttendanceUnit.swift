// SPDX-License-Identifier: Apache-2.0

/// A head, or a subgroup of a party that always moves together; what is planned.
package struct AttendanceUnit: Sendable, Hashable {
  /// As in the column `unit_id`; names the unit's calendar file as well.
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

  /// Unique among the units of all parties.
  package var id: ID
  /// The party it belongs to, whose journey and working languages it shares.
  package var party: Party.ID
  /// A role, not a person's name: it stands in other people's calendars.
  package var name: LocalizedText
  /// Persons who come when the unit comes; what capacities and seats are counted by.
  package var size: Int
  /// Decides whether rules about heads count it; see ``countsAsHead``.
  package var standing: Standing
  /// Parity grade in tenths (3.5 is 35); `nil` when the office grades it not.
  package var grade: Int?
  /// Fields such as `EDU`, by which openings choose; empty where none is known.
  package var interests: [String]
  /// Stretches in which the unit may be planned; empty means any time between arrival and departure.
  package var available: [TimeSpan]
  /// Longest day, first start to last end; `nil` takes the festival's rule.
  package var longestDay: Minutes?

  /// A journey of its own; `nil` takes its party's.
  package var arrival: Party.Journey?
  /// A way back of its own; `nil` takes its party's.
  package var departure: Party.Journey?

  /// Whether somebody in it needs a way without steps (HC33); sensitive, as it reveals health.
  package var needsStepFree = false

  /// Leaves a unit free at all times, with its party's journey and the festival's longest day,
  /// unless told.
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
