// SPDX-License-Identifier: Apache-2.0

/// The inner plan of a matchmaking session: firms, accepted requests, slots and tables.
package struct Matchmaking: Sendable, Hashable {
  /// A firm that sends persons of one unit.
  package struct Firm: Sendable, Hashable {
    package typealias ID = Identifier<Firm>

    package let id: ID
    package let unit: AttendanceUnit.ID
    package let name: String
    package let persons: Int

    package init(id: ID, unit: AttendanceUnit.ID, name: String, persons: Int) {
      self.id = id
      self.unit = unit
      self.name = name
      self.persons = persons
    }
  }

  /// A meeting both firms accepted.
  package struct Request: Sendable, Hashable {
    package let a: Firm.ID
    package let b: Firm.ID
    package init(a: Firm.ID, b: Firm.ID) {
      self.a = a
      self.b = b
    }
  }

  package var session: Session.ID
  package var slotCount: Int
  package var slotLength: Minutes
  package var tableCount: Int
  /// Tables that may be in use at once (one volunteer each).
  package var tablesAtOnce: Int
  /// Slots each firm keeps free.
  package var freeSlots: Int
  package var firms: [Firm]
  package var requests: [Request]

  package init(
    session: Session.ID, slotCount: Int, slotLength: Minutes, tableCount: Int, tablesAtOnce: Int,
    freeSlots: Int, firms: [Firm], requests: [Request]
  ) {
    self.session = session
    self.slotCount = slotCount
    self.slotLength = slotLength
    self.tableCount = tableCount
    self.tablesAtOnce = tablesAtOnce
    self.freeSlots = freeSlots
    self.firms = firms
    self.requests = requests
  }
}
