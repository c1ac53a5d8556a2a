// SPDX-License-Identifier: Apache-2.0

/// A kind of vehicle in the fleet.
package struct Vehicle: Sendable, Hashable {
  package typealias ID = Identifier<Vehicle>

  package let id: ID
  package let count: Int
  /// Seats for guests in each.
  package let seats: Int
  package let note: String

  package init(id: ID, count: Int, seats: Int, note: String) {
    self.id = id
    self.count = count
    self.seats = seats
    self.note = note
  }
}

/// A movement of many people from one place to a session at another.
package struct Wave: Sendable, Hashable {
  package typealias ID = Identifier<Wave>

  package let id: ID
  package let name: String
  package let from: Place.ID
  package let to: Place.ID
  /// Sessions whose guests ride; empty when they leave from their hotels.
  package let after: [Session.ID]
  /// The session they must reach.
  package let before: Session.ID
  /// Minutes to board.
  package let load: Minutes
  package let persons: Int
  package let vehicles: [Vehicle.ID: Int]
  package let note: String

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
