// SPDX-License-Identifier: Apache-2.0

/// The inner plan of a matchmaking session: firms, accepted requests, slots and tables.
package struct Matchmaking: Sendable, Hashable {
  /// A firm that sends persons of one unit.
  package struct Firm: Sendable, Hashable {
    /// As in the column `firm_id`.
    package typealias ID = Identifier<Firm>

    /// Unique among the firms of its session.
    package let id: ID
    /// The unit that attends the session when the firm has meetings there.
    package let unit: AttendanceUnit.ID
    /// As its badge says it.
    package let name: String
    /// How many persons it sends, of those of its unit.
    package let persons: Int

    /// One row of firms.csv.
    package init(id: ID, unit: AttendanceUnit.ID, name: String, persons: Int) {
      self.id = id
      self.unit = unit
      self.name = name
      self.persons = persons
    }
  }

  /// A meeting both firms accepted.
  package struct Request: Sendable, Hashable {
    /// The one that stands first in the row.
    package let a: Firm.ID
    /// The other; meetings have no direction.
    package let b: Firm.ID
    /// Two different firms of one session.
    package init(a: Firm.ID, b: Firm.ID) {
      self.a = a
      self.b = b
    }
  }

  /// The session during which all meetings are held.
  package var session: Session.ID
  /// Slots one after the other from the session's start.
  package var slotCount: Int
  /// Minutes of each slot, and so of each meeting.
  package var slotLength: Minutes
  /// Tables that stand in the room, numbered from 1.
  package var tableCount: Int
  /// Tables that may be in use at once (one volunteer each).
  package var tablesAtOnce: Int
  /// Slots each firm keeps free.
  package var freeSlots: Int
  /// Those of this session, in table order.
  package var firms: [Firm]
  /// Each a meeting that has to be held (HC27), in table order.
  package var requests: [Request]

  /// One row of matchmaking.csv, with the firms and requests of its session.
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
