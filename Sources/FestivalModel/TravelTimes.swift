// SPDX-License-Identifier: Apache-2.0

/// Travelling time between every pair of places, with the peak rule.
///
/// - Shape: `places.count × places.count`, row-major; diagonal zero; need not be symmetric.
/// - Units: whole minutes.
package struct TravelTimes: Sendable, Hashable {
  /// A leg that touches one of `places` and departs in `from ..< to` takes `percent` of its base, rounded up.
  package struct Peak: Sendable, Hashable {
    /// Legs that begin or end at one of these are slowed.
    package let places: [Place.ID]
    /// Minutes after midnight at which it begins.
    package let from: Minutes
    /// Minutes after midnight at which it is over.
    package let to: Minutes
    /// Of the base time; 130 means nearly a third longer.
    package let percent: Int
    /// Minutes to whose multiples slowed legs are rounded up.
    package let roundUpTo: Minutes

    /// `travel.peak` of the festival's file; `roundUpTo` is above 0.
    package init(
      places: [Place.ID], from: Minutes, to: Minutes, percent: Int, roundUpTo: Minutes
    ) {
      self.places = places
      self.from = from
      self.to = to
      self.percent = percent
      self.roundUpTo = roundUpTo
    }
  }

  /// Rows and columns of the matrix, in this order.
  package let places: [Place.ID]
  /// Minutes from row to column, outside the peak.
  package let base: [Minutes]
  /// `nil` where traffic is the same all day.
  package let peak: Peak?
  private let indexOf: [Place.ID: Int]

  /// Needs one time for each pair of places.
  package init(places: [Place.ID], base: [Minutes], peak: Peak?) {
    precondition(
      base.count == places.count * places.count,
      "\(base.count) travel times for \(places.count) places")
    self.places = places
    self.base = base
    self.peak = peak
    indexOf = Dictionary(
      places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same ways, but that between two places, both ways, takes so long outside the peak.
  package func taking(_ minutes: Minutes, between a: Place.ID, and b: Place.ID) -> TravelTimes {
    guard let from = indexOf[a], let to = indexOf[b], from != to else { return self }
    var base = base
    base[from * places.count + to] = minutes
    base[to * places.count + from] = minutes
    return TravelTimes(places: places, base: base, peak: peak)
  }

  /// The time of one leg that leaves `from` at `departure`.
  ///
  /// - Complexity: O(1).
  package func time(from: Place.ID, to: Place.ID, departing departure: LocalTime) -> Minutes {
    guard let a = indexOf[from], let b = indexOf[to] else {
      preconditionFailure("No travel time from \(from) to \(to)")
    }
    guard a != b else { return 0 }
    let time = base[a * places.count + b]
    guard let peak, peak.places.contains(from) || peak.places.contains(to),
      peak.from <= departure.timeOfDay, departure.timeOfDay < peak.to
    else { return time }
    let unit = 100 * peak.roundUpTo.rawValue
    return Minutes((time.rawValue * peak.percent + unit - 1) / unit * peak.roundUpTo.rawValue)
  }

  /// The latest departure, in whole multiples of `step` from midnight, that arrives by `deadline`.
  ///
  /// Who leaves just before a peak may arrive earlier than who leaves later, so both ways are looked at minute by minute.
  ///
  /// - Complexity: O(longest time / step).
  package func latestDeparture(
    from: Place.ID, to: Place.ID, arrivingBy deadline: LocalTime, step: Minutes
  ) -> LocalTime {
    precondition(step > 0, "A step of \(step) leads nowhere")
    let over = (deadline.rawValue % step.rawValue + step.rawValue) % step.rawValue
    var departure = deadline - Minutes(over)
    while departure + time(from: from, to: to, departing: departure) > deadline {
      departure = departure - step
    }
    return departure
  }
}
