// SPDX-License-Identifier: Apache-2.0

/// One way of one vehicle with riders, from its first stop to its last.
package struct Trip: Sendable, Hashable {
  package typealias ID = Identifier<Trip>

  /// Where the vehicle stands from `arrive` to `depart`: first those in `alight` get off, then those in `board` get on.
  package struct Stop: Sendable, Hashable {
    package var place: Place.ID
    package var arrive: LocalTime
    package var depart: LocalTime
    package var board: [Rider]
    package var alight: [Rider]

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
  package var vehicle: FleetVehicle.ID
  package var driver: Driver.ID
  /// Two at least, in order of time.
  package var stops: [Stop]

  package init(id: ID, vehicle: FleetVehicle.ID, driver: Driver.ID, stops: [Stop]) {
    self.id = id
    self.vehicle = vehicle
    self.driver = driver
    self.stops = stops
  }
}
