// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension TinyFestival {
  /// Wants trips planned, whose drivers keep a law.
  package func planningTrips(_ hours: DrivingHours.Preset = .china) -> TinyFestival {
    adding {
      $0.parts.movementRules.plansTrips = true
      $0.drivingHours = hours
    }
  }

  package func fleet(
    _ id: FleetVehicle.ID, _ kind: Vehicle.ID, base: Place.ID? = nil, wheelchairs: Int = 0,
    luggage: Int? = nil, available: [TimeSpan] = []
  ) -> TinyFestival {
    adding {
      $0.parts.fleet.append(
        FleetVehicle(
          id: id, kind: kind, base: base, wheelchairPlaces: wheelchairs, luggage: luggage,
          available: available))
    }
  }

  package func driver(
    _ id: Driver.ID, _ kinds: [Vehicle.ID], available: [TimeSpan] = []
  ) -> TinyFestival {
    adding { $0.parts.drivers.append(Driver(id: id, kinds: kinds, available: available)) }
  }
}

extension TinyProgramme {
  /// A trip from one place to another, at the travelling time of its departure; it stands `boarding` before it.
  package func trip(
    _ vehicle: FleetVehicle.ID, _ driver: Driver.ID, _ from: Place.ID, _ departure: LocalTime,
    _ to: Place.ID, _ riders: [Rider], boarding: Minutes = 0, alighting: Minutes = 0,
    taking way: Minutes? = nil
  ) -> TinyProgramme {
    var copy = self
    let arrival =
      departure + (way ?? festival.travel.time(from: from, to: to, departing: departure))
    copy.programme.trips =
      (programme.trips ?? []) + [
        Trip(
          id: Trip.ID("T.\((programme.trips ?? []).count + 1)"), vehicle: vehicle, driver: driver,
          stops: [
            Trip.Stop(place: from, arrive: departure - boarding, depart: departure, board: riders),
            Trip.Stop(place: to, arrive: arrival, depart: arrival + alighting, alight: riders),
          ])
      ]
    return copy
  }
}

/// Riders in tests: a unit by its identifier; staff are written in full.
extension Rider: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = .unit(AttendanceUnit.ID(text)) }
}
