// SPDX-License-Identifier: Apache-2.0

/// A kind of vehicle in the fleet.
package struct Vehicle: Sendable, Hashable {
  /// As in the column `kind` of vehicles.csv.
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

  /// Names the calendar of its drivers where no trips are planned.
  package var id: ID
  /// The identifier in every language where the table has no name.
  package var name: LocalizedText
  /// How many there are; fleet.csv, where it names the kind, counts instead.
  package var count: Int
  /// Seats in each, the driver's not counted.
  package var seats: Int
  /// Free text of the office; empty for none.
  package var note: String
  /// Seats that staff guides take in each.
  package var guides: Int
  /// Minutes until all have boarded, or got off, a full one; `nil` where the table does not count it.
  package var boarding: Minutes?
  /// Minutes until a full one is empty; `nil` where the table does not count it.
  package var alighting: Minutes?
  /// Of the table, or else of the seats.
  package var size: Size
  /// Pieces of luggage that each holds; `nil` where nobody counts them.
  package var luggage: Int?
  /// Seats that are left for guests.
  package var guestSeats: Int { max(0, seats - guides) }

  /// A kind without guides whose name is its identifier and whose size follows from its seats,
  /// unless told.
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
