// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension TinyFestival {
  package func session(
    _ id: Session.ID,
    _ duration: Minutes = 30,
    type: SessionType.ID = "meeting",
    units: [AttendanceUnit.ID] = [],
    hosts: [AttendanceUnit.ID] = [],
    optional: [AttendanceUnit.ID] = [],
    venues: [Venue.ID]? = nil,
    windows: [TimeSpan]? = nil,
    pinned: LocalTime? = nil,
    needs: [InterpretingNeed] = [],
    after precedences: [Session.Precedence] = [],
    group: String? = nil,
    chain: String? = nil,
    staff: [Session.StaffBody] = [],
    extra: Int = 0
  ) -> TinyFestival {
    let anyTime = TimeSpan(start: LocalTime(0), end: LocalTime(day: parts.dayCount, timeOfDay: 0))
    return adding {
      $0.parts.sessions.append(
        Session(
          id: id,
          key: id.rawValue,
          name: LocalizedText(zh: id.rawValue, en: id.rawValue),
          type: type,
          duration: duration,
          windows: windows ?? [anyTime],
          pinned: pinned,
          venues: venues ?? parts.venues.map(\.id),
          required: units,
          hosts: hosts,
          optional: optional,
          interpreting: needs,
          precedences: precedences,
          sameVenueGroup: group,
          chain: chain,
          staff: staff,
          extraHeadcount: extra
        )
      )
    }
  }

  package func opening(
    _ id: Opening.ID,
    of session: Session.ID,
    _ candidates: Selector,
    min: Int = 0,
    max: Int? = nil,
    maxPersons: Int? = nil,
    perParty: Bool = false
  ) -> TinyFestival {
    adding {
      $0.parts.openings.append(
        Opening(
          id: id,
          session: session,
          name: LocalizedText(zh: id.rawValue, en: id.rawValue),
          candidates: candidates,
          minUnits: min,
          maxUnits: max,
          maxPersons: maxPersons,
          perParty: perParty
        )
      )
    }
  }

  package func speech(
    _ session: Session.ID,
    _ minutes: Minutes,
    isInterpreted: Bool = true,
    by speaker: AttendanceUnit.ID? = nil
  ) -> TinyFestival {
    adding {
      $0.parts.speeches.append(
        Speech(
          session: session,
          speaker: speaker,
          minutes: minutes,
          isInterpreted: isInterpreted
        )
      )
    }
  }

  package func wish(
    _ id: Wish.ID,
    _ kind: Wish.Kind,
    _ subject: Wish.Subject,
    of session: Session.ID,
    weight: Points? = nil
  ) -> TinyFestival {
    adding {
      $0.parts.wishes.append(
        Wish(
          id: id,
          session: session,
          kind: kind,
          subject: subject,
          author: "office",
          reason: "test",
          weight: weight
        )
      )
    }
  }

  package func item(_ item: ProgrammeItem) -> TinyFestival {
    adding { $0.parts.items.append(item) }
  }

  /// A session that the plan fills, from any track unless told.
  package func block(
    _ id: Session.ID, _ duration: Minutes, at start: LocalTime, in venue: Venue.ID,
    of tracks: [String] = []
  ) -> TinyFestival {
    session(id, duration, venues: [venue], pinned: start).changing(id) { $0.fill = tracks }
  }

  /// An item for which the plan chooses a block.
  package func paper(
    _ id: ProgrammeItem.ID, _ length: Minutes, of track: String,
    by speakers: [AttendanceUnit.ID] = [], order: Int = 0
  ) -> TinyFestival {
    item(
      ProgrammeItem(
        id: id, sessions: [], track: track, order: order, length: length,
        name: LocalizedText(zh: id.rawValue, en: id.rawValue),
        contributions: speakers.map { ProgrammeItem.Contribution(role: .speaker, unit: $0) }))
  }

  package func changing(
    _ id: Session.ID, _ edit: (inout Session) -> Void
  ) -> TinyFestival {
    adding { $0.parts.change(id, edit) }
  }

  package func relation(
    _ id: SessionRelation.ID, _ kind: SessionRelation.Kind, _ sessions: [Session.ID],
    isPerItem: Bool = false, least: Int = 0, most: Int? = nil, weight: Points? = nil
  ) -> TinyFestival {
    adding {
      $0.parts.relations.append(
        SessionRelation(
          id: id, kind: kind, sessions: sessions, isPerItem: isPerItem, least: least, most: most,
          weight: weight,
          reason: "test"))
    }
  }

  package func vehicle(
    _ id: Vehicle.ID, count: Int = 1, seats: Int, guides: Int = 0, boarding: Minutes? = nil,
    alighting: Minutes? = nil
  ) -> TinyFestival {
    adding {
      $0.parts.vehicles.append(
        Vehicle(
          id: id, count: count, seats: seats, note: "", guides: guides, boarding: boarding,
          alighting: alighting))
    }
  }

  package func wave(
    _ id: Wave.ID,
    _ from: Place.ID,
    _ to: Place.ID,
    after: [Session.ID],
    before: Session.ID,
    load: Minutes = 15,
    gate: Minutes? = nil,
    riders: Wave.Riders = .guests
  ) -> TinyFestival {
    adding {
      $0.parts.waves.append(
        Wave(
          id: id,
          name: id.rawValue,
          from: from,
          to: to,
          after: after,
          before: before,
          load: load,
          persons: 1,
          vehicles: [:],
          note: "",
          gate: gate,
          riders: riders
        )
      )
    }
  }

  package func matchmaking(
    _ session: Session.ID,
    slots: Int,
    lasting slotLength: Minutes = 20,
    tables: Int = 4,
    atOnce: Int = 4,
    free: Int = 0,
    firms: [Matchmaking.Firm.ID],
    of unit: AttendanceUnit.ID,
    requests: [(Matchmaking.Firm.ID, Matchmaking.Firm.ID)]
  ) -> TinyFestival {
    adding {
      $0.parts.matchmaking.append(
        Matchmaking(
          session: session,
          slotCount: slots,
          slotLength: slotLength,
          tableCount: tables,
          tablesAtOnce: atOnce,
          freeSlots: free,
          firms: firms.map {
            Matchmaking.Firm(id: $0, unit: unit, name: $0.rawValue, persons: 1)
          },
          requests: requests.map { Matchmaking.Request(a: $0, b: $1) }
        )
      )
    }
  }
}
