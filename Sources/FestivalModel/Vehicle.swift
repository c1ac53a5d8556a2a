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
  /// Minutes until all have boarded, or got off, a full one; `nil` where the table does not count it.
  package var boarding: Minutes?
  package var alighting: Minutes?
  /// Seats that are left for guests.
  package var guestSeats: Int { max(0, seats - guides) }

  package init(
    id: ID, name: LocalizedText? = nil, count: Int, seats: Int, note: String, guides: Int = 0,
    boarding: Minutes? = nil, alighting: Minutes? = nil
  ) {
    self.id = id
    self.name = name ?? LocalizedText(zh: id.rawValue, en: id.rawValue)
    self.count = count
    self.seats = seats
    self.note = note
    self.guides = guides
    self.boarding = boarding
    self.alighting = alighting
  }
}
