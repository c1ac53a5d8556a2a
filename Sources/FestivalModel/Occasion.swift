// SPDX-License-Identifier: Apache-2.0

/// A session or an interview: what a programme gives a time and a venue.
package enum Occasion: Sendable, Hashable {
  case session(Session.ID)
  case interview(Interview.ID)

  /// `nil` for an interview.
  package var session: Session.ID? {
    if case .session(let id) = self { id } else { nil }
  }

  /// `nil` for a session.
  package var interview: Interview.ID? {
    if case .interview(let id) = self { id } else { nil }
  }

  /// Its identifier in the tables.
  package var identifier: String {
    switch self {
    case .session(let id): id.rawValue
    case .interview(let id): id.rawValue
    }
  }

  /// How it is called in a list: a session's key, an interview's identifier.
  package func shortName(in festival: Festival) -> String {
    switch self {
    case .session(let id): festival.session(id).key
    case .interview(let id): id.rawValue
    }
  }

  /// What it is, in plain words.
  package func name(in festival: Festival) -> LocalizedText {
    switch self {
    case .session(let id): return festival.session(id).name
    case .interview(let id):
      let interview = festival.interview(id)
      let subject = festival.unit(interview.subject).name
      let outlet = festival.outlet(interview.outlet).name
      return LocalizedText(
        zh: "\(outlet.zh)专访\(subject.zh)", en: "\(outlet.en)'s interview with \(subject.en)")
    }
  }

  /// Its candidate venues.
  package func venues(in festival: Festival) -> [Venue.ID] {
    switch self {
    case .session(let id): festival.session(id).venues
    case .interview(let id): festival.interview(id).venues
    }
  }

  /// The units that have to be there.
  package func namedUnits(in festival: Festival) -> [AttendanceUnit.ID] {
    switch self {
    case .session(let id): festival.session(id).namedUnits
    case .interview(let id): [festival.interview(id).subject]
    }
  }
}

extension Festival {
  /// All sessions, then all interviews, in table order.
  package var occasions: [Occasion] {
    sessions.map { .session($0.id) } + interviews.map { .interview($0.id) }
  }

  /// Whether the festival has it, and no change took it away.
  package func hasOccasion(_ occasion: Occasion) -> Bool {
    switch occasion {
    case .session(let id): hasSession(id)
    case .interview(let id): hasInterview(id)
    }
  }
}
