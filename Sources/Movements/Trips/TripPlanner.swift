// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Which vehicle and driver takes whom, and when it leaves.
package struct TripPlan: Sendable {
  /// Those of a movement whom no vehicle takes.
  package struct Shortage: Sendable {
    /// The movement of which somebody is left behind.
    package let movement: Movement
    /// Those who are left behind, in its order.
    package let riders: [Rider]
    /// How many they are; units count with their size.
    package let persons: Int
  }

  /// By departure, then identifier.
  package let trips: [Trip]
  /// Empty where everybody is taken (HC21).
  package let shortages: [Shortage]
  /// Trips of the earlier plan that are as they were.
  package let keptCount: Int
}

/// Plans trips for a finished programme.
///
/// Movements are taken one after the other in order of time, each by the vehicles that are free then: those who have a
/// car of their own first, then the largest units; later or earlier runs where no vehicle is left. Where somebody is
/// left behind, his movement comes before the others in a new attempt; the attempt that leaves the fewest persons
/// behind counts, and of equals the first. From the second attempt on his movement's loads come in other orders, too.
package enum TripPlanner {
  private static let attempts = 16
  /// Attempts in a row that may gain nothing.
  private static let patience = 6

  /// Plans the trips of a programme: the same ones for the same programme, festival and earlier trips.
  ///
  /// Earlier trips stay as they are, as far as they can.
  ///
  /// - Complexity: O(attempts · movements · departures · vehicles · runs of a vehicle).
  package static func plan(
    _ programme: Programme, for festival: Festival, keeping earlier: [Trip] = []
  ) -> TripPlan {
    let movements = Demand(of: programme, for: festival).movements
    let tables = TripTables(festival)
    let kept = keepable(earlier, movements)
    var released: Set<Int> = []
    var urgency = [Int](repeating: 0, count: movements.count)
    var best: (persons: Int, search: TripSearch, kept: Int)?
    var vain = 0
    for _ in 0..<attempts where vain < patience {
      var search = TripSearch(movements, tables)
      var open = movements.map { Set($0.legs.map(\.rider)) }
      var count = 0
      for (movement, trip) in kept where !released.contains(movement) {
        if search.keep(trip, of: movement, riders: &open[movement]) { count += 1 }
      }
      let order = movements.indices.sorted {
        (-urgency[$0], $0) < (-urgency[$1], $1)
      }
      for movement in order {
        search.take(movement, riders: open[movement], failures: urgency[movement])
      }
      let persons = search.left.values.joined().reduce(0) { $0 + $1.persons }
      vain += 1
      if persons < best?.persons ?? .max {
        best = (persons, search, count)
        vain = 0
      }
      // Another order helps only those whom some vehicle holds.
      let helpable = search.left.filter { movement, loads in
        loads.contains { !search.isHopeless($0, of: movement) }
      }
      guard !helpable.isEmpty else { break }
      for movement in helpable.keys {
        urgency[movement] += 1
        for other in movements.indices where movements[other].isNear(movements[movement]) {
          released.insert(other)
        }
      }
    }
    guard let best else { return TripPlan(trips: [], shortages: [], keptCount: 0) }
    return TripPlan(
      trips: best.search.trips.sorted { ($0.departure, $0.id) < ($1.departure, $1.id) },
      shortages: best.search.left.keys.sorted().map { index in
        let loads = best.search.left[index] ?? []
        return TripPlan.Shortage(
          movement: movements[index], riders: loads.flatMap(\.legs).map(\.rider),
          persons: loads.reduce(0) { $0 + $1.persons })
      },
      keptCount: best.kept)
  }

  /// Earlier trips with the movements they belong to, in order of time.
  static func keepable(
    _ earlier: [Trip], _ movements: [Movement]
  ) -> [(movement: Int, trip: Trip)] {
    let numbers = Dictionary(
      movements.enumerated().map { ($1.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    return earlier.compactMap { trip in
      trip.movement.flatMap { numbers[$0.rawValue] }.map { ($0, trip) }
    }
  }
}

extension Trip {
  /// The movement it takes a part of.
  package var movement: Movement.ID? {
    guard let dot = id.rawValue.lastIndex(of: ".") else { return nil }
    return Movement.ID(String(id.rawValue[..<dot]))
  }

  /// When it leaves its first stop.
  package var departure: LocalTime { stops.first?.depart ?? LocalTime(0) }
}

extension Movement {
  /// Whether the two may want the same vehicle: they are within two hours of each other.
  fileprivate func isNear(_ other: Movement) -> Bool {
    abs((departure - other.departure).rawValue) <= 120
  }
}
