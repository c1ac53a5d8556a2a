// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// How one rider gets from engagement to engagement.
struct Itinerary {
  /// Somewhere to be for some time.
  struct Stop {
    let place: Place.ID
    let start: LocalTime
    let end: LocalTime
    let occasion: Leg.Occasion
    /// Minutes before the start by which to be there, if there is time for it, and in any case.
    let early: Minutes
    let margin: Minutes
  }

  let rider: Rider
  let persons: Int
  let festival: Festival
  private(set) var legs: [Leg] = []

  init(of rider: Rider, persons: Int, in festival: Festival) {
    self.rider = rider
    self.persons = persons
    self.festival = festival
  }

  // MARK: - Those who stay somewhere

  /// From stop to stop, by the base wherever there is time for a stay, as over night; stops are in order of time.
  ///
  /// Without a base, as for guests of a day, nobody is taken anywhere over night.
  mutating func travel(_ stops: [Stop], from base: Place.ID?) {
    guard let first = stops.first, let last = stops.last else { return }
    if let base, !first.isArrival { go(from: base, to: first, ready: leisurely(before: first)) }
    for (stop, next) in zip(stops, stops.dropFirst()) {
      guard let base else {
        if stop.end.day == next.start.day {
          go(from: stop.place, to: next, ready: stop.end, isArriving: stop.isArrival)
        }
        continue
      }
      let way = travelTime(stop.place, base, stop.end)
      let leave = festival.time(way + festival.movementRules.stay, after: stop.end)
      let hasTime =
        travelTime(base, next.place, leave)
        + max(next.margin, festival.rules.minutes(.travelMargin))
        <= festival.elapsed(from: leave, to: next.start)
      if hasTime {
        leaves(stop, to: base)
        go(from: base, to: next, ready: max(leave, leisurely(before: next)))
      } else {
        go(from: stop.place, to: next, ready: stop.end, isArriving: stop.isArrival)
      }
    }
    if let base, !last.isDeparture { leaves(last, to: base) }
  }

  // MARK: - Those who live in town

  /// Local people come by themselves, but for places where no car may go: to these they are taken from where they
  /// park, and from there on until they are back at their cars.
  ///
  /// - Parameters:
  ///   - stops: In order of time.
  ///   - isDriven: whether they are taken from place to place on one day in any case, as staff is.
  ///   - isTaken: whether a wave takes them from one stop to the next.
  mutating func travelLocally(
    _ stops: [Stop], isDriven: Bool, isTaken: (_ from: Stop, _ to: Stop) -> Bool
  ) {
    var before: Stop?
    var car: Place.ID?
    for stop in stops {
      if let previous = before, previous.end.day != stop.start.day {
        fetchCar(&car, after: previous)
        before = nil
      }
      if let previous = before, isDriven || car != nil || isTaken(previous, stop) {
        go(from: previous.place, to: stop, ready: previous.end)
        if car == stop.place { car = nil }
      } else if let parking = festival.place(stop.place).parkAndRide,
        before?.place != stop.place
      {
        let parked = before.map {
          festival.time(travelTime($0.place, parking, $0.end), after: $0.end)
        }
        let leisurely = leisurely(before: stop)
        go(from: parking, to: stop, ready: max(leisurely, parked ?? leisurely))
        car = parking
      }
      before = stop
    }
    if let last = before { fetchCar(&car, after: last) }
  }

  private mutating func fetchCar(_ car: inout Place.ID?, after stop: Stop) {
    if let parking = car { leaves(stop, to: parking) }
    car = nil
  }

  // MARK: - Single legs

  /// Who comes straight from his train or plane has no margin of HC02 (HC07 asks for none), nor have interpreters
  /// within a chain (HC14).
  private mutating func go(
    from place: Place.ID, to stop: Stop, ready: LocalTime, isArriving: Bool = false
  ) {
    guard place != stop.place else { return }
    let first = festival.time(travelTime(place, stop.place, ready), after: ready)
    let due = festival.time(stop.early, before: stop.start)
    let latest = festival.time(
      isArriving || isInterpreter ? 0 : stop.margin, before: stop.start)
    legs.append(
      Leg(
        rider: rider, persons: persons, from: place, to: stop.place, occasion: stop.occasion,
        direction: .to, ready: ready,
        due: first <= due ? due : festival.time(stop.margin, before: stop.start),
        latest: latest))
  }

  private mutating func leaves(_ stop: Stop, to place: Place.ID) {
    guard place != stop.place else { return }
    legs.append(
      Leg(
        rider: rider, persons: persons, from: stop.place, to: place, occasion: stop.occasion,
        direction: .from, ready: stop.end, due: nil, latest: nil))
  }

  /// Interpreters may go straight from job to job within a chain, without HC02's margin.
  private var isInterpreter: Bool { if case .interpreter = rider { true } else { false } }

  private func travelTime(_ from: Place.ID, _ to: Place.ID, _ departure: LocalTime) -> Minutes {
    festival.travel.time(from: from, to: to, departing: departure)
  }

  /// Nobody who is at leisure before it has to be ready earlier than this before a stop.
  private func leisurely(before stop: Stop) -> LocalTime { festival.time(240, before: stop.start) }
}

extension Itinerary.Stop {
  fileprivate var isArrival: Bool { if case .arrival = occasion { true } else { false } }
  fileprivate var isDeparture: Bool { if case .departure = occasion { true } else { false } }
}
