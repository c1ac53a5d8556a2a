// SPDX-License-Identifier: Apache-2.0

/// The festival's totals, and whether the ones the office has reported come out of the tables.
package struct Statistics: Sendable {
  /// One reported total with what the tables give.
  package struct Result: Sendable, Hashable {
    /// What was reported.
    package let assertion: Assertion
    /// What the tables give today.
    package let actual: Int

    /// Whether both numbers are the same.
    package var holds: Bool { assertion.expected == actual }
  }

  private let festival: Festival
  /// Keys of the sessions that name a unit as required or host.
  private let sessionKeys: [AttendanceUnit.ID: [String]]

  /// Looks through the sessions once, so that each count afterwards is cheap.
  package init(_ festival: Festival) {
    self.festival = festival
    var keys: [AttendanceUnit.ID: [String]] = [:]
    for session in festival.sessions {
      for unit in session.namedUnits { keys[unit, default: []].append(session.key) }
    }
    sessionKeys = keys
  }

  /// Every assertion of the festival with its actual number, in the order of the file.
  package var results: [Result] {
    festival.parts.assertions.map {
      Result(assertion: $0, actual: count($0.subject, where: $0.condition))
    }
  }

  /// The keys a condition on the subject may use.
  package static func keys(of subject: Assertion.Subject) -> [String] {
    switch subject {
    case .guests, .countries, .units: Festival.unitKeys + ["session"]
    case .parties: ["party", "type", "side", "country"]
    case .sessions, .pinnedSessions: ["key", "type"]
    case .outlets, .journalists: ["outlet", "kind", "named", "accreditation", "language"]
    case .mediaSlots: ["session", "kind"]
    case .interviews: ["unit", "outlet", "language"]
    case .firms: ["unit", "session"]
    case .meetings: ["session"]
    case .interpreters: ["language", "mode"]
    case .liaisonOfficers: ["party", "language"]
    case .vehicles: ["kind"]
    case .places: ["place"]
    case .venues: ["venue", "place"]
    }
  }

  /// How many of the subject fulfil the condition.
  package func count(_ subject: Assertion.Subject, where condition: Selector = .all) -> Int {
    func number<Row>(of rows: [Row], _ values: (Row, String) -> [String]) -> Int {
      rows.count { row in condition.matches { values(row, $0) } }
    }
    switch subject {
    case .guests: return matchingGuests(condition).count
    case .countries: return Set(matchingGuests(condition).map(\.country)).count
    case .parties: return number(of: festival.parties, values)
    case .units: return number(of: festival.units, values)
    case .sessions: return number(of: festival.sessions, values)
    case .pinnedSessions:
      return number(of: festival.sessions.filter { $0.pinned != nil }, values)
    case .outlets: return number(of: festival.outlets, values)
    case .journalists:
      return number(of: festival.journalists) { values(festival.outlet($0.outlet), $1) }
    case .mediaSlots:
      return number(of: festival.mediaSlots) { slot, key in
        key == "kind" ? [slot.kind] : [festival.session(slot.session).key]
      }
    case .interviews: return number(of: festival.interviews, values)
    case .firms:
      return festival.matchmaking.reduce(0) { sum, plan in
        sum
          + number(of: plan.firms) { firm, key in
            key == "unit" ? [firm.unit.rawValue] : [festival.session(plan.session).key]
          }
      }
    case .meetings:
      return festival.matchmaking.reduce(0) { sum, plan in
        sum + number(of: plan.requests) { _, _ in [festival.session(plan.session).key] }
      }
    case .interpreters:
      return number(of: festival.interpreters) { interpreter, key in
        key == "language" ? [interpreter.language] : interpreter.modes.map(\.rawValue)
      }
    case .liaisonOfficers:
      return number(of: festival.liaisonOfficers) { officer, key in
        key == "language" ? officer.languages : officer.parties.map(\.rawValue)
      }
    case .vehicles:
      return festival.parts.vehicles.filter { vehicle in
        condition.matches { _ in [vehicle.id.rawValue] }
      }.reduce(0) { $0 + $1.count }
    case .places: return number(of: festival.places) { place, _ in [place.id.rawValue] }
    case .venues:
      return number(of: festival.venues) { venue, key in
        [key == "venue" ? venue.id.rawValue : venue.place.rawValue]
      }
    }
  }

  private func matchingGuests(_ condition: Selector) -> [Guest] {
    festival.guests.filter { guest in
      condition.matches { key in
        switch key {
        case "country": [guest.country]
        case "class": [guest.protocolClass]
        default: values(festival.unit(guest.unit), key)
        }
      }
    }
  }

  /// A unit's values by the keys of a condition; sessions come on top of what openings may ask.
  private func values(_ unit: AttendanceUnit, _ key: String) -> [String] {
    key == "session" ? sessionKeys[unit.id] ?? [] : festival.values(of: unit, for: key)
  }

  private func values(_ party: Party, _ key: String) -> [String] {
    switch key {
    case "party": [party.id.rawValue]
    case "type": [party.type]
    case "side": [party.side.rawValue]
    default: party.country.split(separator: "/").map(String.init)
    }
  }

  private func values(_ session: Session, _ key: String) -> [String] {
    key == "key" ? [session.key] : [session.type.rawValue]
  }

  private func values(_ outlet: Outlet, _ key: String) -> [String] {
    switch key {
    case "outlet": [outlet.id.rawValue]
    case "kind": [outlet.kind]
    case "named": [outlet.isNamed ? "1" : "0"]
    case "accreditation": [outlet.accreditation]
    default: [outlet.language]
    }
  }

  private func values(_ interview: Interview, _ key: String) -> [String] {
    switch key {
    case "unit": [interview.subject.rawValue]
    case "outlet": [interview.outlet.rawValue]
    default: [interview.language]
    }
  }
}
