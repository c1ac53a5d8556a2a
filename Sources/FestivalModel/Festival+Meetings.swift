// SPDX-License-Identifier: Apache-2.0

extension Festival {
  /// Interpreters who meet in a session: all, but for those who are away whenever it could be.
  package func meetingInterpreters(of session: Session) -> [Interpreter.ID] {
    guard session.staff.contains(.interpreters) else { return [] }
    return interpreters.filter { isEverFree($0.available, for: session) }.map(\.id)
  }

  /// Liaison officers who meet in a session: all, but for those who are off duty whenever it could be.
  package func meetingOfficers(of session: Session) -> [LiaisonOfficer.ID] {
    guard session.staff.contains(.liaison) else { return [] }
    return liaisonOfficers.filter { isEverFree($0.available, for: session) }.map(\.id)
  }

  /// Whether somebody with these stretches, or always there without any, could be at the whole session at some start.
  private func isEverFree(_ available: [TimeSpan], for session: Session) -> Bool {
    if available.isEmpty { return true }
    if let pin = session.pinned {
      let span = TimeSpan(start: pin, end: time(session.duration, after: pin))
      return available.contains { $0.contains(span) }
    }
    return session.windows.contains { window in
      available.contains { stretch in
        let from = max(window.start, stretch.start).rawValue
        var start = LocalTime((from + grid.rawValue - 1) / grid.rawValue * grid.rawValue)
        // Nothing starts while clocks change.
        while isDoubtful(start) { start = start + grid }
        return start < window.end && time(session.duration, after: start) <= stretch.end
      }
    }
  }
}
