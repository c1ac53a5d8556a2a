// SPDX-License-Identifier: Apache-2.0

extension Festival {
  /// Whether the tables state plans for the rain of any session; wet editions are planned and judged then (HC23).
  package var statesWetPlans: Bool { sessions.contains { !$0.wet.isEmpty } }

  /// Those who stay away from a symbolic session: groups, in table order, for whom there is no room beside those who lead.
  package func awayInRain(
    from session: Session, in venue: Venue.ID, of attending: [AttendanceUnit.ID]
  ) -> Set<AttendanceUnit.ID> {
    let capacity = self.venue(venue).capacity(type(session.type).layout)
    let come = Set(attending)
    var room = capacity - session.extraHeadcount
    for unit in units where come.contains(unit.id) && unit.standing != .group { room -= unit.size }
    var away: Set<AttendanceUnit.ID> = []
    for unit in units where come.contains(unit.id) && unit.standing == .group {
      if unit.size <= room { room -= unit.size } else { away.insert(unit.id) }
    }
    return away
  }

  /// The festival as the programme that is in force has it: its tables, with the plans for the rain of the days on which
  /// these are in force.
  package func inForce(_ programme: Programme) -> Festival {
    guard case .rain(let days, let dry) = programme.weather else { return self }
    return inRain((dry.wet ?? []).filter { days.contains($0.day) }, of: dry)
  }

  /// The festival with plans for the rain of a dry programme in its tables: each session has its wet venue, groups that
  /// stay away are not asked for, what is cancelled is gone, and so is a wave that leads to, or fetches from, where nobody is
  /// any more.
  package func inRain(_ days: [WetDay], of dry: Programme) -> Festival {
    var parts = parts
    let entries = days.flatMap(\.entries).filter { hasSession($0.session) }
    let placed = Dictionary(
      dry.sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      switch entry.plan {
      case .cancel: parts.remove(entry.session)
      case .move(let venue): parts.change(entry.session) { $0.venues = [venue] }
      case .symbolic(let venue):
        let session = session(entry.session)
        let attending = placed[session.id]?.attendees ?? session.namedUnits
        let away = awayInRain(from: session, in: venue, of: attending)
        parts.change(entry.session) { session in
          let asked = session.namedUnits.filter(away.contains)
          session.venues = [venue]
          session.required.removeAll(where: away.contains)
          session.hosts.removeAll(where: away.contains)
          session.optional += asked.filter { !session.optional.contains($0) }
        }
      }
    }
    let moved = Dictionary(
      entries.map { ($0.session, $0.plan) }, uniquingKeysWith: { first, _ in first })
    /// Where a session is held in the rain; `nil` where it is not.
    func place(_ session: Session.ID) -> Place.ID? {
      if let plan = moved[session] { return plan.venue.map { venue($0).place } }
      return placed[session].map { venue($0.venue).place }
    }
    parts.waves.removeAll { wave in
      guard let own = waves.first(where: { $0.id == wave.id }),
        ([own.before] + own.after).contains(where: { moved[$0] != nil })
      else { return false }
      return place(own.before) != own.to
        || !own.after.isEmpty && !own.after.contains { place($0) == own.from }
    }
    return Festival(parts)
  }
}
