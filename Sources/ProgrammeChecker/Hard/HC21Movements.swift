// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// HC21: everybody is taken where he has to be, by vehicles that hold them and are there in time.
///
/// Counts what is wrong with riders' ways, with stretches of trips, with pairs of trips of one vehicle, and with places
/// that have too few bays for coaches.
enum HC21Movements: Rule {
  static let id = RuleID.hc21

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { facts.asksForTrips }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard let byVehicle = facts.tripsByVehicle() else { return nil }
    let trips = byVehicle.flatMap(\.self)
    return facts.faultsOfRiders(trips).map { breach(zh: $0.words.zh, en: $0.words.en, $0.sessions) }
      + trips.flatMap { misfits($0, in: facts) } + trips.flatMap { delays($0, in: facts) }
      + byVehicle.flatMap { clashes($0, in: facts) } + crowdedBays(trips, in: facts)
  }

  // MARK: - Who rides together

  private static func misfits(_ trip: TripPlacement, in facts: ProgrammeFacts) -> [Violation] {
    let festival = facts.festival
    let name = facts.words(trip)
    let countsChairs = festival.fleet.contains { $0.wheelchairPlaces > 0 }
    var found: [Violation] = []
    for aboard in trip.stretches {
      var persons = 0
      var officers = 0
      var chairs = 0
      var bags = 0
      var heads: [AttendanceUnit] = []
      var guests: [AttendanceUnit] = []
      for rider in aboard {
        persons += festival.persons(of: rider)
        switch rider {
        case .unit(let id):
          let unit = festival.unit(id)
          guests.append(unit)
          chairs += festival.wheelchairs(in: id)
          if facts.hasLuggage(unit, on: trip) { bags += unit.size }
          if facts.ridesAlone(unit) { heads.append(unit) }
        case .officer: officers += 1
        case .interpreter, .journalist: break
        }
      }
      let seats = trip.kind.seats - max(0, trip.kind.guides - officers)
      if persons > seats {
        found.append(
          breach(
            zh: "\(name.zh) 坐 \(persons) 人，只有 \(seats) 个座位",
            en: "\(name.en) has \(persons) persons for \(seats) seats"))
      }
      if countsChairs, chairs > trip.vehicle.wheelchairPlaces {
        found.append(
          breach(
            zh: "\(name.zh) 缺轮椅位：需要 \(chairs) 个，有 \(trip.vehicle.wheelchairPlaces) 个",
            en: "\(name.en) has \(trip.vehicle.wheelchairPlaces) places for \(chairs) wheelchairs"))
      }
      if let room = trip.vehicle.luggage, bags > room {
        found.append(
          breach(
            zh: "\(name.zh) 行李 \(bags) 件，只放得下 \(room) 件",
            en: "\(name.en) holds \(room) pieces of luggage and has \(bags)"))
      }
      let isSmall = trip.kind.size == .car || trip.kind.size == .van
      if let head = heads.first, guests.count > 1 || !isSmall {
        found.append(
          breach(
            zh: "\(facts.words(head.id).zh) 应单独乘车，不应与他人同乘 \(name.zh)",
            en: "\(facts.words(head.id).en) rides in \(name.en) and not in a car of its own"))
      } else if trip.kind.size == .car, Set(guests.map(\.party)).count > 1 {
        found.append(
          breach(
            zh: "\(name.zh) 是轿车，却坐了几个团组", en: "\(name.en) is a car, with guests of several parties")
        )
      }
    }
    return found
  }

  // MARK: - Times

  private static func delays(_ trip: TripPlacement, in facts: ProgrammeFacts) -> [Violation] {
    let name = facts.words(trip)
    let rules = facts.festival.rules
    let travel = facts.festival.travel
    var found: [Violation] = []
    for (stop, next) in zip(trip.trip.stops, trip.trip.stops.dropFirst()) {
      let way = travel.time(from: stop.place, to: next.place, departing: stop.depart)
      let underway = facts.gap(from: stop.depart, to: next.arrive)
      if underway < way || underway > way + longestHalt {
        found.append(
          breach(
            zh: "\(name.zh) 到 \(next.place) 的时间与路程不符",
            en: "\(name.en) reaches \(next.place) at another time than the road allows"))
      }
      if facts.gap(from: stop.arrive, to: stop.depart) < (stop.board.isEmpty ? 0 : trip.boarding) {
        found.append(
          breach(zh: "\(name.zh) 上车时间不够", en: "\(name.en) has too little time to board"))
      }
    }
    if facts.gap(from: trip.last.arrive, to: trip.last.depart) < trip.alighting {
      found.append(
        breach(zh: "\(name.zh) 下车时间不够", en: "\(name.en) has too little time to get off"))
    }
    for stop in trip.trip.stops
    where facts.festival.place(stop.place).closedTo.contains(trip.kind.id) {
      found.append(
        breach(
          zh: "\(name.zh)：\(trip.kind.id) 不能开到 \(stop.place)",
          en: "\(name.en): \(stop.place) is closed to \(trip.kind.id)"))
    }
    for rider in trip.trip.stops.flatMap(\.board) {
      guard let (on, off) = trip.stops(of: rider) else {
        found.append(
          breach(
            zh: "\(rider.identifier) 上了 \(name.zh)，却没有下车",
            en: "\(rider.identifier) never gets off \(name.en)"))
        continue
      }
      let direct = travel.time(from: on.place, to: off.place, departing: on.depart)
      if facts.gap(from: on.depart, to: off.arrive) > direct + rules.minutes(.tripDetour) {
        found.append(
          breach(
            zh: "\(rider.identifier) 乘 \(name.zh) 绕路太久",
            en: "\(rider.identifier) is too long on \(name.en)"))
      }
    }
    return found
  }

  /// Minutes that a vehicle may stand on its way with guests aboard.
  private static let longestHalt: Minutes = 5

  private static func clashes(
    _ trips: [TripPlacement], in facts: ProgrammeFacts
  ) -> [Violation] {
    var found: [Violation] = []
    for (trip, next) in zip(trips, trips.dropFirst()) {
      let begin = next.approach?.start ?? next.first.arrive
      guard begin < trip.last.depart else { continue }
      let (one, other) = (facts.words(trip), facts.words(next))
      found.append(
        breach(
          zh: "\(one.zh) 之后赶不上 \(other.zh)",
          en: "After \(one.en) the vehicle is too late for \(other.en)"))
    }
    for trip in trips where !trip.vehicle.available.isEmpty {
      let whole = TimeSpan(start: trip.approach?.start ?? trip.first.arrive, end: trip.last.depart)
      guard !trip.vehicle.available.contains(where: { $0.contains(whole) }) else { continue }
      let name = facts.words(trip)
      found.append(
        breach(zh: "\(name.zh) 时车辆不能用", en: "The vehicle of \(name.en) cannot be used then"))
    }
    return found
  }

  // MARK: - Bays

  private static func crowdedBays(
    _ trips: [TripPlacement], in facts: ProgrammeFacts
  ) -> [Violation] {
    var found: [Violation] = []
    let coaches = trips.filter { $0.kind.size == .coach }
    for place in facts.festival.places {
      guard let bays = place.coachBays else { continue }
      let stands = coaches.flatMap(\.trip.stops).filter {
        $0.place == place.id && $0.arrive < $0.depart
      }
      for stop in stands {
        let there = stands.count { $0.arrive <= stop.arrive && stop.arrive < $0.depart }
        guard there > bays else { continue }
        let time = facts.words(stop.arrive)
        found.append(
          breach(
            zh: "\(time.zh) \(place.name.zh) 有 \(there) 辆大客车，只有 \(bays) 个车位",
            en: "\(place.name.en) has \(bays) bays for \(there) coaches \(time.en)"))
      }
    }
    return found
  }
}

extension ProgrammeFacts {
  /// A head of a grade as good as `HC21.car_grade_tenths`, or better.
  fileprivate func ridesAlone(_ unit: AttendanceUnit) -> Bool {
    guard unit.standing == .head, let grade = unit.grade else { return false }
    return grade <= festival.rules.number(.carGrade)
  }

  /// Whether a trip brings the unit from where it arrives, or to where it departs.
  fileprivate func hasLuggage(_ unit: AttendanceUnit, on trip: TripPlacement) -> Bool {
    guard let (on, off) = trip.stops(of: .unit(unit.id)) else { return false }
    if let arrival = festival.arrival(of: unit), on.place == arrival.place,
      on.depart >= arrival.time, on.depart < arrival.time + 240
    {
      return true
    }
    guard let departure = festival.departure(of: unit) else { return false }
    return off.place == departure.place && off.arrive > departure.time - 240
  }
}
