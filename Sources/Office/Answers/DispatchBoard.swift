// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Movements

/// What a dispatcher has to look after in one hour: trips that board, leave or arrive in it, in order of time, and those
/// that will be late because a vehicle is behind.
package struct DispatchBoard {
  private let festival: Festival
  private let trips: [Trip]
  private let from: LocalTime
  private let dues: [Movement.ID: LocalTime]
  private let delays: [FleetVehicle.ID: Minutes]

  /// Looks at trips from this moment on, which may be any: by movements it knows when riders are due, by delays which
  /// vehicles are behind at that moment.
  package init(
    festival: Festival, trips: [Trip], of movements: [Movement] = [], from: LocalTime,
    delays: [FleetVehicle.ID: Minutes] = [:]
  ) {
    self.festival = festival
    self.trips = trips
    self.from = from
    self.delays = delays
    dues = Dictionary(
      movements.compactMap { movement in movement.due.map { (movement.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Minutes that the board looks ahead.
  private static let reach: Minutes = 60

  private var hour: TimeSpan { TimeSpan(start: from, duration: Self.reach) }

  private var now: [Trip] {
    trips.filter { trip in
      guard let first = trip.stops.first, let last = trip.stops.last else { return false }
      return TimeSpan(start: first.arrive, end: last.depart + 1).overlaps(hour)
    }
  }

  /// A heading with day, hours and number of trips, then a line for each; what will be late comes below.
  package var lines: [String] {
    let now = now
    let late = late
    let day = festival.clock.date(ofDay: from.day)
    let times = [hour.start, hour.end].map(festival.clock.clockFace).joined(separator: "–")
    let heading = Speech.words("\(now.count) 个车次", Speech.counted(now.count, "trip"))
    return ["\(day)  \(times)  \(heading)"] + now.map(line)
      + (late.isEmpty
        ? []
        : [Speech.words("晚点 \(late.count) 个车次", "\(Speech.counted(late.count, "trip")) late")]
          + late.map(line))
  }

  private func line(_ trip: Trip) -> String {
    guard let first = trip.stops.first, let last = trip.stops.last else { return "" }
    let clock = festival.clock
    let (start, end) = (festival.place(first.place).name, festival.place(last.place).name)
    let persons = trip.stops.flatMap(\.board).reduce(0) { $0 + festival.persons(of: $1) }
    return "  \(clock.clockFace(first.arrive))  \(clock.clockFace(first.depart))–"
      + "\(clock.clockFace(last.arrive))  "
      + Speech.words(
        "\(trip.vehicle)（\(trip.driver)）", "\(trip.vehicle) (\(trip.driver))")
      + "  \(state(first, last).words)  "
      + Speech.words(
        "\(start.zh) → \(end.zh)，\(persons)人", "\(start.en) → \(end.en), \(persons)")
  }

  fileprivate enum State: String, Encodable {
    case waiting, boarding, driving, alighting

    var words: String {
      switch self {
      case .waiting: Speech.words("待命", "to come")
      case .boarding: Speech.words("上车", "boarding")
      case .driving: Speech.words("在途", "on the way")
      case .alighting: Speech.words("下车", "getting off")
      }
    }
  }

  private func state(_ first: Trip.Stop, _ last: Trip.Stop) -> State {
    if from < first.arrive { return .waiting }
    if from < first.depart { return .boarding }
    return from < last.arrive ? .driving : .alighting
  }

  // MARK: - What will be late

  private struct Late {
    let trip: Trip
    let delay: Minutes
    let arrival: LocalTime
    let due: LocalTime?
  }

  /// A vehicle that is behind stays so until the time between two of its trips has made up for it.
  private var late: [Late] {
    delays.keys.sorted().flatMap { vehicle -> [Late] in
      let own = trips.filter {
        $0.vehicle == vehicle && $0.stops.last.map { $0.depart > from } ?? false
      }
      .sorted { $0.departure < $1.departure }
      var delay = delays[vehicle] ?? 0
      var before: Trip.Stop?
      var late: [Late] = []
      for trip in own {
        guard let first = trip.stops.first, let last = trip.stops.last else { continue }
        if before == nil, first.arrive > from {
          // It is idle, and free that much later than now.
          delay = max(0, festival.time(delay, after: from) - first.arrive)
        } else if let before {
          let free = festival.time(delay, after: before.depart)
          let way = festival.travel.time(from: before.place, to: first.place, departing: free)
          delay = max(0, festival.time(way, after: free) - first.arrive)
        }
        guard delay > 0 else { break }
        late.append(
          Late(
            trip: trip, delay: delay, arrival: festival.time(delay, after: last.arrive),
            due: trip.movement.flatMap { dues[$0] }))
        before = last
      }
      return late
    }
  }

  private func line(_ late: Late) -> String {
    guard let first = late.trip.stops.first, let last = late.trip.stops.last else { return "" }
    let clock = festival.clock
    let (start, end) = (festival.place(first.place).name, festival.place(last.place).name)
    let arrival = clock.clockFace(late.arrival)
    let missed = late.due.map { max(0, late.arrival - $0) } ?? 0
    return "  \(late.trip.vehicle)  +\(late.delay.rawValue)  "
      + Speech.words(
        "\(start.zh) → \(end.zh)，\(arrival) 到", "\(start.en) → \(end.en), there at \(arrival)")
      + (missed > 0
        ? Speech.words(
          "，迟到 \(missed.rawValue) 分钟", ", \(missed.rawValue) min too late") : "")
  }

  // MARK: - For machines

  /// The board in plain types.
  package struct Answer: Encodable {
    fileprivate struct Trip: Encodable {
      let id: String
      let vehicle: String
      let driver: String
      fileprivate let state: State
      let from: String
      let to: String
      let boarding: String
      let departure: String
      let arrival: String
      let persons: Int
    }
    fileprivate struct Late: Encodable {
      let id: String
      let vehicle: String
      let delay: Int
      let arrival: String
      let due: String?
    }
    let from: String
    let to: String
    fileprivate let trips: [Trip]
    fileprivate let late: [Late]
  }

  /// The same for machines.
  package var answer: Answer {
    let clock = festival.clock
    return Answer(
      from: clock.iso8601(hour.start), to: clock.iso8601(hour.end),
      trips: now.compactMap { trip in
        guard let first = trip.stops.first, let last = trip.stops.last else { return nil }
        return Answer.Trip(
          id: trip.id.rawValue, vehicle: trip.vehicle.rawValue, driver: trip.driver.rawValue,
          state: state(first, last), from: first.place.rawValue, to: last.place.rawValue,
          boarding: clock.iso8601(first.arrive), departure: clock.iso8601(first.depart),
          arrival: clock.iso8601(last.arrive),
          persons: trip.stops.flatMap(\.board).reduce(0) { $0 + festival.persons(of: $1) })
      },
      late: late.map {
        Answer.Late(
          id: $0.trip.id.rawValue, vehicle: $0.trip.vehicle.rawValue, delay: $0.delay.rawValue,
          arrival: clock.iso8601($0.arrival), due: $0.due.map(clock.iso8601))
      })
  }
}
