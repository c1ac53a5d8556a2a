// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Movements

/// Who boards one vehicle or, where no vehicles are planned, one movement: units by their roles, nobody by name.
package struct Manifest: Encodable, Sendable {
  /// One rider: a unit as a whole, or one of the staff or the press.
  package struct Row: Encodable, Sendable {
    /// As in its own table.
    package let id: String
    let role: String
    let persons: Int
    /// Guests who need a place for a wheelchair, as a number.
    let wheelchairs: Int
    /// One piece for each guest who arrives or departs.
    let luggage: Int
  }

  /// Of the trip, or of the movement.
  package let id: String
  let vehicle: String?
  let driver: String?
  let from: String
  let to: String
  let boarding: String?
  let departure: String
  let arrival: String
  let persons: Int
  /// In the order of the movement.
  package let riders: [Row]

  private let heading: [String]

  private enum CodingKeys: String, CodingKey {
    case id, vehicle, driver, from, to, boarding, departure, arrival, persons, riders
  }

  init(_ movement: Movement, _ trip: Trip?, in festival: Festival) {
    let clock = festival.clock
    let riders = trip?.stops.flatMap(\.board) ?? movement.legs.map(\.rider)
    let departure = trip?.stops.first?.depart ?? movement.departure
    let arrival = trip?.stops.last?.arrive ?? movement.arrival
    let boarding = trip?.stops.first?.arrive
    id = trip?.id.rawValue ?? movement.id.rawValue
    vehicle = trip?.vehicle.rawValue
    driver = trip?.driver.rawValue
    from = movement.from.rawValue
    to = movement.to.rawValue
    self.boarding = boarding.map(clock.iso8601)
    self.departure = clock.iso8601(departure)
    self.arrival = clock.iso8601(arrival)
    persons = riders.reduce(0) { $0 + festival.persons(of: $1) }
    self.riders = riders.map { Self.row($0, of: movement, in: festival) }
    let (start, end) = (festival.place(movement.from).name, festival.place(movement.to).name)
    let times =
      (boarding.map { "\(clock.clockFace($0)) / " } ?? "")
      + "\(clock.clockFace(departure))–\(clock.clockFace(arrival))"
    heading = [
      "\(id)" + (trip.map { "   \($0.vehicle)   \($0.driver)" } ?? ""),
      "\(clock.date(ofDay: departure.day))  \(times)  "
        + Speech.words("\(start.zh) → \(end.zh)", "\(start.en) → \(end.en)"),
    ]
  }

  private static func row(
    _ rider: Rider, of movement: Movement, in festival: Festival
  ) -> Row {
    var (role, wheelchairs, luggage) = ("", 0, 0)
    switch rider {
    case .unit(let id):
      role = Speech.languages.spoken(festival.unit(id).name)
      wheelchairs = festival.wheelchairs(in: id)
      switch movement.occasion {
      case .arrival, .departure: luggage = festival.unit(id).size
      case .session, .interview, .slot: break
      }
    case .officer: role = Speech.words("联络员", "liaison officer")
    case .interpreter: role = Speech.words("翻译", "interpreter")
    case .journalist: role = Speech.words("记者", "journalist")
    }
    return Row(
      id: rider.identifier, role: role, persons: festival.persons(of: rider),
      wheelchairs: wheelchairs, luggage: luggage)
  }

  /// A boarding list with a box for each rider and, below, how many they are.
  package var lines: [String] {
    let chairs = riders.reduce(0) { $0 + $1.wheelchairs }
    let pieces = riders.reduce(0) { $0 + $1.luggage }
    var total = [Speech.words("共 \(persons) 人", Speech.counted(persons, "person"))]
    if chairs > 0 {
      total.append(Speech.words("轮椅 \(chairs)", Speech.counted(chairs, "wheelchair")))
    }
    if pieces > 0 {
      total.append(Speech.words("行李 \(pieces) 件", Speech.counted(pieces, "piece") + " of luggage"))
    }
    return heading
      + riders.map { row in
        "  ☐ \(row.persons)  \(row.id)  \(row.role)"
          + (row.wheelchairs > 0
            ? "  " + Speech.words("轮椅 \(row.wheelchairs)", "wheelchairs: \(row.wheelchairs)") : "")
      } + ["  " + total.joined(separator: Speech.comma)]
  }
}
