// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Festival {
  /// The festival after the changes, one after the other; nothing else differs.
  package func applying(_ changes: [Change]) -> Festival {
    changes.reduce(self) { $0.applying($1) }
  }

  /// The festival after a change.
  package func applying(_ change: Change) -> Festival {
    var parts = parts
    switch change {
    case .arrival, .departure, .absence, .optional, .substitution, .addition, .withdrawal:
      applyToPeople(change, &parts)
    case .closure(let venue, let span): parts.change(venue) { $0.closed.append(span) }
    case .reopening(let venue, let span):
      parts.change(venue) { $0.closed = $0.closed.flatMap { $0.without(span) } }
    case .access(let venue, let isStepFree):
      parts.change(venue) { $0.features[Venue.stepFree] = isStepFree ? 1 : 0 }
    case .illness(let id, nil): parts.interpreters.removeAll { $0.id == id }
    case .illness(let id, let span?):
      for index in parts.interpreters.indices where parts.interpreters[index].id == id {
        let free = remaining(of: parts.interpreters[index].available, without: span)
        if free.isEmpty {
          parts.interpreters.remove(at: index)
          break
        }
        parts.interpreters[index].available = free
      }
    case .engagement(let id, let language, let modes):
      parts.interpreters.append(
        Interpreter(id: id, name: id.rawValue, language: language, modes: modes))
    case .interviewCancellation, .interviewWindows, .furtherInterviewWindow,
      .furtherInterviewVenue, .slotCancellation, .slotCapacity, .slotWithout, .journalistAddition,
      .journalistCancellation:
      applyToPress(change, &parts)
    case .officerIllness(let id, let span):
      for index in parts.liaisonOfficers.indices where parts.liaisonOfficers[index].id == id {
        let whole = TimeSpan(
          start: LocalTime(0), end: LocalTime((dayCount + 1) * LocalTime.minutesPerDay))
        parts.liaisonOfficers[index].available =
          remaining(of: parts.liaisonOfficers[index].available, without: span ?? whole)
      }
    case .officerAddition(let id, let parties):
      let languages = parties.flatMap { party($0).languages }
      parts.liaisonOfficers.append(
        LiaisonOfficer(id: id, name: id.rawValue, parties: parties, languages: languages))
    case .rain(let days): applyRain(days, &parts)
    case .release(let id): parts.relations.removeAll { $0.id == id }
    case .vehicleLoss(let kind, let count):
      for index in parts.vehicles.indices where parts.vehicles[index].id == kind {
        parts.vehicles[index].count = max(0, parts.vehicles[index].count - count)
      }
      // Where vehicles have names, the last ones go.
      let named = parts.fleet.filter { $0.kind == kind }.suffix(count).map(\.id)
      parts.fleet.removeAll { named.contains($0.id) }
    case .fleet(let change): change.apply(to: &parts, of: self)
    case .way(let change): change.apply(to: &parts)
    case .meetings(let id, let change):
      for session in sessions where session.id == id {
        parts.change(matchmakingOf: id) { change.apply(to: &$0, lasting: session.duration) }
      }
    default: applyToSession(change, &parts)
    }
    return Festival(parts)
  }

  private func applyToSession(_ change: Change, _ parts: inout Parts) {
    switch change {
    case .meeting(let meeting): parts.sessions.append(meeting.session)
    case .cancellation(let id): parts.remove(id)
    case .pin(let id, let start, let venue):
      parts.change(id) { session in
        session.pinned = start
        if let venue { session.venues = [venue] }
      }
    case .unpin(let id): parts.change(id) { $0.pinned = nil }
    case .venues(let id, let venues): parts.change(id) { $0.venues = venues }
    case .dates(let id, let days):
      parts.change(id) { session in
        session.windows = session.windows.flatMap { window in
          days.compactMap { window.part(on: $0) }
        }
      }
    case .windows(let id, let windows): parts.change(id) { $0.windows = windows }
    case .furtherVenue(let id, let venue):
      parts.change(id) { if !$0.venues.contains(venue) { $0.venues.append(venue) } }
    case .furtherWindow(let id, let window):
      parts.change(id) { session in
        session.windows.append(window)
        if !session.within.isEmpty { session.within.append(window) }
      }
    default: preconditionFailure("\(change) is not about a session")
    }
  }

  private func applyToPeople(_ change: Change, _ parts: inout Parts) {
    switch change {
    case .arrival(let who, let time, let place):
      parts.change(who, of: self) { unit, party in
        guard let place = place ?? (unit.arrival ?? party.arrival)?.place else { return nil }
        return Party.Journey(time: time, place: place)
      } set: {
        $0.arrival = $1
      } setParty: {
        $0.arrival = $1
      }
    case .departure(let who, let time, let place):
      parts.change(who, of: self) { unit, party in
        guard let place = place ?? (unit.departure ?? party.departure)?.place else { return nil }
        return Party.Journey(time: time, place: place)
      } set: {
        $0.departure = $1
      } setParty: {
        $0.departure = $1
      }
    case .absence(let who, let span):
      let absent = Set(who.units(in: self).map(\.id))
      for index in parts.units.indices where absent.contains(parts.units[index].id) {
        parts.units[index].available =
          remaining(of: parts.units[index].available, without: span)
      }
    case .optional(let who, let session):
      let freed = who.units(in: self).map(\.id)
      parts.change(session) { session in
        let named = session.namedUnits
        session.required.removeAll { freed.contains($0) }
        session.hosts.removeAll { freed.contains($0) }
        let moved = freed.filter { named.contains($0) && !session.optional.contains($0) }
        session.optional += moved
      }
    case .substitution(let unit, let other, let session):
      parts.change(session) { session in
        func replaced(_ list: [AttendanceUnit.ID]) -> [AttendanceUnit.ID] {
          guard let place = list.firstIndex(of: unit) else { return list }
          var list = list
          if list.contains(other) { list.remove(at: place) } else { list[place] = other }
          return list
        }
        session.required = replaced(session.required)
        session.hosts = replaced(session.hosts)
        session.optional.removeAll { $0 == other }
      }
    case .addition(let party): parts.add(party)
    case .withdrawal(let party): withdraw(party, &parts)
    default: preconditionFailure("\(change) is not about people")
    }
  }

  private func withdraw(_ party: Party.ID, _ parts: inout Parts) {
    let gone = Set(units.filter { $0.party == party }.map(\.id))
    for session in sessions {
      let sides = [session.required, session.hosts]
      let left = sides.map { $0.filter { !gone.contains($0) } }
      let isLeftAlone = zip(sides, left).contains { !$0.isEmpty && $1.isEmpty }
      if isLeftAlone, type(session.type).isCall {
        parts.remove(session.id)
        continue
      }
      parts.change(session.id) { session in
        session.required = left[0]
        session.hosts = left[1]
        session.optional.removeAll(where: gone.contains)
      }
    }
    parts.interviews.removeAll { gone.contains($0.subject) }
    parts.guests.removeAll { gone.contains($0.unit) }
    for matchmaking in matchmaking {
      for firm in matchmaking.firms where gone.contains(firm.unit) {
        parts.change(matchmakingOf: matchmaking.session) { $0.remove(firm.id) }
      }
    }
  }

  /// What is left of the stretches in which somebody is free; none given means all the festival.
  ///
  /// When nothing is left, a stretch of no length stands for it, because no stretch means all.
  private func remaining(of available: [TimeSpan], without span: TimeSpan) -> [TimeSpan] {
    let whole = TimeSpan(
      start: LocalTime(0), end: LocalTime((dayCount + 1) * LocalTime.minutesPerDay))
    let left = (available.isEmpty ? [whole] : available).flatMap { $0.without(span) }
    return left.isEmpty ? [TimeSpan(start: LocalTime(0), end: LocalTime(0))] : left
  }

  private func applyRain(_ days: [Int], _ parts: inout Parts) {
    for venue in venues where venue.isOutdoor {
      parts.change(venue.id) { venue in
        venue.closed += days.map { day in
          TimeSpan(
            start: LocalTime(day: day, timeOfDay: 0), end: LocalTime(day: day + 1, timeOfDay: 0))
        }
      }
    }
    for session in sessions where !session.wet.isEmpty && session.mayBe(on: days) {
      apply(session.wet, to: session, on: days, &parts)
    }
    for session in sessions where session.wet.isEmpty {
      let dry = session.venues.filter { venue($0).isOutdoor }
      for venue in dry {
        guard let alternative = self.venue(venue).wetAlternative else { continue }
        parts.change(session.id) { session in
          if !session.venues.contains(alternative) { session.venues.append(alternative) }
        }
        guard self.venue(venue).isWetAlternativeSymbolic else { continue }
        inviteGroups(to: session, &parts)
      }
    }
  }

  /// The session's own plans: further venues, groups that are invited only, or, where nothing else is planned and it can
  /// be on no other day, the end of it.
  private func apply(
    _ plans: [Session.WetPlan], to session: Session, on days: [Int], _ parts: inout Parts
  ) {
    if plans[0] == .cancel {
      if !session.mayBe(on: (0..<dayCount).filter { !days.contains($0) }) {
        parts.remove(session.id)
      }
      return
    }
    parts.change(session.id) { session in
      for case let venue? in plans.map(\.venue) where !session.venues.contains(venue) {
        session.venues.append(venue)
      }
    }
    if case .symbolic = plans[0] { inviteGroups(to: session, &parts) }
  }

  /// Only a part of the guests fits: groups come if there is room.
  private func inviteGroups(to session: Session, _ parts: inout Parts) {
    let groups = session.required.filter { unit($0).standing == .group }
    parts.change(session.id) { session in
      session.required.removeAll(where: groups.contains)
      session.optional += groups.filter { !session.optional.contains($0) }
    }
  }
}

extension Session {
  /// Whether it may start on one of the days, by its pin or its windows.
  fileprivate func mayBe(on days: [Int]) -> Bool {
    let spans = pinned.map { [TimeSpan(start: $0, duration: 1)] } ?? windows
    return spans.contains { span in days.contains { span.part(on: $0) != nil } }
  }
}

extension Festival.Parts {
  /// Gives the party, or one unit of it, another journey; a party's units then travel with it.
  fileprivate mutating func change(
    _ who: Change.Traveller, of festival: Festival,
    _ journey: (AttendanceUnit, Party) -> Party.Journey?,
    set: (inout AttendanceUnit, Party.Journey?) -> Void,
    setParty: (inout Party, Party.Journey?) -> Void
  ) {
    for unit in who.units(in: festival) {
      let party = festival.party(unit.party)
      guard let journey = journey(unit, party) else { continue }
      for index in units.indices where units[index].id == unit.id {
        if case .unit = who { set(&units[index], journey) } else { set(&units[index], nil) }
      }
      guard case .party = who else { continue }
      for index in parties.indices where parties[index].id == party.id {
        setParty(&parties[index], journey)
      }
    }
  }

  fileprivate mutating func add(_ new: Change.NewParty) {
    let unit = AttendanceUnit.ID("\(new.id).X")
    parties.append(
      Party(
        id: new.id, name: new.name, country: new.country, type: new.type, side: .guest,
        languages: new.languages, arrival: new.arrival, departure: new.departure,
        hotel: new.hotel, exequatur: nil, note: ""))
    units.append(
      AttendanceUnit(
        id: unit, party: new.id, name: new.name, size: new.size, standing: .group, grade: nil))
    for number in 1...new.size {
      guests.append(
        Guest(
          id: Guest.ID("\(new.id)-\(number)"), unit: unit, nameZh: "", nameLatin: "",
          nameNative: "", sex: "", country: new.country, title: "", protocolClass: "MEMBER",
          languages: new.languages, passport: "", diet: "", mobility: ""))
    }
    for session in new.sessions { change(session) { $0.required.append(unit) } }
  }
}
