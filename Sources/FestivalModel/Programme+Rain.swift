// SPDX-License-Identifier: Apache-2.0

extension Programme {
  /// Which edition is in force.
  package indirect enum Weather: Sendable, Hashable {
    case dry
    /// The plans for the rain are in force on these days; the programme without rain is kept to go back to.
    case rain(days: [Int], dry: Programme)
  }

  /// The programme without rain: itself, unless plans for the rain are in force.
  package var withoutRain: Programme {
    if case .rain(_, let dry) = weather { dry } else { self }
  }

  /// The programme with its plans for the rain in force on these days; nothing else differs, but that trips, which follow
  /// from the rest, are not stated.
  package func inRain(on days: [Int], of festival: Festival) -> Programme {
    let dry = withoutRain
    guard !days.isEmpty else { return dry }
    var wet = dry
    for day in dry.wet ?? [] where days.contains(day.day) {
      for entry in day.entries { wet.apply(entry, of: festival) }
    }
    wet.trips = nil
    wet.score = nil
    wet.weather = .rain(days: days.sorted(), dry: dry)
    return wet
  }

  private mutating func apply(_ entry: WetDay.Entry, of festival: Festival) {
    guard let index = sessions.firstIndex(where: { $0.id == entry.session }),
      festival.hasSession(entry.session)
    else { return }
    guard let venue = entry.plan.venue else {
      sessions.remove(at: index)
      mediaSlots?.removeAll { festival.mediaSlot($0.id).session == entry.session }
      matchmaking?.removeAll { $0.session == entry.session }
      return
    }
    let old = sessions[index]
    let start = entry.start ?? old.start
    sessions[index].venue = venue
    if start != old.start { move(index, to: start, of: festival) }
    if case .symbolic = entry.plan { sendAway(index, of: festival) }
  }

  /// Media slots and one-to-one meetings go with their session.
  private mutating func move(_ index: Int, to start: LocalTime, of festival: Festival) {
    let old = sessions[index]
    func moved(_ time: LocalTime) -> LocalTime {
      festival.time(festival.elapsed(from: old.start, to: time), after: start)
    }
    sessions[index].start = start
    sessions[index].end = moved(old.end)
    for slot in (mediaSlots ?? []).indices {
      let own = festival.mediaSlot(mediaSlots?[slot].id ?? "")
      guard own.session == old.id else { continue }
      let begin = festival.time(own.offset, after: start)
      mediaSlots?[slot].start = begin
      mediaSlots?[slot].end = festival.time(own.duration, after: begin)
    }
    for plan in (matchmaking ?? []).indices where matchmaking?[plan].session == old.id {
      for meeting in (matchmaking?[plan].meetings ?? []).indices {
        guard let time = matchmaking?[plan].meetings[meeting].start else { continue }
        matchmaking?[plan].meetings[meeting].start = moved(time)
      }
    }
  }

  /// At a symbolic session groups without room stay away, and the officers whom they would lead there.
  private mutating func sendAway(_ index: Int, of festival: Festival) {
    let session = festival.session(sessions[index].id)
    let attending = sessions[index].attendees ?? session.namedUnits
    let away = festival.awayInRain(from: session, in: sessions[index].venue, of: attending)
    sessions[index].attendees?.removeAll(where: away.contains)
    guard !session.staff.contains(.liaison) else { return }
    let come = Set(attending).subtracting(away)
    sessions[index].liaison?.removeAll { id in
      guard festival.hasLiaisonOfficer(id) else { return false }
      return !festival.liaisonOfficer(id).parties.contains { party in
        festival.leadUnit(of: party).map { come.contains($0.id) } ?? false
      }
    }
  }
}
