// SPDX-License-Identifier: Apache-2.0

/// A kind of vehicle in the fleet.
package struct Vehicle: Sendable, Hashable {
  package typealias ID = Identifier<Vehicle>

  package var id: ID
  /// The identifier in every language where the table has no name.
  package var name: LocalizedText
  package var count: Int
  /// Seats in each, the driver's not counted.
  package var seats: Int
  package var note: String
  /// Seats that staff guides take in each.
  package var guides: Int
  /// Seats that are left for guests.
  package var guestSeats: Int { max(0, seats - guides) }

  package init(
    id: ID, name: LocalizedText? = nil, count: Int, seats: Int, note: String, guides: Int = 0
  ) {
    self.id = id
    self.name = name ?? LocalizedText(zh: id.rawValue, en: id.rawValue)
    self.count = count
    self.seats = seats
    self.note = note
    self.guides = guides
  }
}

/// A movement of many people from one place to a session at another.
package struct Wave: Sendable, Hashable {
  package typealias ID = Identifier<Wave>

  package var id: ID
  package var name: String
  package var from: Place.ID
  package var to: Place.ID
  /// Sessions whose guests ride; empty when they leave from their hotels.
  package var after: [Session.ID]
  /// The session they must reach.
  package var before: Session.ID
  /// Minutes to board.
  package var load: Minutes
  package var persons: Int
  package var vehicles: [Vehicle.ID: Int]
  package var note: String

  package init(
    id: ID, name: String, from: Place.ID, to: Place.ID, after: [Session.ID], before: Session.ID,
    load: Minutes, persons: Int, vehicles: [Vehicle.ID: Int], note: String
  ) {
    self.id = id
    self.name = name
    self.from = from
    self.to = to
    self.after = after
    self.before = before
    self.load = load
    self.persons = persons
    self.vehicles = vehicles
    self.note = note
  }
}
