// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A trip of the programme with what the festival knows of its vehicle; nothing is judged here.
struct TripPlacement {
  let trip: Trip
  let vehicle: FleetVehicle
  let kind: Vehicle
  let driver: Driver
  /// The driving to its first stop, empty; `nil` where it begins where the vehicle is.
  var approach: TimeSpan?

  var first: Trip.Stop { trip.stops[0] }
  var last: Trip.Stop { trip.stops[trip.stops.count - 1] }
  var boarding: Minutes { kind.boarding ?? 0 }
  var alighting: Minutes { kind.alighting ?? 0 }

  /// Where a rider gets on, and where off.
  func stops(of rider: Rider) -> (board: Trip.Stop, alight: Trip.Stop)? {
    guard let on = trip.stops.firstIndex(where: { $0.board.contains(rider) }),
      let off = trip.stops.lastIndex(where: { $0.alight.contains(rider) }), on < off
    else { return nil }
    return (trip.stops[on], trip.stops[off])
  }

  /// Those aboard between each stop and the next.
  var stretches: [[Rider]] {
    var aboard: [Rider] = []
    return trip.stops.dropLast().map { stop in
      aboard.removeAll { stop.alight.contains($0) }
      aboard += stop.board
      return aboard
    }
  }
}

extension ProgrammeFacts {
  /// Whether the festival wants its trips planned, or the programme states some all the same.
  var asksForTrips: Bool { festival.movementRules.plansTrips || programme.trips != nil }

  /// The trips whose vehicle and driver the festival knows, by vehicle in table order, of each in order of time; `nil`
  /// when the programme states none.
  func tripsByVehicle() -> [[TripPlacement]]? {
    guard let trips = programme.trips else { return nil }
    let drivers = Dictionary(
      festival.drivers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let own = Dictionary(grouping: trips.filter { $0.stops.count >= 2 }, by: \.vehicle)
    return festival.fleet.compactMap { vehicle -> [TripPlacement]? in
      guard let kind = festival.vehicleKind(vehicle.kind) else { return nil }
      var placements: [TripPlacement] = []
      for trip in (own[vehicle.id] ?? []).sorted(by: { $0.stops[0].depart < $1.stops[0].depart }) {
        guard let driver = drivers[trip.driver] else { continue }
        var placement = TripPlacement(trip: trip, vehicle: vehicle, kind: kind, driver: driver)
        placement.approach = approach(to: placement, after: placements.last)
        placements.append(placement)
      }
      return placements
    }
  }

  /// The empty way ends when the trip's first stop begins, and is as long as leaving at once makes it.
  private func approach(to next: TripPlacement, after last: TripPlacement?) -> TimeSpan? {
    let begin = next.first.arrive
    let isNewDay = last.map { $0.first.depart.day != begin.day } ?? true
    let from: (place: Place.ID, leaving: LocalTime)
    if isNewDay, let base = next.vehicle.base {
      from = (base, begin)
    } else if let last {
      from = (last.last.place, last.last.depart)
    } else {
      return nil
    }
    let way = festival.travel.time(
      from: from.place, to: next.first.place, departing: from.leaving)
    return way == 0
      ? nil : TimeSpan(start: trueTime.time(way, before: begin), end: begin)
  }

  /// `HBN-YTZ.S25.1（SED3，3月28日 08:10）`.
  func words(_ placement: TripPlacement) -> LocalizedText {
    let time = words(placement.first.depart)
    let (from, to) = (
      festival.place(placement.first.place).name, festival.place(placement.last.place).name
    )
    return LocalizedText(
      zh: "\(placement.vehicle.id)（\(time.zh) \(from.zh) → \(to.zh)）",
      en: "\(placement.vehicle.id) (\(time.en), \(from.en) → \(to.en))")
  }
}
