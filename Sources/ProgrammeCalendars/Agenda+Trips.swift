// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension Agenda {
  /// Trips with what their drivers read besides; those of vehicles that have left the fleet are left out.
  static func trips(_ trips: [Trip], in festival: Festival) -> [TripItem] {
    let vehicles = Dictionary(
      festival.fleet.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let whole = trips.filter { $0.stops.count >= 2 && vehicles[$0.vehicle] != nil }
    let byVehicle = Dictionary(grouping: whole, by: \.vehicle).mapValues { $0.inOrder() }
    let byDriver = Dictionary(grouping: whole, by: \.driver).mapValues { $0.inOrder() }
    return whole.compactMap { trip in
      guard let vehicle = vehicles[trip.vehicle],
        let kind = festival.vehicleKind(vehicle.kind), let first = trip.stops.first,
        let last = trip.stops.last
      else { return nil }
      let before = byVehicle[trip.vehicle]?.last { $0.isBefore(trip) }
      let duty = byDriver[trip.driver] ?? []
      let dutyBefore = duty.last { $0.isBefore(trip) }
      let dutyAfter = duty.first { trip.isBefore($0) }
      let approach = approach(to: trip, of: vehicle, after: before, in: festival)
      let signOn = festival.rules.minutes(.signOn)
      let rest = DrivingHours(festival.rules.drivingHours, for: kind.size).rest
      func isRest(_ one: Trip?, _ next: Trip?) -> Bool {
        guard let end = one?.stops.last?.depart, let start = next?.stops.first?.arrive else {
          return true
        }
        return start - end >= rest
      }
      let start = approach?.leaving ?? first.arrive
      return TripItem(
        trip: trip, kind: kind, from: festival.place(first.place), to: festival.place(last.place),
        boarding: first.arrive, departure: first.depart, arrival: last.arrive,
        persons: trip.stops.flatMap(\.board).reduce(0) { $0 + festival.persons(of: $1) },
        approach: approach, signOn: isRest(dutyBefore, trip) ? start - signOn : nil,
        signOff: isRest(trip, dutyAfter) ? last.depart + signOn : nil)
    }
  }

  private static func approach(
    to trip: Trip, of vehicle: FleetVehicle, after before: Trip?, in festival: Festival
  ) -> (from: Place, leaving: LocalTime)? {
    guard let first = trip.stops.first else { return nil }
    let last = before?.stops.last
    let isNewDay = before?.stops.first?.depart.day != first.arrive.day
    let from = isNewDay ? vehicle.base ?? last?.place : last?.place
    guard let from, from != first.place else { return nil }
    let leaving = isNewDay && vehicle.base != nil ? first.arrive : last?.depart ?? first.arrive
    let way = festival.travel.time(from: from, to: first.place, departing: leaving)
    return (festival.place(from), first.arrive - way)
  }
}

extension Trip {
  fileprivate func isBefore(_ other: Trip) -> Bool {
    guard let own = stops.first?.depart, let next = other.stops.first?.depart else { return false }
    return (own, id) < (next, other.id)
  }
}

extension [Trip] {
  fileprivate func inOrder() -> [Trip] { sorted { $0.isBefore($1) } }
}
