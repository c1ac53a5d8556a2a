// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One attempt to take everybody: movements in a given order, each by the vehicles that are free then.
struct TripSearch {
  private let tables: TripTables
  private let movements: [Movement]
  private var diary: FleetDiary
  private(set) var trips: [Trip] = []
  /// By movement, those whom no vehicle takes.
  private(set) var left: [Int: [TripLoad]] = [:]
  /// The vehicle that carried a head last.
  private var usualCar: [Rider: Int] = [:]

  /// Minutes in which a vehicle is boarded at leisure, by its size; planning values.
  private static let leisure: [Vehicle.Size: Minutes] = [
    .car: 2, .van: 3, .minibus: 5, .coach: 10, .truck: 10,
  ]

  init(_ movements: [Movement], _ tables: TripTables) {
    self.movements = movements
    self.tables = tables
    diary = FleetDiary(tables)
  }

  // MARK: - Earlier trips

  /// Keeps an earlier trip as it is, if it still can be driven; whoever rides in it is no longer to be taken.
  ///
  /// - Returns: whether it was kept.
  mutating func keep(_ trip: Trip, of movement: Int, riders: inout Set<Rider>) -> Bool {
    guard trip.stops.count == 2, let car = tables.carNumbers[trip.vehicle],
      let driver = tables.driverNumbers[trip.driver], let first = trip.stops.first,
      let last = trip.stops.last
    else { return false }
    let aboard = Set(first.board)
    let legs = movements[movement].legs.filter { aboard.contains($0.rider) }
    guard legs.count == aboard.count, aboard.isSubset(of: riders),
      [first.place, last.place] == [movements[movement].from, movements[movement].to]
    else { return false }
    let loads = TripLoad.all(of: movements[movement].with(legs), in: tables)
    var all = Aboard()
    for load in loads { all.add(load) }
    guard holds(all, tables.cars[car]),
      let candidate = diary.run(
        of: car, from: first.place, to: last.place, standing: first.arrive, leaving: first.depart),
      candidate.run.reach == last.arrive, candidate.run.free == last.depart,
      loads.allSatisfy({ isInTime($0, candidate.run, on: tables.cars[car]) }),
      diary.driver(for: candidate, preferring: driver) == driver
    else { return false }
    diary.add(candidate, driver: driver)
    trips.append(trip)
    riders.subtract(aboard)
    for rider in aboard { usualCar[rider] = car }
    return true
  }

  // MARK: - New trips

  /// Takes those of a movement who are among `riders`.
  ///
  /// `failures` are earlier attempts in which some of them were left behind: each tries another order of the loads.
  mutating func take(_ movement: Int, riders: Set<Rider>, failures: Int = 0) {
    let legs = movements[movement].legs.filter { riders.contains($0.rider) }
    var loads = TripLoad.all(of: movements[movement].with(legs), in: tables)
    if failures > 0 { loads = Self.reordered(loads, failures) }
    while !loads.isEmpty {
      let isAlone = loads[0].isAlone
      guard let (candidate, driver, taken) = best(for: isAlone ? [loads[0]] : loads, movement)
      else {
        left[movement, default: []].append(loads.removeFirst())
        continue
      }
      diary.add(candidate, driver: driver)
      add(candidate.run, driver, taken.map { loads[$0] }, movement)
      for index in taken.reversed() { loads.remove(at: index) }
    }
  }

  /// Those who have a car of their own stay first; the others come in an order that is the same for the same number.
  private static func reordered(_ loads: [TripLoad], _ number: Int) -> [TripLoad] {
    var others = loads.filter { !$0.isAlone }
    var state = UInt64(number)
    for index in others.indices.dropFirst().reversed() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      others.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
    }
    return loads.filter(\.isAlone) + others
  }

  private mutating func add(
    _ run: FleetDiary.Run, _ driver: Int, _ loads: [TripLoad], _ movement: Int
  ) {
    let aboard = Set(loads.flatMap(\.legs).map(\.rider))
    let riders = movements[movement].legs.map(\.rider).filter(aboard.contains)
    for rider in riders { usualCar[rider] = run.vehicle }
    let prefix = movements[movement].id.rawValue
    let used = Set(trips.map(\.id))
    var number = 1
    while used.contains(Trip.ID("\(prefix).\(number)")) { number += 1 }
    trips.append(
      Trip(
        id: Trip.ID("\(prefix).\(number)"), vehicle: tables.cars[run.vehicle].vehicle.id,
        driver: tables.drivers[driver].id,
        stops: [
          Trip.Stop(place: run.from, arrive: run.arrive, depart: run.depart, board: riders),
          Trip.Stop(place: run.to, arrive: run.reach, depart: run.free, alight: riders),
        ]))
  }

  /// The first load with as many others as the vehicle holds that is best for them.
  private func best(
    for loads: [TripLoad], _ movement: Int
  ) -> (FleetDiary.Candidate, driver: Int, taken: [Int])? {
    let (from, to) = (movements[movement].from, movements[movement].to)
    let cars = cars(for: loads[0], from: from, to: to)
    guard !cars.isEmpty else { return nil }
    for leaving in departures(of: loads[0], from: from, to: to) {
      var ranked: [(key: [Int], candidate: FleetDiary.Candidate, taken: [Int])] = []
      for car in cars {
        let own = tables.cars[car]
        let isUsual = loads[0].legs.contains { usualCar[$0.rider] == car }
        guard let candidate = run(of: car, from: from, to: to, leaving: leaving),
          let taken = fill(candidate.run, with: loads)
        else { continue }
        let persons = taken.reduce(0) { $0 + loads[$1].persons }
        ranked.append(
          (
            [
              -persons, loads[0].isAlone && isUsual ? 0 : 1, own.kind.seats,
              diary.emptyMinutes(candidate.run),
              diary.isUsed(car, on: leaving.day) ? 0 : 1, car,
            ], candidate, taken
          ))
      }
      for choice in ranked.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        if let driver = diary.driver(for: choice.candidate) {
          return (choice.candidate, driver, choice.taken)
        }
      }
    }
    return nil
  }

  /// The vehicles that hold a load and may drive up at both places, whatever else they do.
  private func cars(for load: TripLoad, from: Place.ID, to: Place.ID) -> [Int] {
    var aboard = Aboard()
    aboard.add(load)
    return tables.cars.indices.filter { car in
      let own = tables.cars[car]
      return holds(aboard, own) && !tables.isClosed(from, to: own.kind.id)
        && !tables.isClosed(to, to: own.kind.id)
    }
  }

  /// Whether no vehicle could take a load, were it the only one.
  func isHopeless(_ load: TripLoad, of movement: Int) -> Bool {
    cars(for: load, from: movements[movement].from, to: movements[movement].to).isEmpty
  }

  /// A run that is boarded at leisure, or else as fast as can be.
  private func run(
    of car: Int, from: Place.ID, to: Place.ID, leaving: LocalTime
  ) -> FleetDiary.Candidate? {
    let own = tables.cars[car]
    let atLeisure = max(own.boarding, Self.leisure[own.size] ?? 0)
    if let candidate = diary.run(
      of: car, from: from, to: to, standing: tables.time(atLeisure, before: leaving),
      leaving: leaving)
    {
      return candidate
    }
    guard own.boarding < atLeisure else { return nil }
    return diary.run(
      of: car, from: from, to: to, standing: tables.time(own.boarding, before: leaving),
      leaving: leaving)
  }

  /// The positions of the loads that ride in a vehicle: the first and, of the others, each that still fits.
  private func fill(_ run: FleetDiary.Run, with loads: [TripLoad]) -> [Int]? {
    let own = tables.cars[run.vehicle]
    var aboard = Aboard()
    var taken: [Int] = []
    for (index, load) in loads.enumerated() where index == 0 || !load.isAlone {
      var with = aboard
      with.add(load)
      if isInTime(load, run, on: own), holds(with, own) {
        aboard = with
        taken.append(index)
      } else if index == 0 {
        return nil
      }
    }
    return taken
  }

  /// Those in one vehicle, counted.
  private struct Aboard {
    var persons = 0
    var officers = 0
    var wheelchairs = 0
    var luggage = 0
    var loads = 0
    var isAlone = false
    var party: Party.ID?
    var isMixed = false

    mutating func add(_ load: TripLoad) {
      persons += load.persons
      officers += load.officers
      wheelchairs += load.wheelchairs
      luggage += load.luggage
      loads += 1
      isAlone = isAlone || load.isAlone
      for own in load.parties {
        if let party, party != own { isMixed = true }
        party = own
      }
    }
  }

  private func isInTime(_ load: TripLoad, _ run: FleetDiary.Run, on car: TripTables.Car) -> Bool {
    tables.time(car.boarding, after: load.ready) <= run.depart
      && run.depart <= load.lastDeparture(tables)
      && load.limit.map { run.free <= $0 } ?? true
  }

  /// Seats with a guide's, wheelchairs, luggage, and who may share a car.
  private func holds(_ aboard: Aboard, _ car: TripTables.Car) -> Bool {
    guard car.size != .truck,
      aboard.persons + max(0, car.kind.guides - aboard.officers) <= car.kind.seats,
      !tables.countsWheelchairs || aboard.wheelchairs <= car.vehicle.wheelchairPlaces,
      aboard.luggage <= car.vehicle.luggage ?? .max
    else { return false }
    if aboard.isAlone { return aboard.loads == 1 && (car.size == .car || car.size == .van) }
    return car.size != .car || !aboard.isMixed
  }

  /// When a load may leave, the best first: as late as is in time, or as soon as all are ready where nothing waits.
  private func departures(
    of load: TripLoad, from: Place.ID, to: Place.ID
  ) -> [LocalTime] {
    let step = max(1, tables.festival.grid.rawValue)
    let slowest = tables.cars.map(\.alighting).max() ?? 0
    let ready = load.ready
    let onGrid = LocalTime((ready.rawValue + step - 1) / step * step)
    guard let due = load.due, let limit = load.limit else {
      let last = load.lastDeparture(tables)
      return [ready]
        + stride(from: onGrid.rawValue, through: last.rawValue, by: step)
        .map { LocalTime($0) }.filter { $0 > ready }
    }
    func latest(_ moment: LocalTime) -> LocalTime {
      tables.festival.latestDeparture(from: from, to: to, arrivingBy: moment)
    }
    let (wished, last) = (latest(tables.time(slowest, before: due)), latest(limit))
    var times: [LocalTime] = []
    if wished >= onGrid {
      times += stride(from: wished.rawValue, through: onGrid.rawValue, by: -step)
        .map { LocalTime($0) }
    }
    if last > wished {
      times += stride(
        from: max(wished.rawValue + step, onGrid.rawValue), through: last.rawValue, by: step
      ).map { LocalTime($0) }
    }
    return times.contains(ready) ? times : times + [ready]
  }
}

extension TripLoad {
  /// Nobody waits longer than `HC21.wait_max_min` to be taken back; who has to be somewhere in time may.
  fileprivate func lastDeparture(_ tables: TripTables) -> LocalTime {
    limit != nil ? LocalTime(.max / 2) : tables.time(tables.longestWait, after: ready)
  }
}
