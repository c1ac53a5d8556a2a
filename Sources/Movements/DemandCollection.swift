// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The legs of a programme while they are gathered.
struct DemandCollection {
  let programme: Programme
  let festival: Festival
  var legs: [Leg] = []
  /// Legs of each unit, for those who ride with it.
  private(set) var unitLegs: [AttendanceUnit.ID: [Leg]] = [:]
  private let gates: [Session.ID: Minutes]

  init(of programme: Programme, for festival: Festival) {
    self.programme = programme
    let festival = festival.inForce(programme)
    self.festival = festival
    gates = Dictionary(
      festival.waves.filter { $0.riders == .guests }.map { ($0.before, $0.gate ?? 0) },
      uniquingKeysWith: max)
  }

  var margin: Minutes { festival.rules.minutes(.travelMargin) }

  // MARK: - Guests

  mutating func addGuests() {
    let stops = stopsOfUnits()
    for unit in festival.units {
      let own = stops[unit.id] ?? []
      var itinerary = Itinerary(of: .unit(unit.id), persons: unit.size, in: festival)
      let arrival = festival.arrival(of: unit)
      let departure = festival.departure(of: unit)
      let hotel = festival.party(unit.party).hotel
      if arrival != nil || departure != nil || hotel != nil {
        var all = own
        if let arrival { all.insert(stop(arriving: arrival), at: 0) }
        if let departure { all.append(stop(departing: departure)) }
        itinerary.travel(all, from: hotel)
      } else if unit.standing != .leader {
        itinerary.travelLocally(own, isDriven: false, isTaken: { isTakenByWave($0, $1) })
      }
      unitLegs[unit.id] = itinerary.legs
      legs += itinerary.legs
    }
  }

  private func stopsOfUnits() -> [AttendanceUnit.ID: [Itinerary.Stop]] {
    var stops: [AttendanceUnit.ID: [Itinerary.Stop]] = [:]
    for placed in programme.sessions {
      let stop = stop(at: placed)
      for unit in placed.attendees ?? festival.session(placed.id).namedUnits {
        stops[unit, default: []].append(stop)
      }
    }
    for placed in programme.interviews ?? [] {
      let interview = festival.interview(placed.id)
      stops[interview.subject, default: []].append(
        stop(at: placed, lasting: interview.buffer))
    }
    return stops.mapValues { $0.inOrder() }
  }

  /// Whether a wave of guests goes from one engagement to the next.
  private func isTakenByWave(_ from: Itinerary.Stop, _ to: Itinerary.Stop) -> Bool {
    guard case .session(let next) = to.occasion, case .session(let last) = from.occasion else {
      return false
    }
    return festival.waves.contains { wave in
      wave.riders == .guests && wave.before == next && wave.from == from.place
        && wave.to == to.place && wave.after.contains(last)
    }
  }

  // MARK: - Stops

  func stop(at placed: Programme.PlacedSession, early: Minutes? = nil) -> Itinerary.Stop {
    Itinerary.Stop(
      place: festival.venue(placed.venue).place, start: placed.start, end: placed.end,
      occasion: .session(placed.id), early: max(early ?? gates[placed.id] ?? 0, margin),
      margin: margin)
  }

  func stop(
    at placed: Programme.PlacedInterview, lasting buffer: Minutes = 0
  ) -> Itinerary.Stop {
    Itinerary.Stop(
      place: festival.venue(placed.venue).place, start: placed.start,
      end: festival.time(buffer, after: placed.end),
      occasion: .interview(placed.id), early: margin, margin: margin)
  }

  private func stop(arriving journey: Party.Journey) -> Itinerary.Stop {
    let ready = festival.time(festival.place(journey.place).arrivalPad, after: journey.time)
    return Itinerary.Stop(
      place: journey.place, start: ready, end: ready, occasion: .arrival(journey), early: 0,
      margin: 0)
  }

  private func stop(departing journey: Party.Journey) -> Itinerary.Stop {
    let due = festival.time(festival.place(journey.place).departureLead, before: journey.time)
    return Itinerary.Stop(
      place: journey.place, start: due, end: due, occasion: .departure(journey), early: 0,
      margin: 0)
  }
}

extension [Itinerary.Stop] {
  /// By start, then end; of equals in the order of the programme.
  func inOrder() -> [Itinerary.Stop] {
    enumerated().sorted {
      ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset)
    }.map(\.element)
  }
}
