// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Change {
  /// Another road, or another way to drive up to a place.
  package enum WayChange: Sendable, Hashable {
    /// Both ways, outside the peak.
    case road(Place.ID, Place.ID, Minutes)
    /// Coaches that can stand there at one time.
    case bays(Place.ID, Int)
    /// These kinds of vehicles may not drive up any more.
    case closure(Place.ID, [Vehicle.ID])
  }
}

extension Change.WayChange {
  var written: String {
    switch self {
    case .road(let a, let b, let minutes): "road \(a) \(b) takes \(minutes.rawValue)"
    case .bays(let place, let count): "place \(place) coach_bays \(count)"
    case .closure(let place, let kinds):
      "place \(place) closed to \(kinds.map(\.rawValue).joined(separator: "|"))"
    }
  }

  func apply(to parts: inout Festival.Parts) {
    switch self {
    case .road(let a, let b, let minutes):
      parts.travel = parts.travel.taking(minutes, between: a, and: b)
    case .bays(let place, let count): parts.change(place) { $0.coachBays = count }
    case .closure(let place, let kinds):
      parts.change(place) { place in
        place.closedTo += kinds.filter { !place.closedTo.contains($0) }
      }
    }
  }
}
