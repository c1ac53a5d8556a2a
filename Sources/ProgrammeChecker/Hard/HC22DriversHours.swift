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
    let minutes = Course(trips, facts)
    return facts.festival.drivers.flatMap { driver -> [Violation] in
      guard let own = byDriver[driver.id] else { return [] }
      return Minutely(own, signOn: facts.festival.rules.minutes(.signOn), minutes)
        .breaches(of: driver, facts)
        + own.filter { !driver.kinds.contains($0.kind.id) }.map {
          let name = facts.words($0)
          return breach(
            zh: "司机 \(driver.id) 的驾照不能开 \(name.zh)",
            en: "Driver \(driver.id) has no licence for \(name.en)")
        }
    }
  }

  /// The minutes that pass from the festival's first midnight until all trips are over, and what clocks show then.
  private struct Course {
    let shown: [LocalTime]
    private let trueTime: TrueTime

    init(_ trips: [TripPlacement], _ facts: ProgrammeFacts) {
      let trueTime = facts.trueTime
      self.trueTime = trueTime
      let end = trips.map { trueTime.gap(from: LocalTime(0), to: $0.last.depart).number }.max() ?? 0
      shown = (0..<max(1, end + 1)).map { trueTime.time(Minutes($0), after: LocalTime(0)) }
    }

    func number(of time: LocalTime) -> Int { trueTime.gap(from: LocalTime(0), to: time).number }
  }

  /// The minutes of one driver.
  private struct Minutely {
    private let trips: [TripPlacement]
    private let signOn: Minutes
    private var driving: [Bool]
    /// How many trips he is busy with, each from its empty way until all have got off.
    private var work: [Int]
    private let minutes: Course

    init(_ trips: [TripPlacement], signOn: Minutes, _ minutes: Course) {
      self.trips = trips
      self.signOn = signOn
      self.minutes = minutes
      let end = (trips.map { minutes.number(of: $0.last.depart) }.max() ?? 0) + 1
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
      let (first, last) = (minutes.number(of: from), minutes.number(of: to))
      for minute in max(0, first)..<max(0, first, last) { set(minute) }
    }

    func breaches(of driver: Driver, _ facts: ProgrammeFacts) -> [Violation] {
      var found: [Violation] = []
      func add(_ minute: Int, _ zh: String, _ en: String) {
        let day = facts.words(day: minutes.shown[minute].day)
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
          add(max(0, minutes.number(of: whole.start)), "不能出车", "is not available")
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
        for (found, zh, en) in excesses {
          for minute in found where seen.insert("\(minutes.shown[minute].day) \(en)").inserted {
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
        let hour = minutes.shown[minute].timeOfDay.number / 60
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
