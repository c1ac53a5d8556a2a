// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One day of a programme as it is in the rain: the dry programme with that day's entries put in, and the tables that go
/// with it.
///
/// Worked out here from the page alone, whatever the plan makes of it.
struct WetEdition {
  let programme: Programme
  let festival: Festival

  /// Entries of sessions that the festival or the programme does not have are left out.
  init(_ entries: [WetDay.Entry], of dry: Programme, in festival: Festival) {
    var parts = festival.parts
    var programme = dry
    programme.wet = nil
    programme.trips = nil
    programme.weather = .dry
    var seen: Set<Session.ID> = []
    for entry in entries
    where festival.hasSession(entry.session) && seen.insert(entry.session).inserted {
      guard let index = programme.sessions.firstIndex(where: { $0.id == entry.session }) else {
        continue
      }
      let placed = programme.sessions[index]
      guard case .cancel = entry.plan else {
        Self.move(placed, to: entry, &programme, &parts, festival)
        continue
      }
      parts.remove(entry.session)
      programme.sessions.removeAll { $0.id == entry.session }
      let gone = Set(festival.mediaSlots.filter { $0.session == entry.session }.map(\.id))
      programme.mediaSlots?.removeAll { gone.contains($0.id) }
      programme.matchmaking?.removeAll { $0.session == entry.session }
    }
    parts.waves.removeAll { wave in
      Self.isLost(wave, festival.waves.first { $0.id == wave.id }, seen, programme, festival)
    }
    self.programme = programme
    self.festival = Festival(parts)
  }

  private static func move(
    _ placed: Programme.PlacedSession, to entry: WetDay.Entry, _ programme: inout Programme,
    _ parts: inout Festival.Parts, _ festival: Festival
  ) {
    guard let venue = entry.plan.venue, festival.hasVenue(venue),
      let index = programme.sessions.firstIndex(where: { $0.id == placed.id })
    else { return }
    let clock = TrueTime(festival)
    let start = entry.start ?? placed.start
    func shifted(_ time: LocalTime) -> LocalTime {
      clock.time(clock.gap(from: placed.start, to: time), after: start)
    }
    programme.sessions[index].venue = venue
    programme.sessions[index].start = start
    programme.sessions[index].end = start == placed.start ? placed.end : shifted(placed.end)
    parts.change(placed.id) { $0.venues = [venue] }
    if start != placed.start {
      programme.mediaSlots = programme.mediaSlots?.map { stated in
        guard festival.hasMediaSlot(stated.id) else { return stated }
        let slot = festival.mediaSlot(stated.id)
        guard slot.session == placed.id else { return stated }
        var stated = stated
        stated.start = clock.time(slot.offset, after: start)
        stated.end = clock.time(slot.offset + slot.duration, after: start)
        return stated
      }
      programme.matchmaking = programme.matchmaking?.map { plan in
        guard plan.session == placed.id else { return plan }
        var plan = plan
        for meeting in plan.meetings.indices {
          plan.meetings[meeting].start = shifted(plan.meetings[meeting].start)
        }
        return plan
      }
    }
    guard case .symbolic = entry.plan else { return }
    let session = festival.session(placed.id)
    let attending = placed.attendees ?? session.namedUnits
    let away = away(from: session, in: venue, attending, festival)
    programme.sessions[index].attendees?.removeAll { away.contains($0) }
    if !session.staff.contains(.liaison) {
      let come = attending.filter { !away.contains($0) }
      programme.sessions[index].liaison?.removeAll { id in
        guard festival.hasLiaisonOfficer(id) else { return false }
        let leads = festival.liaisonOfficer(id).parties.compactMap { festival.leadUnit(of: $0)?.id }
        return leads.allSatisfy { !come.contains($0) }
      }
    }
    parts.change(placed.id) { session in
      for unit in away {
        let isAsked = session.required.contains(unit) || session.hosts.contains(unit)
        session.required.removeAll { $0 == unit }
        session.hosts.removeAll { $0 == unit }
        if isAsked, !session.optional.contains(unit) { session.optional.append(unit) }
      }
    }
  }

  /// Heads and leaders come; of the groups, in table order, each for whom there is room beside those before it.
  private static func away(
    from session: Session, in venue: Venue.ID, _ attending: [AttendanceUnit.ID],
    _ festival: Festival
  ) -> [AttendanceUnit.ID] {
    let layout = festival.type(session.type).layout
    let all = festival.units.filter { attending.contains($0.id) }
    var persons =
      session.extraHeadcount
      + all.filter { $0.standing != .group }.map(\.size).reduce(0, +)
    var away: [AttendanceUnit.ID] = []
    for group in all where group.standing == .group {
      if persons + group.size > festival.venue(venue).capacity(layout) {
        away.append(group.id)
      } else {
        persons += group.size
      }
    }
    return away
  }

  /// Whether nobody takes the wave any more: its session is held elsewhere, or none of those before it where it begins.
  private static func isLost(
    _ wave: Wave, _ whole: Wave?, _ moved: Set<Session.ID>, _ programme: Programme,
    _ festival: Festival
  ) -> Bool {
    guard let whole, moved.contains(whole.before) || whole.after.contains(where: moved.contains)
    else { return false }
    func place(_ session: Session.ID) -> Place.ID? {
      programme.sessions.first { $0.id == session && festival.hasVenue($0.venue) }
        .map { festival.venue($0.venue).place }
    }
    if place(whole.before) != whole.to { return true }
    return !whole.after.isEmpty && !whole.after.contains { place($0) == whole.from }
  }
}
