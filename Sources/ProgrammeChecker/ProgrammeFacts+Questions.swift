// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension ProgrammeFacts {
  /// The session's placement; the first, if the programme has it twice.
  func placement(of session: Session.ID) -> Placement? { placementsByID[session]?.first }

  /// The day of the festival on which the session starts.
  func festivalDay(of placement: Placement) -> Int {
    (placement.span.start - festival.parts.dayEnd).day
  }

  func sessions(of unit: AttendanceUnit.ID) -> [Placement] { sessionsByUnit[unit] ?? [] }

  func engagements(of unit: AttendanceUnit.ID) -> [Engagement] { engagementsByUnit[unit] ?? [] }

  func jobs(of interpreter: Interpreter.ID) -> [Engagement] { jobsByInterpreter[interpreter] ?? [] }

  /// Travel between two engagements, leaving at the end of the first; between two venues of one place the walk.
  func travel(from a: Engagement, to b: Engagement) -> Minutes {
    way(from: a.venue, to: b.venue, departing: a.span.end)
  }

  /// Travel between two venues, or the walk from one to another of one place.
  func way(from a: Venue, to b: Venue, departing: LocalTime) -> Minutes {
    if a.place == b.place { return a.id == b.id ? 0 : festival.place(a.place).walk }
    return festival.travel.time(from: a.place, to: b.place, departing: departing)
  }

  func party(of unit: AttendanceUnit.ID) -> Party { festival.party(festival.unit(unit).party) }

  /// Minutes an interpreter interprets on each day, by day; staff meetings are no interpreting.
  func interpretingMinutes(of interpreter: Interpreter.ID) -> [Int: Minutes] {
    var minutes: [Int: Minutes] = [:]
    for job in jobs(of: interpreter) {
      if case .session(let placement) = job.occasion,
        !placement.interpreters.contains(interpreter)
      {
        continue
      }
      minutes[job.span.start.day, default: 0] += gap(from: job.span.start, to: job.span.end)
    }
    return minutes
  }

  /// The sessions of a unit, one list for each day with a session, by day.
  func days(of unit: AttendanceUnit.ID) -> [[Placement]] {
    var days: [[Placement]] = []
    for placement in sessions(of: unit) {
      if let last = days.last?.last, last.day == placement.day {
        days[days.count - 1].append(placement)
      } else {
        days.append([placement])
      }
    }
    return days
  }

  /// Every two consecutive sessions of one day of a unit.
  func consecutiveSessions(of unit: AttendanceUnit.ID) -> [(Placement, Placement)] {
    days(of: unit).flatMap { day in zip(day, day.dropFirst()).map { ($0, $1) } }
  }

  /// Whether a date is a holiday of one of the party's countries.
  func isHoliday(_ date: CivilDate, of party: Party) -> Bool {
    let countries = party.country.split(separator: "/")
    return festival.rules.holidays.contains { holiday in
      holiday.date == date && countries.contains { $0 == holiday.country }
    }
  }

  /// The grades that parity compares: best host and best guest; `nil` unless both are graded.
  func parity(of placement: Placement) -> (host: AttendanceUnit, guest: AttendanceUnit)? {
    let hosts = placement.session.hosts.filter(festival.hasUnit)
    let host =
      bestGraded(hosts) ?? bestGraded(placement.attending.filter { party(of: $0).side == .host })
    guard let host, let guest = principalGuest(of: placement) else { return nil }
    return (host, guest)
  }

  /// The best graded attending unit of the guest side; of equals the first by identifier.
  func principalGuest(of placement: Placement) -> AttendanceUnit? {
    bestGraded(placement.attending.filter { party(of: $0).side == .guest })
  }

  private func bestGraded(_ units: [AttendanceUnit.ID]) -> AttendanceUnit? {
    units.map(festival.unit).filter { $0.grade != nil }
      .min { ($0.grade ?? 0, $0.id) < ($1.grade ?? 0, $1.id) }
  }

  /// Outlets with at least one journalist in the slot as stated; without statements, its must-have
  /// outlets.
  func outlets(in slot: SlotPlacement) -> Set<Outlet.ID> {
    guard statesMediaSlots else { return Set(mustHaveOutlets(of: slot.slot)) }
    return Set(slot.journalists.compactMap { journalists[$0]?.outlet })
  }

  /// The outlets a slot names, in table order; `same as` takes those of the other slot.
  func mustHaveOutlets(of slot: MediaSlot) -> [Outlet.ID] {
    let wishes = originals(of: slot).flatMap(\.mustHave)
    return festival.outlets.filter { outlet in
      wishes.contains { wish in
        switch wish {
        case .outlet(let id): id == outlet.id
        case .kind(let kind): kind == outlet.kind
        case .all: true
        case .sameAs: false
        }
      }
    }
    .map(\.id)
  }

  /// The slot and, along `same as`, every slot it must equal; each once, even in a circle.
  func originals(of slot: MediaSlot) -> [MediaSlot] {
    var found = [slot]
    var next = 0
    while next < found.count {
      for wish in found[next].mustHave {
        guard case .sameAs(let id) = wish, festival.hasMediaSlot(id),
          !found.contains(where: { $0.id == id })
        else { continue }
        found.append(festival.mediaSlot(id))
      }
      next += 1
    }
    return found
  }

  /// Outlets without a slot of a kind outside the courtesy kinds, in table order.
  func outletsWithoutCoverage() -> [Outlet] {
    let courtesy = festival.rules.courtesyKinds
    let covered = Set(
      slots.filter { !courtesy.contains($0.slot.kind) }.flatMap { outlets(in: $0) }
    )
    return festival.outlets.filter { !covered.contains($0.id) }
  }

  /// The meetings stated for a matchmaking session.
  func meetings(of session: Session.ID) -> [Programme.MatchmakingPlan.Meeting] {
    (programme.matchmaking ?? []).filter { $0.session == session }.flatMap(\.meetings)
  }
}
