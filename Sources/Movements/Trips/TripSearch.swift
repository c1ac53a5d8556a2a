// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One attempt to take everybody: movements in a given order, each by the vehicles that are free then.
struct TripSearch {
  private let festival: Festival
  private let movements: [Movement]
  private var diary: FleetDiary
  private(set) var trips: [Trip] = []
  /// By movement, those whom no vehicle takes.
  private(set) var left: [Int: [TripLoad]] = [:]
  /// The vehicle that carried a head last.
  private var usualCar: [Rider: Int] = [:]
  private let carNumbers: [FleetVehicle.ID: Int]
  private let driverNumbers: [Driver.ID: Int]
  /// Whether places for wheelchairs are counted: where some vehicle states any.
  private let countsWheelchairs: Bool

  /// Minutes in which a vehicle is boarded at leisure, by its size; planning values.
  private static let leisure: [Vehicle.Size: Minutes] = [
    .car: 2, .van: 3, .minibus: 5, .coach: 10, .truck: 10,
  ]

  init(_ movements: [Movement], of festival: Festival) {
    self.festival = festival
    self.movements = movements
    diary = FleetDiary(festival)
    carNumbers = Dictionary(
      diary.cars.enumerated().map { ($1.vehicle.id, $0) }, uniquingKeysWith: { first, _ in first })
    countsWheelchairs = diary.cars.contains { $0.vehicle.wheelchairPlaces > 0 }
    driverNumbers = Dictionary(
      diary.drivers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Earlier trips

  /// Keeps an earlier trip as it is, if it still can be driven; whoever rides in it is no longer to be taken.
  ///
  /// - Returns: whether it was kept.
  mutating func keep(_ trip: Trip, of movement: Int, riders: inout Set<Rider>) -> Bool {
    guard trip.stops.count == 2, let car = carNumbers[trip.vehicle],
      let driver = driverNumbers[trip.driver], let first = trip.stops.first,
      let last = trip.stops.last
    else { return false }
    let aboard = Set(first.board)
    let legs = movements[movement].legs.filter { aboard.contains($0.rider) }
    guard legs.count == aboard.count, aboard.isSubset(of: riders),
      [first.place, last.place] == [movements[movement].from, movements[movement].to]
    else { return false }
    let loads = TripLoad.all(of: movements[movement].with(legs), in: festival)
    var all = Aboard()
    for load in loads { all.add(load) }
    guard holds(all, diary.cars[car]),
      let candidate = diary.run(
        of: car, from: first.place, to: last.place, standing: first.arrive, leaving: first.depart),
      candidate.run.reach == last.arrive, candidate.run.free == last.depart,
      loads.allSatisfy({ isInTime($0, candidate.run, on: diary.cars[car]) }),
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
  mutating func take(_ movement: Int, riders: Set<Rider>) {
    let legs = movements[movement].legs.filter { riders.contains($0.rider) }
    var loads = TripLoad.all(of: movements[movement].with(legs), in: festival)
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
        id: Trip.ID("\(prefix).\(number)"), vehicle: diary.cars[run.vehicle].vehicle.id,
        driver: diary.drivers[driver].id,
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
    for leaving in departures(of: loads[0], from: from, to: to) {
      var ranked: [(key: [Int], candidate: FleetDiary.Candidate, taken: [Int])] = []
      for car in diary.cars.indices {
        let own = diary.cars[car]
        let isUsual = loads[0].legs.contains { usualCar[$0.rider] == car }
        let standings = [max(own.boarding, Self.leisure[own.size] ?? 0), own.boarding]
        guard
          let candidate = standings.lazy.compactMap({
            diary.run(
              of: car, from: from, to: to, standing: festival.time($0, before: leaving),
              leaving: leaving)
          }).first, let taken = fill(candidate.run, with: loads)
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

  /// The positions of the loads that ride in a vehicle: the first and, of the others, each that still fits.
  private func fill(_ run: FleetDiary.Run, with loads: [TripLoad]) -> [Int]? {
    let own = diary.cars[run.vehicle]
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

  private func isInTime(_ load: TripLoad, _ run: FleetDiary.Run, on car: FleetDiary.Car) -> Bool {
    festival.time(car.boarding, after: load.ready) <= run.depart
      && run.depart <= load.lastDeparture(festival)
      && load.limit.map { run.free <= $0 } ?? true
  }

  /// Seats with a guide's, wheelchairs, luggage, and who may share a car.
  private func holds(_ aboard: Aboard, _ car: FleetDiary.Car) -> Bool {
    guard car.size != .truck,
      aboard.persons + max(0, car.kind.guides - aboard.officers) <= car.kind.seats,
      !countsWheelchairs || aboard.wheelchairs <= car.vehicle.wheelchairPlaces,
      aboard.luggage <= car.vehicle.luggage ?? .max
    else { return false }
    if aboard.isAlone { return aboard.loads == 1 && (car.size == .car || car.size == .van) }
    return car.size != .car || !aboard.isMixed
  }

  /// When a load may leave, the best first: as late as is in time, or as soon as all are ready where nothing waits.
  private func departures(
    of load: TripLoad, from: Place.ID, to: Place.ID
  ) -> [LocalTime] {
    let step = max(1, festival.grid.rawValue)
    let slowest = diary.cars.map(\.alighting).max() ?? 0
    let ready = load.ready
    let onGrid = LocalTime((ready.rawValue + step - 1) / step * step)
    guard let due = load.due, let limit = load.limit else {
      let last = load.lastDeparture(festival)
      return [ready]
        + stride(from: onGrid.rawValue, through: last.rawValue, by: step)
        .map { LocalTime($0) }.filter { $0 > ready }
    }
    func latest(_ moment: LocalTime) -> LocalTime {
      festival.latestDeparture(from: from, to: to, arrivingBy: moment)
    }
    let (wished, last) = (latest(festival.time(slowest, before: due)), latest(limit))
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
  fileprivate func lastDeparture(_ festival: Festival) -> LocalTime {
    limit != nil
      ? LocalTime(.max / 2) : festival.time(festival.rules.minutes(.tripWait), after: ready)
  }
}
