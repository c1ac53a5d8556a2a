// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Legs that go together: from one place to another, for one occasion.
package struct Movement: Sendable, Hashable {
  /// Made of both places and the occasion; trips are numbered after it.
  package typealias ID = Identifier<Movement>

  /// The same for the same places and occasion in every programme.
  package let id: ID
  /// Where all board.
  package let from: Place.ID
  /// Where all get off.
  package let to: Place.ID
  /// What all of its riders come from or go to.
  package let occasion: Leg.Occasion
  /// Whether ``occasion`` lies at its end or at its beginning.
  package let direction: Leg.Direction
  /// In table order of the riders.
  package private(set) var legs: [Leg]
  /// The wave that names it, if one does.
  package let wave: Wave.ID?
  /// When the first are free to board, and when the last are.
  package let firstReady: LocalTime
  /// When the last are free to board.
  package let ready: LocalTime
  /// When all must be there; `nil` where nothing waits.
  package let due: LocalTime?
  /// The last departure in time on the festival's grid, or when all are ready if that is later or nothing waits.
  package let departure: LocalTime
  /// The departure and the way at that hour.
  package let arrival: LocalTime

  /// Sum of its legs, staff and press included.
  package var persons: Int { legs.reduce(0) { $0 + $1.persons } }

  /// Persons of units alone.
  package var guests: Int {
    legs.reduce(0) { sum, leg in
      if case .unit = leg.rider { sum + leg.persons } else { sum }
    }
  }

  /// The movement of some of its legs alone.
  func with(_ legs: [Leg]) -> Movement {
    var copy = self
    copy.legs = legs
    return copy
  }

  private struct Key: Hashable {
    let from: Place.ID
    let to: Place.ID
    let occasion: Leg.Occasion
    let direction: Leg.Direction
  }

  static func all(of legs: [Leg], for festival: Festival) -> [Movement] {
    var order: [Key] = []
    var together: [Key: [Leg]] = [:]
    for leg in legs {
      let key = Key(
        from: leg.from, to: leg.to, occasion: leg.occasion, direction: leg.direction)
      if together[key] == nil { order.append(key) }
      together[key, default: []].append(leg)
    }
    return order.map { Movement($0, together[$0] ?? [], festival) }
      .sorted { ($0.departure, $0.id) < ($1.departure, $1.id) }
  }

  private init(_ key: Key, _ legs: [Leg], _ festival: Festival) {
    from = key.from
    to = key.to
    occasion = key.occasion
    direction = key.direction
    self.legs = legs
    id = Self.id(key)
    wave = Self.wave(of: key, in: festival)
    firstReady = legs.map(\.ready).min() ?? LocalTime(0)
    ready = legs.map(\.ready).max() ?? LocalTime(0)
    due = legs.compactMap(\.due).min()
    let latest = due.map {
      festival.latestDeparture(from: key.from, to: key.to, arrivingBy: $0)
    }
    departure = max(latest ?? ready, ready)
    arrival = festival.time(
      festival.travel.time(from: key.from, to: key.to, departing: departure), after: departure)
  }

  private static func id(_ key: Key) -> ID {
    let way = "\(key.from)-\(key.to)"
    func moment(_ journey: Party.Journey) -> String { String(journey.time.rawValue) }
    let occasion =
      switch key.occasion {
      case .session(let id): id.rawValue
      case .interview(let id): id.rawValue
      case .slot(let id): id.rawValue
      case .arrival(let journey), .departure(let journey): moment(journey)
      }
    return ID(key.direction == .to ? "\(way).\(occasion)" : "\(occasion).\(way)")
  }

  private static func wave(of key: Key, in festival: Festival) -> Wave.ID? {
    guard key.direction == .to else { return nil }
    let session: Session.ID? =
      switch key.occasion {
      case .session(let id): id
      case .slot(let id): festival.mediaSlot(id).session
      case .interview, .arrival, .departure: nil
      }
    let riders: Wave.Riders = if case .slot = key.occasion { .press } else { .guests }
    return festival.waves.first {
      $0.from == key.from && $0.to == key.to && $0.before == session && $0.riders == riders
    }?.id
  }
}
