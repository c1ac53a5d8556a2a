// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Whether the vehicles of each movement still carry everybody once a festival has changed.
package struct WaveSeats: Sendable {
  /// A movement with more passengers than seats.
  package struct Shortage: Sendable, Hashable {
    /// The movement.
    package var wave: Wave.ID
    /// Those who ride after the changes.
    package var persons: Int
    /// Seats for guests in all of its vehicles.
    package var seats: Int
    /// The fewest, then the smallest, vehicles of one kind still free that carry the rest; `nil` when none do.
    package var remedy: Remedy?
  }

  /// What would give a wave seats enough.
  package struct Remedy: Sendable, Hashable {
    /// Vehicles to add.
    package var kind: Vehicle.ID
    /// How many of them.
    package var count: Int
  }

  /// A kind of which the movements towards one place use more than there are.
  package struct Excess: Sendable, Hashable {
    /// Vehicles of which there are too few.
    package var kind: Vehicle.ID
    /// Where the movements lead.
    package var place: Place.ID
    /// How many the tables send there.
    package var used: Int
    /// How many there are.
    package var fleet: Int
    /// Movements that could give one up, each with what replaces it.
    package var remedies: [Shortage]
  }

  package private(set) var shortages: [Shortage] = []
  package private(set) var excesses: [Excess] = []

  /// Passengers are those the table states, and the difference the change makes.
  ///
  /// Vehicles that went to a place stay there until a movement leaves from it, so movements towards one place on
  /// one day share the fleet.
  package init(of festival: Festival, comparedWith original: Festival) {
    let stated = original.waves.map(\.id)
    for wave in festival.waves where stated.contains(wave.id) {
      let persons =
        wave.persons + Self.riders(of: wave, in: festival) - Self.riders(of: wave, in: original)
      let seats = Self.seats(of: wave, in: festival)
      if persons > seats {
        shortages.append(
          Shortage(
            wave: wave.id, persons: persons, seats: seats,
            remedy: Self.remedy(for: persons - seats, beside: wave, in: festival)))
      }
    }
    for vehicle in festival.vehicles {
      var places: [Place.ID] = []
      for wave in festival.waves where !places.contains(wave.to) { places.append(wave.to) }
      for place in places {
        let waves = festival.waves.filter { $0.to == place && $0.vehicles[vehicle.id] ?? 0 > 0 }
        let used = waves.reduce(0) { $0 + ($1.vehicles[vehicle.id] ?? 0) }
        guard used > vehicle.count else { continue }
        let remedies = waves.map { wave in
          var reduced = wave
          reduced.vehicles[vehicle.id, default: 0] -= used - vehicle.count
          let seats = Self.seats(of: reduced, in: festival)
          return Shortage(
            wave: wave.id, persons: wave.persons, seats: seats,
            remedy: Self.remedy(for: wave.persons - seats, beside: wave, in: festival))
        }
        excesses.append(
          Excess(
            kind: vehicle.id, place: place, used: used, fleet: vehicle.count, remedies: remedies))
      }
    }
  }

  private static func seats(of wave: Wave, in festival: Festival) -> Int {
    festival.vehicles.reduce(0) { $0 + max(0, wave.vehicles[$1.id] ?? 0) * $1.guestSeats }
  }

  /// Persons whom the tables would put on the movement.
  private static func riders(of wave: Wave, in festival: Festival) -> Int {
    guard festival.hasSession(wave.before) else { return 0 }
    switch wave.riders {
    case .guests: break
    case .press: return festival.journalists.count
    case .staff: return 0
    }
    let going = Set(festival.session(wave.before).namedUnits)
    let coming = wave.after.filter(festival.hasSession).flatMap { festival.session($0).namedUnits }
    return festival.units.filter { unit in
      guard going.contains(unit.id) else { return false }
      guard wave.after.isEmpty else { return coming.contains(unit.id) }
      return festival.party(unit.party).hotel == wave.from
    }.reduce(0) { $0 + $1.size }
  }

  private static func remedy(
    for missing: Int, beside wave: Wave, in festival: Festival
  ) -> Remedy? {
    let together = festival.waves.filter { $0.to == wave.to }
    let choices = festival.vehicles.compactMap { vehicle -> (Remedy, Int)? in
      guard vehicle.guestSeats > 0, missing > 0 else { return nil }
      let used = together.reduce(0) { $0 + ($1.vehicles[vehicle.id] ?? 0) }
      let count = (missing + vehicle.guestSeats - 1) / vehicle.guestSeats
      guard count <= vehicle.count - used else { return nil }
      return (Remedy(kind: vehicle.id, count: count), vehicle.guestSeats)
    }
    return choices.min { ($0.0.count, $0.1) < ($1.0.count, $1.1) }?.0
  }

  /// Every shortage in plain words.
  package var lines: [LocalizedText] {
    func words(_ shortage: Shortage) -> LocalizedText {
      let zh = shortage.remedy.map { "；可增加 \($0.kind) \($0.count) 辆" } ?? "；没有合适的空车"
      let en =
        shortage.remedy.map { "; add \($0.count) × \($0.kind)" } ?? "; no fitting vehicle is free"
      return LocalizedText(
        zh: "车队 \(shortage.wave)：\(shortage.persons)人，座位\(shortage.seats)个\(zh)",
        en: "wave \(shortage.wave): \(shortage.persons) persons, \(shortage.seats) seats\(en)")
    }
    return shortages.map(words)
      + excesses.flatMap { excess in
        [
          LocalizedText(
            zh: "\(excess.kind)：前往 \(excess.place) 需要\(excess.used)辆，只有\(excess.fleet)辆；可选：",
            en: "\(excess.kind): \(excess.used) are needed towards \(excess.place), "
              + "there are \(excess.fleet); any of:")
        ] + excess.remedies.map(words)
      }
  }
}
