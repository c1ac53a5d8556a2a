// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// HC22: drivers keep to the hours of their law, drive one vehicle at a time, and what their licence is for.
///
/// Looks at every minute of every driver; counts each limit that is exceeded once for a driver and a day.
enum HC22DriversHours: Rule {
  static let id = RuleID.hc22

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { facts.asksForTrips }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard let trips = facts.tripsByVehicle()?.flatMap(\.self) else { return nil }
    let byDriver = Dictionary(grouping: trips, by: \.driver.id)
    return facts.festival.drivers.flatMap { driver -> [Violation] in
      guard let own = byDriver[driver.id] else { return [] }
      return Minutely(own, signOn: facts.festival.rules.minutes(.signOn)).breaches(
        of: driver, facts)
        + own.filter { !driver.kinds.contains($0.kind.id) }.map {
          let name = facts.words($0)
          return breach(
            zh: "司机 \(driver.id) 的驾照不能开 \(name.zh)",
            en: "Driver \(driver.id) has no licence for \(name.en)")
        }
    }
  }

  /// The minutes of one driver, from the festival's first midnight.
  private struct Minutely {
    private let trips: [TripPlacement]
    private let signOn: Minutes
    private var driving: [Bool]
    /// How many trips he is busy with, each from its empty way until all have got off.
    private var work: [Int]

    init(_ trips: [TripPlacement], signOn: Minutes) {
      self.trips = trips
      self.signOn = signOn
      let end = (trips.map(\.last.depart.rawValue).max() ?? 0) + 1
      driving = Array(repeating: false, count: max(1, end))
      work = Array(repeating: 0, count: max(1, end))
      for trip in trips {
        let start = trip.approach?.start ?? trip.first.arrive
        fill(from: start, to: trip.last.depart) { work[$0] += 1 }
        if let approach = trip.approach {
          fill(from: approach.start, to: approach.end) { driving[$0] = true }
        }
        for (stop, next) in zip(trip.trip.stops, trip.trip.stops.dropFirst()) {
          fill(from: stop.depart, to: next.arrive) { driving[$0] = true }
        }
      }
    }

    private func fill(from: LocalTime, to: LocalTime, _ set: (Int) -> Void) {
      for minute in max(0, from.rawValue)..<max(0, from.rawValue, to.rawValue) { set(minute) }
    }

    func breaches(of driver: Driver, _ facts: ProgrammeFacts) -> [Violation] {
      var found: [Violation] = []
      func add(_ minute: Int, _ zh: String, _ en: String) {
        let day = facts.words(day: LocalTime(minute).day)
        found.append(
          breach(zh: "司机 \(driver.id) \(day.zh)\(zh)", en: "Driver \(driver.id) \(en) on \(day.en)")
        )
      }
      for minute in work.indices where work[minute] > 1 && (minute == 0 || work[minute - 1] <= 1) {
        add(minute, "同时开两辆车", "drives two vehicles at once")
      }
      for trip in trips where !driver.available.isEmpty {
        let whole = TimeSpan(
          start: trip.approach?.start ?? trip.first.arrive, end: trip.last.depart)
        if !driver.available.contains(where: { $0.contains(whole) }) {
          add(whole.start.rawValue, "不能出车", "is not available")
        }
      }
      var seen: Set<String> = []
      for size in Vehicle.Size.allCases where trips.contains(where: { $0.kind.size == size }) {
        let hours = DrivingHours(facts.festival.rules.drivingHours, for: size)
        let excesses =
          [(longDuty(hours), "在岗时间过长", "is on duty too long")]
          + [(unbroken(hours), "连续驾驶过久", "drives too long without a break")]
          + [
            (tooMuch(hours.day, in: 1440), "24 小时内驾驶过久", "drives too long in 24 hours"),
            (tooMuch(hours.week, in: 7 * 1440), "7 天内驾驶过久", "drives too long in seven days"),
          ]
        for (minutes, zh, en) in excesses {
          for minute in minutes where seen.insert("\(minute / 1440) \(en)").inserted {
            add(minute, zh, en)
          }
        }
      }
      return found
    }

    /// Minutes at which a duty has lasted too long; signing on and off are part of it and not of the rest.
    private func longDuty(_ hours: DrivingHours) -> [Int] {
      var found: [Int] = []
      var began: Int?
      var idle = 0
      for minute in work.indices {
        guard work[minute] > 0 else {
          idle += 1
          continue
        }
        if began == nil || idle >= (hours.rest + signOn * 2).rawValue { began = minute }
        idle = 0
        if let began, minute + 1 - began + 2 * signOn.rawValue > hours.dutySpan.rawValue {
          found.append(minute)
        }
      }
      return found
    }

    private func unbroken(_ hours: DrivingHours) -> [Int] {
      var found: [Int] = []
      var driven = 0
      var atNight = 0
      var rested = 0
      var idle = 0
      for minute in work.indices {
        guard work[minute] > 0 else {
          idle += 1
          continue
        }
        if idle >= hours.breakPart.rawValue { rested += idle }
        idle = 0
        if rested >= hours.breakLength.rawValue { (driven, atNight, rested) = (0, 0, 0) }
        guard driving[minute] else { continue }
        driven += 1
        let hour = minute / 60 % 24
        if hour >= 22 || hour < 6 { atNight += 1 }
        if driven > hours.unbroken?.rawValue ?? .max
          || atNight > hours.unbrokenAtNight?.rawValue ?? .max
        {
          found.append(minute)
        }
      }
      return found
    }

    private func tooMuch(_ most: Minutes?, in length: Int) -> [Int] {
      guard let most else { return [] }
      var sum = 0
      var found: [Int] = []
      for minute in driving.indices {
        if driving[minute] { sum += 1 }
        if minute >= length, driving[minute - length] { sum -= 1 }
        if driving[minute], sum > most.rawValue { found.append(minute) }
      }
      return found
    }
  }
}
