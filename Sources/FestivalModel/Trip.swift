// SPDX-License-Identifier: Apache-2.0

/// One way of one vehicle with riders, from its first stop to its last.
package struct Trip: Sendable, Hashable {
  package typealias ID = Identifier<Trip>

  /// Where the vehicle stands from `arrive` to `depart`: first those in `alight` get off, then those in `board` get on.
  package struct Stop: Sendable, Hashable {
    /// Where it halts.
    package var place: Place.ID
    /// When the vehicle is there and boarding may begin.
    package var arrive: LocalTime
    /// When it goes on; not before ``arrive``.
    package var depart: LocalTime
    /// Who gets on, in the order of the movement.
    package var board: [Rider]
    /// Who gets off.
    package var alight: [Rider]

    /// A halt at which nobody gets on or off, unless told.
    package init(
      place: Place.ID, arrive: LocalTime, depart: LocalTime, board: [Rider] = [],
      alight: [Rider] = []
    ) {
      self.place = place
      self.arrive = arrive
      self.depart = depart
      self.board = board
      self.alight = alight
    }
  }

  /// The movement's identifier and a number: it follows who is taken where, and not the vehicle.
  package var id: ID
  /// One vehicle of the fleet, not a kind.
  package var vehicle: FleetVehicle.ID
  /// Has a licence for the vehicle's kind (HC22).
  package var driver: Driver.ID
  /// Two at least, in order of time.
  package var stops: [Stop]

  /// Takes stops as planned or read; HC21 and HC22 judge them.
  package init(id: ID, vehicle: FleetVehicle.ID, driver: Driver.ID, stops: [Stop]) {
    self.id = id
    self.vehicle = vehicle
    self.driver = driver
    self.stops = stops
  }
}
