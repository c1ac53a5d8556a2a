// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// A festival several times as large: copies of its people, sessions and staff that share its places and venues.
///
/// Copy `k` has the suffix `-k` on every identifier and takes place some days later, so that the pinned
/// ceremonies of two copies never want one hall at one time.
package struct ScaledFestival {
  private let original: Festival
  private let number: Int
  private let shift: Minutes

  /// Days by which the copies are shifted; for these the pinned sessions of the reference week do not collide.
  private static let shifts = [0, 1, 4, 7, 8]

  /// - Precondition: `copies` is 1 to 5.
  package static func make(_ festival: Festival, copies: Int) -> Festival {
    precondition((1...shifts.count).contains(copies), "\(copies) copies")
    var parts = festival.parts
    // In the original, too, "all" now means its own outlets, and the briefing its own staff, who are not told apart.
    parts.mediaSlots = festival.mediaSlots.map { slot in
      MediaSlot(
        id: slot.id, session: slot.session, kind: slot.kind, offset: slot.offset,
        duration: slot.duration, capacity: slot.capacity,
        mustHave: slot.mustHave.flatMap { must -> [MediaSlot.MustHave] in
          must == .all ? festival.outlets.map { .outlet($0.id) } : [must]
        },
        takesWholeCrew: slot.takesWholeCrew)
    }
    parts.sessions = festival.sessions.map(withoutStaff)
    for number in 2..<max(2, copies + 1) {
      let days = shifts[number - 1]
      let copy = ScaledFestival(
        original: festival, number: number, shift: Minutes(days * LocalTime.minutesPerDay))
      copy.append(to: &parts)
    }
    parts.slug += "-times-\(copies)"
    parts.dayCount += shifts[copies - 1]
    parts.assertions = []
    return Festival(parts)
  }

  private static func withoutStaff(_ session: Session) -> Session {
    Session(
      id: session.id, key: session.key, name: session.name, type: session.type,
      duration: session.duration, windows: session.windows, pinned: session.pinned,
      venues: session.venues, required: session.required, hosts: session.hosts,
      optional: session.optional, interpreting: session.interpreting,
      precedences: session.precedences, sameVenueGroup: session.sameVenueGroup,
      chain: session.chain, extraHeadcount: session.extraHeadcount, note: session.note)
  }

  private func id<Entity>(_ id: Identifier<Entity>) -> Identifier<Entity> {
    Identifier("\(id.rawValue)-\(number)")
  }

  private func span(_ span: TimeSpan) -> TimeSpan {
    TimeSpan(start: span.start + shift, end: span.end + shift)
  }

  private func journey(_ journey: Party.Journey?) -> Party.Journey? {
    journey.map { Party.Journey(time: $0.time + shift, place: $0.place) }
  }

  private func append(to parts: inout Festival.Parts) {
    appendPeople(to: &parts)
    appendSessions(to: &parts)
    appendPress(to: &parts)
    appendStaff(to: &parts)
  }

  private func appendPeople(to parts: inout Festival.Parts) {
    parts.parties += original.parties.map {
      Party(
        id: id($0.id), name: $0.name, country: $0.country, type: $0.type, side: $0.side,
        languages: $0.languages, arrival: journey($0.arrival), departure: journey($0.departure),
        hotel: $0.hotel, exequatur: $0.exequatur, note: $0.note)
    }
    parts.units += original.units.map {
      AttendanceUnit(
        id: id($0.id), party: id($0.party), name: $0.name, size: $0.size, standing: $0.standing,
        grade: $0.grade, interests: $0.interests, available: $0.available.map(span),
        longestDay: $0.longestDay)
    }
    parts.guests += original.guests.map {
      Guest(
        id: id($0.id), unit: id($0.unit), nameZh: $0.nameZh, nameLatin: $0.nameLatin,
        nameNative: $0.nameNative, sex: $0.sex, country: $0.country, title: $0.title,
        protocolClass: $0.protocolClass, languages: $0.languages, passport: $0.passport,
        diet: $0.diet, mobility: $0.mobility, clearance: $0.clearance)
    }
  }

  private func appendSessions(to parts: inout Festival.Parts) {
    parts.sessions += original.sessions.map { session in
      Session(
        id: id(session.id), key: "\(session.key)-\(number)", name: session.name,
        type: session.type, duration: session.duration, windows: session.windows.map(span),
        pinned: session.pinned.map { $0 + shift }, venues: session.venues,
        required: session.required.map { id($0) }, hosts: session.hosts.map { id($0) },
        optional: session.optional.map { id($0) }, interpreting: session.interpreting,
        precedences: session.precedences.map {
          Session.Precedence(
            predecessor: id($0.predecessor), minGap: $0.minGap, maxGap: $0.maxGap)
        },
        sameVenueGroup: session.sameVenueGroup.map { "\($0)-\(number)" },
        chain: session.chain.map { "\($0)-\(number)" },
        // All copies' staff would have to attend every copy's briefing.
        staff: [], extraHeadcount: session.extraHeadcount, note: session.note)
    }
    parts.speeches += original.speeches.map {
      Speech(
        session: id($0.session), speaker: $0.speaker.map { id($0) }, minutes: $0.minutes,
        isInterpreted: $0.isInterpreted)
    }
    parts.waves += original.waves.map {
      Wave(
        id: id($0.id), name: $0.name, from: $0.from, to: $0.to, after: $0.after.map { id($0) },
        before: id($0.before), load: $0.load, persons: $0.persons, vehicles: $0.vehicles,
        note: $0.note, gate: $0.gate, riders: $0.riders)
    }
    parts.matchmaking += original.matchmaking.map { plan in
      Matchmaking(
        session: id(plan.session), slotCount: plan.slotCount, slotLength: plan.slotLength,
        tableCount: plan.tableCount, tablesAtOnce: plan.tablesAtOnce, freeSlots: plan.freeSlots,
        firms: plan.firms.map {
          Matchmaking.Firm(id: id($0.id), unit: id($0.unit), name: $0.name, persons: $0.persons)
        },
        requests: plan.requests.map { Matchmaking.Request(a: id($0.a), b: id($0.b)) })
    }
  }

  private func appendPress(to parts: inout Festival.Parts) {
    parts.outlets += original.outlets.map {
      Outlet(
        id: id($0.id), name: $0.name, kind: "\($0.kind)-\(number)",
        accreditation: $0.accreditation, language: $0.language, origin: $0.origin,
        isNamed: $0.isNamed)
    }
    parts.journalists += original.journalists.map {
      Journalist(id: id($0.id), outlet: id($0.outlet), name: $0.name, clearance: $0.clearance)
    }
    parts.mediaSlots += original.mediaSlots.map { slot in
      MediaSlot(
        id: id(slot.id), session: id(slot.session), kind: slot.kind, offset: slot.offset,
        duration: slot.duration, capacity: slot.capacity,
        mustHave: slot.mustHave.flatMap(mustHave), takesWholeCrew: slot.takesWholeCrew)
    }
    parts.interviews += original.interviews.map {
      Interview(
        id: id($0.id), subject: id($0.subject), outlet: id($0.outlet), language: $0.language,
        windows: $0.windows.map(span), duration: $0.duration, buffer: $0.buffer,
        venues: $0.venues)
    }
  }

  /// "All" means all of the copy, so it is spelled out.
  private func mustHave(_ must: MediaSlot.MustHave) -> [MediaSlot.MustHave] {
    switch must {
    case .outlet(let outlet): [.outlet(id(outlet))]
    case .kind(let kind): [.kind("\(kind)-\(number)")]
    case .all: original.outlets.map { .outlet(id($0.id)) }
    case .sameAs(let slot): [.sameAs(id(slot))]
    }
  }

  private func appendStaff(to parts: inout Festival.Parts) {
    parts.interpreters += original.interpreters.map {
      Interpreter(
        id: id($0.id), name: $0.name, language: $0.language, modes: $0.modes,
        available: $0.available.map(span))
    }
    parts.liaisonOfficers += original.liaisonOfficers.map {
      LiaisonOfficer(
        id: id($0.id), name: $0.name, parties: $0.parties.map { id($0) }, languages: $0.languages)
    }
  }
}
