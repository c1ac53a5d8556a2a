// SPDX-License-Identifier: Apache-2.0

/// A movement of many people from one place to a session at another.
package struct Wave: Sendable, Hashable {
  /// As in the column `wave_id`.
  package typealias ID = Identifier<Wave>

  /// Who is carried, and so by when they must be there.
  package enum Riders: String, Sendable, CaseIterable {
    case guests
    /// Journalists, who must be in place before their slots of the session begin.
    case press
    /// Liaison officers for whom the guests' vehicles have no seat.
    case staff
  }

  /// Unique among waves; drivers know the movement by it.
  package var id: ID
  /// One wording, as the office calls it.
  package var name: String
  /// Where all board.
  package var from: Place.ID
  /// Where the session is held.
  package var to: Place.ID
  /// Sessions whose guests ride; empty when they leave from their hotels.
  package var after: [Session.ID]
  /// The session they must reach.
  package var before: Session.ID
  /// Minutes to board.
  package var load: Minutes
  /// How many are to be carried, as the office counted them.
  package var persons: Int
  /// How many of each kind are sent.
  package var vehicles: [Vehicle.ID: Int]
  /// Free text of the office; empty for none.
  package var note: String
  /// Minutes before the session by which all have arrived; `nil` where nothing but the margin of a journey is asked.
  package var gate: Minutes?
  /// Decides by when they must be there.
  package var riders: Riders

  /// Carries guests, with no gate before the session, unless told.
  package init(
    id: ID, name: String, from: Place.ID, to: Place.ID, after: [Session.ID], before: Session.ID,
    load: Minutes, persons: Int, vehicles: [Vehicle.ID: Int], note: String,
    gate: Minutes? = nil, riders: Riders = .guests
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
    self.gate = gate
    self.riders = riders
  }
}
