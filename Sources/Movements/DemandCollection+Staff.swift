// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Liaison officers, interpreters and the press.
extension DemandCollection {
  // MARK: - Liaison officers

  /// Of a party's officers the one on duty rides with its leading unit, and each of the others with one of its groups.
  mutating func addOfficers() {
    let onDuty = Dictionary(
      programme.sessions.map { ($0.id, $0.liaison ?? []) }, uniquingKeysWith: { first, _ in first })
    var ridden: [LiaisonOfficer.ID: [Leg]] = [:]
    for party in festival.parties {
      let officers = festival.liaisonOfficers.filter { $0.parties.first == party.id }.map(\.id)
      guard let first = officers.first, let lead = festival.leadUnit(of: party.id) else { continue }
      let groups = festival.units.filter { $0.party == party.id && $0.id != lead.id }
      for leg in unitLegs[lead.id] ?? [] {
        let listed = leg.session.flatMap { onDuty[$0] }?.filter(officers.contains) ?? []
        for officer in listed.isEmpty ? [first] : listed {
          ridden[officer, default: []].append(leg.ridden(by: .officer(officer)))
        }
      }
      for (officer, group) in zip(officers.dropFirst(), groups) {
        for leg in unitLegs[group.id] ?? [] {
          ride(officer, leg, officers: officers, &ridden)
        }
      }
    }
    for officer in festival.liaisonOfficers {
      legs += (ridden[officer.id] ?? []).sorted {
        ($0.ready, $0.due ?? $0.ready) < ($1.ready, $1.due ?? $1.ready)
      }
    }
  }

  /// An officer who has the party's lead at that time leaves the group to another, or to itself.
  private func ride(
    _ officer: LiaisonOfficer.ID, _ leg: Leg, officers: [LiaisonOfficer.ID],
    _ ridden: inout [LiaisonOfficer.ID: [Leg]]
  ) {
    let free = ([officer] + officers).first { candidate in
      !(ridden[candidate] ?? []).contains { $0.isAtOnce(with: leg) }
    }
    guard let free else { return }
    ridden[free, default: []].append(leg.ridden(by: .officer(free)))
  }

  // MARK: - Interpreters

  mutating func addInterpreters() {
    var stops: [Interpreter.ID: [Itinerary.Stop]] = [:]
    for placed in programme.sessions {
      let meeting = festival.meetingInterpreters(of: festival.session(placed.id))
      for id in Set((placed.interpreters ?? []).flatMap(\.ids)).union(meeting) {
        stops[id, default: []].append(stop(at: placed))
      }
    }
    for placed in programme.interviews ?? [] {
      for id in placed.interpreters { stops[id, default: []].append(stop(at: placed)) }
    }
    for interpreter in festival.interpreters {
      var itinerary = Itinerary(of: .interpreter(interpreter.id), persons: 1, in: festival)
      itinerary.travelLocally(
        (stops[interpreter.id] ?? []).inOrder(), isDriven: true, isTaken: { _, _ in false })
      legs += itinerary.legs
    }
  }

  // MARK: - Press

  /// The press is taken from the first venue with booths for interviews, where its centre is.
  mutating func addPress() {
    guard
      let centre = festival.venues.first(where: { $0.features["interview_booths"] != nil })?.place
    else { return }
    let sessions = Dictionary(
      programme.sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rules = festival.rules
    var stops: [Journalist.ID: [Itinerary.Stop]] = [:]
    for placed in programme.mediaSlots ?? [] {
      let slot = festival.mediaSlot(placed.id)
      guard let session = sessions[slot.session] else { continue }
      let lead = rules.minutes(
        rules.gateKinds.contains(slot.kind) ? .pressGate : .pressInPlace)
      let stop = Itinerary.Stop(
        place: festival.venue(session.venue).place, start: placed.start, end: placed.end,
        occasion: .slot(placed.id), early: lead, margin: lead)
      for journalist in placed.journalists { stops[journalist, default: []].append(stop) }
    }
    for placed in programme.interviews ?? [] {
      for journalist in placed.journalists {
        stops[journalist, default: []].append(stop(at: placed))
      }
    }
    for journalist in festival.journalists {
      var itinerary = Itinerary(of: .journalist(journalist.id), persons: 1, in: festival)
      itinerary.travel((stops[journalist.id] ?? []).inOrder(), from: centre)
      legs += itinerary.legs
    }
  }
}

extension Leg {
  fileprivate var session: Session.ID? {
    if case .session(let id) = occasion { id } else { nil }
  }

  fileprivate func ridden(by rider: Rider) -> Leg {
    var leg = self
    leg.rider = rider
    leg.persons = 1
    return leg
  }

  /// Ways to engagements that begin, or end, within an hour of each other count as of one time.
  private static let oneTime: Minutes = 60

  /// Whether one person cannot ride both: they lead to, or away from, occasions of one time, or are the same.
  fileprivate func isAtOnce(with other: Leg) -> Bool {
    if occasion == other.occasion && direction == other.direction { return true }
    let apart = (due ?? ready) - (other.due ?? other.ready)
    return direction == other.direction && abs(apart.rawValue) < Self.oneTime.rawValue
  }
}
