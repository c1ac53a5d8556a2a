// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What all attempts to plan trips look up again and again, prepared once.
///
/// A class, because a festival is large and would be copied with every look.
final class TripTables: Sendable {
  /// A vehicle with the numbers of its kind.
  struct Car {
    let vehicle: FleetVehicle
    let kind: Vehicle
    let size: Vehicle.Size
    let boarding: Minutes
    let alighting: Minutes
  }

  let festival: Festival
  let travel: TravelTimes
  let clockChanges: [ClockChange]
  let signOn: Minutes
  /// How long somebody may wait to be taken back.
  let longestWait: Minutes
  let cars: [Car]
  let carNumbers: [FleetVehicle.ID: Int]
  let drivers: [Driver]
  let driverNumbers: [Driver.ID: Int]
  /// By kind of vehicle, those who may drive it.
  let driversOfKind: [Vehicle.ID: [Int]]
  let hours: [Vehicle.Size: DrivingHours]
  let coachBays: [Place.ID: Int]
  let closedTo: [Place.ID: Set<Vehicle.ID>]
  /// Whether places for wheelchairs are counted: where some vehicle states any.
  let countsWheelchairs: Bool
  let leadOfParty: [Party.ID: AttendanceUnit.ID]

  init(_ festival: Festival) {
    func first<Key: Hashable, Value>(_ pairs: [(Key, Value)]) -> [Key: Value] {
      Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    self.festival = festival
    travel = festival.travel
    clockChanges = festival.clockChanges
    signOn = festival.rules.minutes(.signOn)
    longestWait = festival.rules.minutes(.tripWait)
    cars = festival.fleet.compactMap { vehicle in
      festival.vehicleKind(vehicle.kind).map {
        Car(
          vehicle: vehicle, kind: $0, size: $0.size, boarding: $0.boarding ?? 0,
          alighting: $0.alighting ?? 0)
      }
    }
    carNumbers = first(cars.enumerated().map { ($1.vehicle.id, $0) })
    drivers = festival.drivers
    driverNumbers = first(drivers.enumerated().map { ($1.id, $0) })
    var driversOfKind: [Vehicle.ID: [Int]] = [:]
    for (index, driver) in drivers.enumerated() {
      for kind in driver.kinds { driversOfKind[kind, default: []].append(index) }
    }
    self.driversOfKind = driversOfKind
    hours = first(
      Vehicle.Size.allCases.map { ($0, DrivingHours(festival.rules.drivingHours, for: $0)) })
    coachBays = first(
      festival.places.compactMap { place in place.coachBays.map { (place.id, $0) } })
    closedTo = first(
      festival.places.filter { !$0.closedTo.isEmpty }.map { ($0.id, Set($0.closedTo)) })
    countsWheelchairs = cars.contains { $0.vehicle.wheelchairPlaces > 0 }
    leadOfParty = first(
      festival.parties.compactMap { party in
        festival.leadUnit(of: party.id).map { (party.id, $0.id) }
      })
  }

  func isClosed(_ place: Place.ID, to kind: Vehicle.ID) -> Bool {
    closedTo[place]?.contains(kind) ?? false
  }

  /// The way of a vehicle that leaves then.
  func way(from: Place.ID, to: Place.ID, leaving: LocalTime) -> Minutes {
    travel.time(from: from, to: to, departing: leaving)
  }

  func time(_ minutes: Minutes, after start: LocalTime) -> LocalTime {
    clockChanges.time(minutes, after: start)
  }

  func time(_ minutes: Minutes, before end: LocalTime) -> LocalTime {
    clockChanges.time(minutes, before: end)
  }

  func isDoubtful(_ time: LocalTime) -> Bool {
    clockChanges.contains { $0.span.holds(time) }
  }
}
