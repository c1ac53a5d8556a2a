// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// What a dispatcher has to look after in one hour: trips that board, leave or arrive in it, in order of time.
package struct DispatchBoard {
  private let festival: Festival
  private let trips: [Trip]
  private let from: LocalTime

  /// Looks at trips from this moment on; it may be any.
  package init(festival: Festival, trips: [Trip], from: LocalTime) {
    self.festival = festival
    self.trips = trips
    self.from = from
  }

  /// Minutes that the board looks ahead.
  private static let reach: Minutes = 60

  /// A heading with day, hours and number of trips, then a line for each.
  package var lines: [String] {
    let hour = TimeSpan(start: from, duration: Self.reach)
    let now = trips.filter { trip in
      guard let first = trip.stops.first, let last = trip.stops.last else { return false }
      return TimeSpan(start: first.arrive, end: last.depart + 1).overlaps(hour)
    }
    let day = festival.clock.date(ofDay: from.day)
    let times = [hour.start, hour.end].map(festival.clock.clockFace).joined(separator: "–")
    let heading = Speech.words("\(now.count) 个车次", Speech.counted(now.count, "trip"))
    return ["\(day)  \(times)  \(heading)"] + now.map(line)
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
      + "  \(state(first, last))  "
      + Speech.words(
        "\(start.zh) → \(end.zh)，\(persons)人", "\(start.en) → \(end.en), \(persons)")
  }

  private func state(_ first: Trip.Stop, _ last: Trip.Stop) -> String {
    if from < first.arrive { return Speech.words("待命", "to come") }
    if from < first.depart { return Speech.words("上车", "boarding") }
    return from < last.arrive
      ? Speech.words("在途", "on the way") : Speech.words("下车", "getting off")
  }
}
