// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What each vehicle and driver does, while trips are planned.
struct FleetDiary {
  /// One vehicle's way, from the first who board to the last who got off.
  struct Run {
    var vehicle: Int
    var driver: Int
    let from: Place.ID
    let to: Place.ID
    /// When it stands at `from`, leaves it, reaches `to`, and is empty.
    let arrive: LocalTime
    let depart: LocalTime
    let reach: LocalTime
    let free: LocalTime
    /// The driving to `from`, if it leads there from somewhere.
    var approach: TimeSpan?

    var way: TimeSpan { TimeSpan(start: depart, end: reach) }
    var start: LocalTime { approach?.start ?? arrive }
  }

  /// A run that a vehicle could make, and what the one after it becomes then.
  struct Candidate {
    var run: Run
    /// Its place among the vehicle's runs.
    let position: Int
    let following: Run?
  }

  let tables: TripTables
  /// In order of time, by vehicle.
  private(set) var runs: [[Run]]
  /// Those of each driver, by vehicle and time.
  private var vehicleOfDay: [[Int: Int]]

  init(_ tables: TripTables) {
    self.tables = tables
    runs = Array(repeating: [], count: tables.cars.count)
    vehicleOfDay = Array(repeating: [:], count: tables.drivers.count)
  }

  // MARK: - Vehicles

  /// What a vehicle would have to do, with its driver still open; `nil` when it is elsewhere, cannot be used, or would
  /// stop somewhere at a time that clocks show twice.
  ///
  /// - Complexity: O(runs of the vehicle and, where places have coach bays, of all coaches).
  func run(
    of car: Int, from: Place.ID, to: Place.ID, standing: LocalTime, leaving: LocalTime
  ) -> Candidate? {
    let own = tables.cars[car]
    guard !tables.isClosed(from, to: own.kind.id), !tables.isClosed(to, to: own.kind.id) else {
      return nil
    }
    let reach = tables.time(tables.way(from: from, to: to, leaving: leaving), after: leaving)
    let free = tables.time(own.alighting, after: reach)
    // What clocks show twice no trip can name.
    if [standing, leaving, reach, free].contains(where: tables.isDoubtful) { return nil }
    let position = runs[car].firstIndex { $0.depart > leaving } ?? runs[car].count
    let previous = runs[car][..<position].last
    let approach = approach(of: car, after: previous, to: from, at: standing)
    let start = approach?.start ?? standing
    if let previous, start < previous.free { return nil }
    let whole = TimeSpan(start: start, end: free)
    let available = own.vehicle.available
    guard available.isEmpty || available.contains(where: { $0.contains(whole) }) else { return nil }
    let run = Run(
      vehicle: car, driver: -1, from: from, to: to, arrive: standing, depart: leaving,
      reach: reach, free: free, approach: approach)
    guard hasBays(run) else { return nil }
    guard position < runs[car].count else {
      return Candidate(run: run, position: position, following: nil)
    }
    var following = runs[car][position]
    following.approach = self.approach(
      of: car, after: run, to: following.from, at: following.arrive)
    guard free <= following.start else { return nil }
    return Candidate(run: run, position: position, following: following)
  }

  /// The empty way to where a run begins: from where the run before it ended, or from the base on a new day.
  private func approach(
    of car: Int, after previous: Run?, to place: Place.ID, at standing: LocalTime
  ) -> TimeSpan? {
    var from = previous?.to
    var leaving = previous?.free ?? standing
    if previous == nil || previous?.depart.day != standing.day,
      let base = tables.cars[car].vehicle.base
    {
      from = base
      leaving = standing
    }
    guard let from, from != place else { return nil }
    let way = tables.way(from: from, to: place, leaving: leaving)
    return TimeSpan(start: tables.time(way, before: standing), end: standing)
  }

  private func hasBays(_ run: Run) -> Bool {
    guard tables.cars[run.vehicle].size == .coach, !tables.coachBays.isEmpty else { return true }
    let stands = [
      (run.from, TimeSpan(start: run.arrive, end: run.depart)),
      (run.to, TimeSpan(start: run.reach, end: run.free)),
    ]
    return stands.allSatisfy { place, span in
      guard let bays = tables.coachBays[place] else { return true }
      let others = runs.indices.flatMap { tables.cars[$0].size == .coach ? runs[$0] : [] }
        .flatMap { other in
          [
            (other.from, TimeSpan(start: other.arrive, end: other.depart)),
            (other.to, TimeSpan(start: other.reach, end: other.free)),
          ]
        }.filter { $0.0 == place && $0.1.overlaps(span) }.map(\.1)
      let moments = [span.start] + others.map(\.start).filter(span.holds)
      return moments.allSatisfy { moment in others.count { $0.holds(moment) } < bays }
    }
  }

  /// Minutes driven empty because of a run.
  func emptyMinutes(_ run: Run) -> Int { run.approach?.duration.rawValue ?? 0 }

  func isUsed(_ car: Int, on day: Int) -> Bool {
    runs[car].contains { $0.depart.day == day }
  }

  // MARK: - Drivers

  /// Somebody who may drive a run: first who drives the vehicle that day, then who has driven it, then who is free.
  ///
  /// A driver keeps to one vehicle on a day.
  func driver(for candidate: Candidate, preferring wished: Int? = nil) -> Int? {
    let run = candidate.run
    if let following = candidate.following, !mayDrive(following.driver, [], candidate) {
      return nil
    }
    let car = run.vehicle
    let day = run.depart.day
    let licensed = tables.driversOfKind[tables.cars[car].kind.id] ?? []
    let known = Set(runs[car].map(\.driver))
    let today = Set(runs[car].filter { $0.depart.day == day }.map(\.driver))
    func preference(_ driver: Int) -> Int {
      if driver == wished { return 0 }
      if today.contains(driver) { return 1 }
      return known.contains(driver) ? 2 : 3
    }
    // Drivers named after the vehicle come before others of its kind.
    let name = "\(tables.cars[car].vehicle.id)."
    func isOwn(_ driver: Int) -> Int { tables.drivers[driver].id.rawValue.hasPrefix(name) ? 0 : 1 }
    return licensed.filter { driver in
      vehicleOfDay[driver][day].map { $0 == car } ?? true
    }.sorted {
      (preference($0), isOwn($0), $0) < (preference($1), isOwn($1), $1)
    }.first { mayDrive($0, [run], candidate) }
  }

  /// Whether a driver may do all that is his then, and `added` besides.
  private func mayDrive(_ driver: Int, _ added: [Run], _ candidate: Candidate) -> Bool {
    var own = added
    for day in vehicleOfDay[driver].keys.sorted() {
      let vehicle = vehicleOfDay[driver][day] ?? 0
      for (index, run) in runs[vehicle].enumerated()
      where run.driver == driver && run.depart.day == day {
        let isFollowing = vehicle == candidate.run.vehicle && index == candidate.position
        own.append(isFollowing ? candidate.following ?? run : run)
      }
    }
    own.sort { $0.start < $1.start }
    let available = tables.drivers[driver].available
    guard
      available.isEmpty
        || own.allSatisfy({ run in
          let whole = TimeSpan(start: run.start, end: run.free)
          return available.contains { $0.contains(whole) }
        })
    else { return false }
    for (one, next) in zip(own, own.dropFirst()) where next.start < one.free { return false }
    let record = DutyRecord(own, signOn: tables.signOn, tables.clockChanges)
    return Set(own.map { tables.cars[$0.vehicle].size }).allSatisfy { size in
      tables.hours[size].map(record.keeps) ?? true
    }
  }

  // MARK: - Changes

  mutating func add(_ candidate: Candidate, driver: Int) {
    let car = candidate.run.vehicle
    var run = candidate.run
    run.driver = driver
    if let following = candidate.following { runs[car][candidate.position] = following }
    runs[car].insert(run, at: candidate.position)
    vehicleOfDay[driver][run.depart.day] = car
  }
}
