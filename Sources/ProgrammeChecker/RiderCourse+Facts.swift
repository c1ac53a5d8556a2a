// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension ProgrammeFacts {
  /// The rides of every rider, in order of time.
  func rides(in trips: [TripPlacement]) -> [Rider: [RiderCourse.Ride]] {
    var rides: [Rider: [RiderCourse.Ride]] = [:]
    for trip in trips {
      for rider in trip.trip.stops.flatMap(\.board) {
        guard let (on, off) = trip.stops(of: rider) else { continue }
        rides[rider, default: []].append(
          RiderCourse.Ride(
            from: on.place, to: off.place,
            boarding: trueTime.time(trip.boarding, before: on.depart), depart: on.depart,
            off: trueTime.time(trip.alighting, after: off.arrive), words: words(trip)))
      }
    }
    return rides.mapValues { $0.sorted { $0.depart < $1.depart } }
  }

  /// What is wrong with the ways of everybody who has to be taken somewhere, in table order.
  func faultsOfRiders(_ trips: [TripPlacement]) -> [RiderCourse.Fault] {
    let rides = rides(in: trips)
    return festival.units.flatMap { faults(of: $0, rides[.unit($0.id)] ?? []) }
      + festival.interpreters.flatMap { interpreter in
        course(
          .interpreter(interpreter.id), name: LocalizedText(sameInAll: interpreter.id.rawValue),
          needs: jobs(of: interpreter.id).map { need($0, before: 0) }, rides
        ).faults(parking: parking)
      }
      + faultsOfOfficers(rides) + faultsOfPress(rides)
  }

  private func course(
    _ rider: Rider, name: LocalizedText, home: Place.ID? = nil, needs: [RiderCourse.Need],
    _ rides: [Rider: [RiderCourse.Ride]]
  ) -> RiderCourse {
    RiderCourse(
      rider: rider, name: name, home: home, needs: needs, rides: rides[rider] ?? [],
      trueTime: trueTime)
  }

  private func parking(_ place: Place.ID) -> Place.ID? { festival.place(place).parkAndRide }

  private func need(_ engagement: Engagement, before: Minutes) -> RiderCourse.Need {
    RiderCourse.Need(
      place: engagement.place, by: trueTime.time(before, before: engagement.span.start),
      end: engagement.span.end,
      words: words(engagement), sessions: engagement.sessions)
  }

  // MARK: - Guests

  private func faults(
    of unit: AttendanceUnit, _ rides: [RiderCourse.Ride]
  ) -> [RiderCourse.Fault] {
    let margin = festival.rules.minutes(.travelMargin)
    var needs = engagements(of: unit.id).map { need($0, before: margin) }
    let (arrival, departure) = (festival.arrival(of: unit), festival.departure(of: unit))
    let hotel = festival.party(unit.party).hotel
    let name = words(unit.id)
    guard arrival != nil || departure != nil || hotel != nil else {
      guard unit.standing != .leader else { return [] }
      return RiderCourse(
        rider: .unit(unit.id), name: name, home: nil, needs: needs, rides: rides, trueTime: trueTime
      ).faults(parking: parking, isTaken: isTakenByWave)
    }
    if arrival != nil, let first = engagements(of: unit.id).first {
      needs[0] = need(first, before: 0)
    }
    if let departure {
      let due = trueTime.time(
        festival.place(departure.place).departureLead, before: departure.time)
      needs.append(
        RiderCourse.Need(
          place: departure.place, by: due, end: due,
          words: LocalizedText(
            zh: "\(words(departure.time).zh) 从 \(departure.place) 离开",
            en: "the departure from \(departure.place) \(words(departure.time).en)"),
          sessions: []))
    }
    let ready = arrival.map { trueTime.time(festival.place($0.place).arrivalPad, after: $0.time) }
    return RiderCourse(
      rider: .unit(unit.id), name: name, home: hotel, needs: needs, rides: rides, trueTime: trueTime
    ).faults(
      startingAt: arrival?.place ?? hotel, ready: ready,
      longestWait: festival.rules.minutes(.tripWait), isSeenOff: departure != nil)
  }

  /// Whether a wave of guests is stated for the way from one session to the next.
  private func isTakenByWave(_ last: RiderCourse.Need, _ next: RiderCourse.Need) -> Bool {
    festival.waves.contains { wave in
      wave.riders == .guests && wave.from == last.place && wave.to == next.place
        && next.sessions.contains(wave.before)
        && last.sessions.contains { wave.after.contains($0) }
    }
  }

  // MARK: - Staff and press

  /// An officer on duty comes with the party's leading unit, if that came by a vehicle on the day.
  private func faultsOfOfficers(_ rides: [Rider: [RiderCourse.Ride]]) -> [RiderCourse.Fault] {
    placements.flatMap { placement in
      placement.liaison.compactMap { officer -> RiderCourse.Fault? in
        guard festival.hasLiaisonOfficer(officer) else { return nil }
        let leads = festival.liaisonOfficer(officer).parties.compactMap { leadUnits[$0] }
          .filter(placement.attending.contains)
        func last(_ rider: Rider) -> RiderCourse.Ride? {
          rides[rider]?.last {
            $0.depart < placement.span.start && $0.depart.day == placement.span.start.day
          }
        }
        let place = placement.venue.place
        let came = leads.contains { last(.unit($0))?.to == place }
        guard came, last(.officer(officer))?.to != place else { return nil }
        return RiderCourse.Fault(
          words: LocalizedText(
            zh: "联络员 \(officer) 没有车去 \(words(placement).zh)",
            en: "Nobody takes liaison officer \(officer) to \(words(placement).en)"),
          sessions: [placement.id])
      }
    }
  }

  /// Journalists start from, and come back to, the place of the first venue with booths for interviews.
  private func faultsOfPress(_ rides: [Rider: [RiderCourse.Ride]]) -> [RiderCourse.Fault] {
    guard
      let centre = festival.venues.first(where: { $0.features["interview_booths"] != nil })?.place
    else { return [] }
    var needs: [Journalist.ID: [RiderCourse.Need]] = [:]
    for slot in slots {
      let isGated = festival.rules.gateKinds.contains(slot.slot.kind)
      let lead = festival.rules.minutes(isGated ? .pressGate : .pressInPlace)
      for journalist in slot.journalists {
        needs[journalist, default: []].append(
          RiderCourse.Need(
            place: slot.host.venue.place, by: trueTime.time(lead, before: slot.span.start),
            end: slot.span.end,
            words: words(slot), sessions: [slot.host.id]))
      }
    }
    let margin = festival.rules.minutes(.travelMargin)
    for interview in interviews {
      for journalist in interview.placed.journalists {
        needs[journalist, default: []].append(
          need(
            Engagement(occasion: .interview(interview), span: interview.span), before: margin))
      }
    }
    return festival.journalists.flatMap { journalist in
      course(
        .journalist(journalist.id), name: LocalizedText(sameInAll: journalist.id.rawValue),
        home: centre,
        needs: (needs[journalist.id] ?? []).sorted { ($0.by, $0.end) < ($1.by, $1.end) }, rides
      ).faults(
        startingAt: centre, ready: nil, longestWait: festival.rules.minutes(.tripWait),
        isSeenOff: false)
    }
  }
}
