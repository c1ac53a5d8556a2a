// SPDX-License-Identifier: Apache-2.0

/// One item of the programme, with a duration.
package struct Session: Sendable, Hashable {
  /// As in the column `session_id`.
  package typealias ID = Identifier<Session>

  /// An order: starts `minGap` to `maxGap` minutes after the end of `predecessor`.
  package struct Precedence: Sendable, Hashable {
    /// The session that comes first.
    package let predecessor: ID
    /// Minutes from its end to this start.
    package let minGap: Minutes
    /// `nil` is without limit.
    package let maxGap: Minutes?
    /// One entry of the column `precedence`, such as `OPEN+10..25`.
    package init(predecessor: ID, minGap: Minutes, maxGap: Minutes?) {
      self.predecessor = predecessor
      self.minGap = minGap
      self.maxGap = maxGap
    }
  }

  /// Staff who attend as a body (a briefing).
  package enum StaffBody: String, Sendable, CaseIterable { case interpreters, liaison }

  /// What becomes of the session in the rain.
  package enum WetPlan: Sendable, Hashable {
    case move(Venue.ID)
    /// There, with those who lead; groups come if there is room.
    case symbolic(Venue.ID)
    case cancel

    /// Where it goes; `nil` when it is cancelled.
    package var venue: Venue.ID? {
      switch self {
      case .move(let venue), .symbolic(let venue): venue
      case .cancel: nil
      }
    }
  }

  /// What guests are asked to wear.
  package enum Dress: String, Sendable, CaseIterable {
    case formal, business, casual, outdoor, national
  }

  /// Unique among sessions; calendars know the session by it, so it stays in every edition.
  package var id: ID
  /// The office's short name, such as `C-US1`; unique.
  package var key: String
  /// What calendars call it.
  package var name: LocalizedText
  /// Gives it layout, features and limits where it has none of its own.
  package var type: SessionType.ID
  /// Minutes from start to end, without set-up and tear-down.
  package var duration: Minutes
  /// The session starts inside one of these.
  package var windows: [TimeSpan]
  /// Decided by a leader: the session does not move.
  package var pinned: LocalTime?
  /// Candidate venues, in order of preference.
  package var venues: [Venue.ID]
  /// Units without which it cannot take place.
  package var required: [AttendanceUnit.ID]
  /// Units of the host side that have to be there.
  package var hosts: [AttendanceUnit.ID]
  /// Invited, and attending if free and if there is room.
  package var optional: [AttendanceUnit.ID]
  /// Languages it is interpreted into, with the mode of each; empty for none.
  package var interpreting: [InterpretingNeed]
  /// Sessions it has to follow, with the gaps (HC08).
  package var precedences: [Precedence]
  /// Sessions with the same name here share one venue, without turn-around.
  package var sameVenueGroup: String?
  /// Interpreters need no rest, and venues no turn-around, between sessions of one chain.
  package var chain: String?
  /// Bodies of staff who attend; empty for none.
  package var staff: [StaffBody]
  /// Persons present who are not in any unit.
  package var extraHeadcount: Int
  /// What guests are asked to wear; `nil` where nothing is asked.
  package var dress: Dress?
  /// Free text of the office; empty for none.
  package var note: String
  /// It lies wholly inside one of these; anywhere where there are none.
  package var within: [TimeSpan] = []
  /// Latest time of day at which it may end, past midnight from 24:00 on; `nil` leaves it to the type.
  package var endBy: Minutes?
  /// For how long the venue is held before and after; `nil` leaves it to the type.
  package var setUp: Minutes?
  /// Minutes after its end in which its venue is held; `nil` leaves it to the type.
  package var tearDown: Minutes?
  /// The strand of the programme it belongs to, which has a calendar of its own; `nil` for none.
  package var track: String?
  /// Tracks from which the plan fills it with items, any where the list is empty; `nil` for a session that is no block.
  package var fill: [String]?
  /// Plans for the rain, the best first; empty where the venue's own alternative counts.
  package var wet: [WetPlan]

  /// Nobody attends and nothing binds its time but the windows, unless told.
  package init(
    id: ID, key: String, name: LocalizedText, type: SessionType.ID, duration: Minutes,
    windows: [TimeSpan], pinned: LocalTime? = nil, venues: [Venue.ID],
    required: [AttendanceUnit.ID] = [], hosts: [AttendanceUnit.ID] = [],
    optional: [AttendanceUnit.ID] = [], interpreting: [InterpretingNeed] = [],
    precedences: [Precedence] = [], sameVenueGroup: String? = nil, chain: String? = nil,
    staff: [StaffBody] = [], extraHeadcount: Int = 0, dress: Dress? = nil, note: String = "",
    wet: [WetPlan] = []
  ) {
    self.id = id
    self.key = key
    self.name = name
    self.type = type
    self.duration = duration
    self.windows = windows
    self.pinned = pinned
    self.venues = venues
    self.required = required
    self.hosts = hosts
    self.optional = optional
    self.interpreting = interpreting
    self.precedences = precedences
    self.sameVenueGroup = sameVenueGroup
    self.chain = chain
    self.staff = staff
    self.extraHeadcount = extraHeadcount
    self.dress = dress
    self.note = note
    self.wet = wet
  }

  /// Required units, then hosts not yet named, each once, in table order.
  package var namedUnits: [AttendanceUnit.ID] {
    var seen = Set<AttendanceUnit.ID>()
    return (required + hosts).filter { seen.insert($0).inserted }
  }
}
