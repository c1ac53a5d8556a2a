// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Solver

/// The reference week with many random changes: what offices change, and what nobody thought of.
package enum ShakenFestival {
  package static func make(_ festival: Festival, seed: UInt64) -> Festival {
    var random = RandomSource(seed: seed)
    var parts = festival.parts
    let dropped = Set(
      parts.sessions.filter { $0.pinned == nil && random.below(6) == 0 }.map(\.id))
    parts.sessions = parts.sessions.filter { !dropped.contains($0.id) }.map {
      shake($0, dropped: dropped, &random)
    }
    parts.speeches = parts.speeches.filter { !dropped.contains($0.session) }
    parts.waves = parts.waves.filter { wave in
      !dropped.contains(wave.before) && wave.after.allSatisfy { !dropped.contains($0) }
    }
    parts.matchmaking = parts.matchmaking.filter { !dropped.contains($0.session) }
    let slots = parts.mediaSlots.filter { !dropped.contains($0.session) }
    parts.mediaSlots = slots.filter { slot in
      slot.mustHave.allSatisfy { must in
        if case .sameAs(let id) = must { slots.contains { $0.id == id } } else { true }
      }
    }
    parts.interviews = parts.interviews.filter { _ in random.below(4) != 0 }
    parts.interpreters = parts.interpreters.filter { _ in random.below(60) != 0 }
    parts.liaisonOfficers = parts.liaisonOfficers.filter { _ in random.below(9) != 0 }
    parts.journalists = parts.journalists.map { journalist in
      random.below(300) == 0
        ? Journalist(
          id: journalist.id, outlet: journalist.outlet, name: journalist.name,
          clearance: clearance(festival, &random)) : journalist
    }
    parts.guests = parts.guests.map { guest in
      random.below(1500) == 0 ? shake(guest, clearance(festival, &random)) : guest
    }
    parts.parties = parts.parties.map { shake($0, &random) }
    parts.units = parts.units.map { shake($0, &random) }
    parts.openings = openings(parts.sessions, &random)
    return Festival(parts)
  }

  private static func shake(
    _ session: Session, dropped: Set<Session.ID>, _ random: inout RandomSource
  ) -> Session {
    var required = session.required
    var optional = session.optional
    for unit in session.required where random.below(20) == 0 {
      required.removeAll { $0 == unit }
      optional.append(unit)
    }
    return Session(
      id: session.id, key: session.key, name: session.name, type: session.type,
      duration: session.duration, windows: session.windows, pinned: session.pinned,
      venues: session.venues, required: required, hosts: session.hosts, optional: optional,
      interpreting: session.interpreting.filter { _ in random.below(15) != 0 },
      precedences: session.precedences.filter { !dropped.contains($0.predecessor) },
      sameVenueGroup: session.sameVenueGroup,
      chain: session.chain,
      staff: session.staff, extraHeadcount: session.extraHeadcount)
  }

  private static func clearance(
    _ festival: Festival, _ random: inout RandomSource
  ) -> Guest.Clearance {
    Guest.Clearance(
      isGranted: random.below(4) != 0,
      from: festival.clock.date(ofDay: random.below(3)),
      to: festival.clock.date(ofDay: 2 + random.below(3)))
  }

  private static func shake(_ guest: Guest, _ clearance: Guest.Clearance) -> Guest {
    Guest(
      id: guest.id, unit: guest.unit, nameZh: guest.nameZh, nameLatin: guest.nameLatin,
      nameNative: guest.nameNative, sex: guest.sex, country: guest.country, title: guest.title,
      protocolClass: guest.protocolClass, languages: guest.languages, passport: guest.passport,
      diet: guest.diet, mobility: guest.mobility, clearance: clearance)
  }

  private static func shake(_ party: Party, _ random: inout RandomSource) -> Party {
    func later(_ journey: Party.Journey?) -> Party.Journey? {
      guard let journey, random.below(60) == 0 else { return journey }
      return Party.Journey(
        time: journey.time + Minutes(random.below(240) - 90), place: journey.place)
    }
    return Party(
      id: party.id, name: party.name, country: party.country, type: party.type,
      side: party.side, languages: party.languages, arrival: later(party.arrival),
      departure: later(party.departure), hotel: party.hotel, exequatur: party.exequatur,
      note: party.note)
  }

  private static func shake(
    _ unit: AttendanceUnit, _ random: inout RandomSource
  ) -> AttendanceUnit {
    let day = random.below(5)
    let isShy = random.below(150) == 0
    return AttendanceUnit(
      id: unit.id, party: unit.party, name: unit.name, size: unit.size,
      standing: random.below(25) == 0 ? .group : unit.standing,
      grade: unit.grade.map { random.below(80) == 0 ? $0 + 5 : $0 }, interests: unit.interests,
      available: isShy
        ? (0..<5).filter { $0 != day }.map {
          TimeSpan(
            start: LocalTime(day: $0, timeOfDay: 480), end: LocalTime(day: $0, timeOfDay: 1380))
        } : [],
      longestDay: random.below(10) == 0 ? 480 : unit.longestDay)
  }

  private static func openings(
    _ sessions: [Session], _ random: inout RandomSource
  ) -> [Opening] {
    let wishes = [
      "party_type=consulate; standing=head", "interest=education", "class=CG", "country=JP",
      "party_type=city; standing=group",
    ]
    return sessions.filter { $0.pinned == nil && !$0.required.isEmpty && random.below(10) == 0 }
      .enumerated().compactMap { number, session in
        guard
          let wish = try? Selector(wishes[random.below(wishes.count)], keys: Festival.unitKeys)
        else { return nil }
        let least = random.below(8) == 0 ? 1 : 0
        return Opening(
          id: Opening.ID("O\(number)"), session: session.id,
          name: LocalizedText(zh: "名额", en: "opening"), candidates: wish, minUnits: least,
          maxUnits: random.below(2) == 0 ? nil : least + random.below(4),
          maxPersons: random.below(2) == 0 ? nil : 20, perParty: random.below(4) == 0)
      }
  }
}
