// SPDX-License-Identifier: Apache-2.0

/// What becomes of one day's sessions in the rain: the other edition of that day, which is kept beside the dry one.
package struct WetDay: Sendable, Hashable {
  /// One session that is elsewhere in the rain, or does not take place.
  package struct Entry: Sendable, Hashable {
    /// A session that the dry programme holds on the day.
    package var session: Session.ID
    /// Where it goes, and with how many; or that it is cancelled.
    package var plan: Session.WetPlan
    /// When it starts there; `nil` for one that is cancelled.
    package var start: LocalTime?

    /// Takes an entry as planned or read; HC23 judges it.
    package init(session: Session.ID, plan: Session.WetPlan, start: LocalTime?) {
      self.session = session
      self.plan = plan
      self.start = start
    }
  }

  /// Counted from the festival's first day.
  package var day: Int
  /// In table order of the sessions; all others stay as they are without rain.
  package var entries: [Entry]

  /// The plan for the rain of one day.
  package init(day: Int, entries: [Entry]) {
    self.day = day
    self.entries = entries
  }
}

extension Session.WetPlan {
  /// The words of `programme.json`.
  package enum Kind: String, Sendable, CaseIterable { case move, symbolic, cancel }

  /// What becomes of the session, without the venue.
  package var kind: Kind {
    switch self {
    case .move: .move
    case .symbolic: .symbolic
    case .cancel: .cancel
    }
  }
}
