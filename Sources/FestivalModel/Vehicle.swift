// SPDX-License-Identifier: Apache-2.0

/// A kind of vehicle in the fleet.
package struct Vehicle: Sendable, Hashable {
  package typealias ID = Identifier<Vehicle>

  /// How large a kind is, which decides who may ride in it and which hours its drivers keep.
  package enum Size: String, Sendable, CaseIterable {
    case car, van, minibus, coach
    /// Carries luggage and nobody.
    case truck

    /// The size that so many seats have where the table says none; planning values.
    package init(seats: Int) {
      self = seats <= 4 ? .car : seats <= 8 ? .van : seats <= 25 ? .minibus : .coach
    }
  }

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
  package var size: Size
  /// Pieces of luggage that each holds; `nil` where nobody counts them.
  package var luggage: Int?
  /// Seats that are left for guests.
  package var guestSeats: Int { max(0, seats - guides) }

  package init(
    id: ID, name: LocalizedText? = nil, count: Int, seats: Int, note: String, guides: Int = 0,
    boarding: Minutes? = nil, alighting: Minutes? = nil, size: Size? = nil, luggage: Int? = nil
  ) {
    self.id = id
    self.name = name ?? LocalizedText(zh: id.rawValue, en: id.rawValue)
    self.count = count
    self.seats = seats
    self.note = note
    self.guides = guides
    self.boarding = boarding
    self.alighting = alighting
    self.size = size ?? Size(seats: seats)
    self.luggage = luggage
  }
}
