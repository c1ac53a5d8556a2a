// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Movements

/// Movements as a dispatcher reads them, day by day, without the names of guests.
package struct MovementLines {
  /// Gives places and occasions their names.
  package let festival: Festival
  /// Only of this day, or of all.
  package let day: Int?
  /// Vehicles and drivers; `nil` where the festival plans none.
  package let trips: [Trip]?

  /// All days without vehicles, unless told.
  package init(festival: Festival, day: Int? = nil, trips: [Trip]? = nil) {
    self.festival = festival
    self.day = day
    self.trips = trips
  }

  /// A line for each day that has movements, and below it a line for each.
  package func lines(of movements: [Movement]) -> [String] {
    var lines: [String] = []
    for number in 0..<max(1, festival.dayCount) where day ?? number == number {
      let today = movements.filter { $0.departure.day == number }
      guard !today.isEmpty else { continue }
      let persons = today.reduce(0) { $0 + $1.persons }
      let date = festival.clock.date(ofDay: number)
      lines.append(
        "\(date)  "
          + Speech.words(
            "\(today.count) 次接送，\(persons)人次",
            "\(Speech.counted(today.count, "movement")), \(Speech.counted(persons, "ride"))"))
      for movement in today {
        lines.append(line(movement))
        lines += (trips ?? []).filter { $0.movement == movement.id }.map(line)
      }
    }
    return lines
  }

  private func line(_ movement: Movement) -> String {
    let times = [movement.departure, movement.arrival].map(festival.clock.clockFace)
      .joined(separator: "–")
    let (from, to) = (festival.place(movement.from).name, festival.place(movement.to).name)
    let wave = movement.wave.map { "  \($0)" } ?? ""
    let occasion = occasion(of: movement)
    return "  \(times)  "
      + Speech.words(
        "\(from.zh) → \(to.zh)（\(occasion.zh)，\(movement.persons)人）",
        "\(from.en) → \(to.en) (\(occasion.en), \(movement.persons))") + wave
  }

  /// Such as `08:45–09:15  COA3 (COA3.A)  44`.
  private func line(_ trip: Trip) -> String {
    let times = [trip.stops.first?.depart, trip.stops.last?.arrive].compactMap(\.self)
      .map(festival.clock.clockFace).joined(separator: "–")
    let persons = trip.stops.flatMap(\.board).reduce(0) { $0 + festival.persons(of: $1) }
    return "    \(times)  "
      + Speech.words(
        "\(trip.vehicle)（\(trip.driver)），\(persons)人",
        "\(trip.vehicle) (\(trip.driver)), \(Speech.counted(persons, "person"))")
  }

  private func occasion(of movement: Movement) -> LocalizedText {
    func words(_ key: String) -> LocalizedText {
      movement.direction == .to
        ? LocalizedText(zh: "去 \(key)", en: "to \(key)")
        : LocalizedText(zh: "\(key) 结束后", en: "after \(key)")
    }
    switch movement.occasion {
    case .session(let id): return words(festival.session(id).key)
    case .slot(let id):
      let key = festival.session(festival.mediaSlot(id).session).key
      return movement.direction == .to
        ? LocalizedText(zh: "记者去 \(key)", en: "press to \(key)")
        : LocalizedText(zh: "\(key) 后记者返回", en: "press back from \(key)")
    case .interview(let id): return words(id.rawValue)
    case .arrival(let journey):
      let time = festival.clock.clockFace(journey.time)
      return LocalizedText(zh: "\(time) 抵达", en: "arriving \(time)")
    case .departure(let journey):
      let time = festival.clock.clockFace(journey.time)
      return LocalizedText(zh: "\(time) 离开", en: "departing \(time)")
    }
  }
}
