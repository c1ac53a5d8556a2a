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

extension Matchmaking {
  /// Tables that can be in use at once, by their number and by those who keep them.
  package var tablesUsable: Int { min(tableCount, tablesAtOnce) }

  /// Meetings that slots and tables have room for.
  package var seats: Int { slotCount * tablesUsable }

  /// Meetings of the firm that has most.
  package var mostMeetings: Int { firms.map { meetings(of: $0.id).count }.max() ?? 0 }

  /// Takes a firm out, with its meetings.
  package mutating func remove(_ firm: Firm.ID) {
    firms.removeAll { $0.id == firm }
    requests.removeAll { $0.a == firm || $0.b == firm }
  }

  /// The firm's meetings, in the order of the list.
  package func meetings(of firm: Firm.ID) -> [Request] {
    requests.filter { $0.a == firm || $0.b == firm }
  }
}
