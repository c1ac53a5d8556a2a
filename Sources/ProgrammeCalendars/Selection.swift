// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Which items concern a recipient, and what he is to each of them.
struct Selection {
  private let agenda: Agenda
  private let recipient: Recipient
  private let redaction: Redaction

  init(agenda: Agenda, recipient: Recipient) {
    self.agenda = agenda
    self.recipient = recipient
    redaction = Redaction(agenda: agenda, audience: recipient.audience)
  }

  /// In order of start, end and identifier.
  func items() -> [RedactedItem] {
    unordered().sorted {
      if $0.span.start != $1.span.start { return $0.span.start < $1.span.start }
      return ($0.span.end, $0.id) < ($1.span.end, $1.id)
    }
  }

  private func unordered() -> [RedactedItem] {
    switch recipient.subject {
    case .everything: sessions { _ in true } + interviews { _ in true }
    case .meals: sessions { $0.type.isServed }
    case .announced:
      agenda.items.filter(\.type.isPublic).map { redaction.session($0, opening: .nothing) }
    case .venue(let id):
      sessions { $0.venue.id == id } + interviews { $0.venue.id == id }
        + holds { $0.venue.id == id }
    case .unit(let id): ofUnit(id)
    case .consulate(let id): ofConsulate(id)
    case .interpreter(let id): ofInterpreter(id)
    case .liaisonOfficer(let id): ofLiaisonOfficer(id)
    case .vehicles(let id): ofDrivers(id)
    case .vehicle(let id): trips { $0.trip.vehicle == id }
    case .driver(let id): trips { $0.trip.driver == id }
    case .outlet(let id): ofOutlet(id)
    case .place(let id):
      sessions { $0.place.id == id } + interviews { $0.place.id == id }
        + holds { $0.place.id == id }
    case .track(let track):
      agenda.items.filter { $0.session.track == track }
        .map { redaction.session($0, opening: .nothing) }
    }
  }

  // MARK: The house

  private func sessions(where matches: (Agenda.Item) -> Bool) -> [RedactedItem] {
    agenda.items.filter(matches).map { redaction.session($0, opening: .session($0.type.name)) }
  }

  private func interviews(where matches: (Agenda.InterviewItem) -> Bool) -> [RedactedItem] {
    agenda.interviews.filter(matches).map {
      interview($0, opening: .interview(subject: $0.subject.name, outlet: $0.outlet.name))
    }
  }

  private func holds(where matches: (Agenda.HoldItem) -> Bool) -> [RedactedItem] {
    agenda.holds.filter(matches).map { redaction.hold($0) }
  }

  private func interview(
    _ item: Agenda.InterviewItem, opening: RedactedItem.Opening
  ) -> RedactedItem {
    redaction.interview(
      item, title: .interview(subject: item.subject.name, outlet: item.outlet.name),
      opening: opening)
  }

  /// Interpreted sessions and interviews, and the meetings interpreters attend as a body.
  private func ofInterpreter(_ id: Interpreter.ID) -> [RedactedItem] {
    let sessions = agenda.items.compactMap { item -> RedactedItem? in
      let jobs = item.interpreters.filter { $0.ids.contains(id) }.map(\.need)
      if !jobs.isEmpty { return redaction.session(item, opening: .interprets(jobs)) }
      return item.session.staff.contains(.interpreters)
        ? redaction.session(item, opening: .staffMeeting) : nil
    }
    let interviews = agenda.interviews.filter { $0.interpreters.contains(id) }
      .map { interview($0, opening: .interpretsInterview) }
    return sessions + interviews + rides(of: .interpreter(id))
  }

  /// Sessions on duty, meetings of liaison officers, and interviews of the heads accompanied.
  private func ofLiaisonOfficer(_ id: LiaisonOfficer.ID) -> [RedactedItem] {
    let parties = agenda.liaisonOfficers.first { $0.id == id }?.parties ?? []
    let sessions = agenda.items.compactMap { item -> RedactedItem? in
      if item.liaison.contains(id) {
        let own = item.attending.filter { parties.contains($0.party) }
        return redaction.session(item, opening: .accompanies(own.map(\.name)))
      }
      return item.session.staff.contains(.liaison)
        ? redaction.session(item, opening: .staffMeeting) : nil
    }
    let interviews = agenda.interviews
      .filter { parties.contains($0.subject.party) && agenda.isLead($0.subject) }
      .map { interview($0, opening: .accompaniesToInterview($0.subject.name)) }
    return sessions + interviews + rides(of: .officer(id), withDriver: true)
  }

  private func trips(where matches: (Agenda.TripItem) -> Bool) -> [RedactedItem] {
    (agenda.trips ?? []).filter(matches).map { redaction.trip($0) }
  }

  /// The vehicles that take somebody, one event for each way.
  private func rides(of rider: Rider, withDriver: Bool = false) -> [RedactedItem] {
    (agenda.trips ?? []).filter { $0.riders.contains(rider) }.map {
      redaction.ride($0, withDriver: withDriver)
    }
  }

  private func ofDrivers(_ id: Vehicle.ID) -> [RedactedItem] {
    guard let vehicle = agenda.vehicles.first(where: { $0.id == id }) else { return [] }
    return agenda.movements.filter { ($0.wave.vehicles[id] ?? 0) > 0 }
      .map { redaction.movement($0, by: vehicle) }
  }

  // MARK: Guests

  private func ofUnit(_ id: AttendanceUnit.ID) -> [RedactedItem] {
    guard let unit = agenda.units.first(where: { $0.id == id }) else { return [] }
    let sessions = agenda.items(of: id).map { item in
      let own = item.contents.flatMap { content in
        content.contributions.filter { $0.unit == id }.map { (role: $0.role, to: content.name) }
      }
      let isAlone = unit.size == 1
      return redaction.session(
        item,
        opening: own.isEmpty
          ? .attends(agenda.role(of: unit, in: item), isAlone: isAlone)
          : .contributes(own, isAlone: isAlone),
        party: unit.party)
    }
    return sessions + interviewsOfGuests { $0.subject.id == id } + rides(of: .unit(id))
  }

  private func ofConsulate(_ id: Party.ID) -> [RedactedItem] {
    let sessions = agenda.items.compactMap { item -> RedactedItem? in
      let own = item.attending.filter { $0.party == id }
        .map { (unit: $0.name, role: agenda.role(of: $0, in: item), size: $0.size) }
      return own.isEmpty ? nil : redaction.session(item, opening: .sends(own), party: id)
    }
    return sessions + interviewsOfGuests { $0.subject.party == id }
  }

  private func interviewsOfGuests(
    where matches: (Agenda.InterviewItem) -> Bool
  ) -> [RedactedItem] {
    agenda.interviews.filter(matches).map {
      redaction.interview(
        $0, title: .interview(subject: nil, outlet: $0.outlet.name),
        opening: .interview(subject: $0.subject.name, outlet: $0.outlet.name))
    }
  }

  // MARK: Press

  private func ofOutlet(_ id: Outlet.ID) -> [RedactedItem] {
    let slots = agenda.mediaSlots.filter { $0.outlets.contains(id) }
      .map { redaction.slot($0, of: id) }
    let interviews = agenda.interviews.filter { $0.outlet.id == id }.map {
      redaction.interview(
        $0, title: .interview(subject: $0.subject.name, outlet: nil),
        opening: .interview(subject: $0.subject.name, outlet: $0.outlet.name))
    }
    return slots + interviews
  }
}
