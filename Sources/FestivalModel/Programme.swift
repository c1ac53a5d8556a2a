// SPDX-License-Identifier: Apache-2.0

/// One edition of the programme: a solved or handmade schedule.
///
/// What is `nil` is not stated (a handmade table of times and rooms says nothing of interpreters);
/// rules that judge only such parts are then not judged.
package struct Programme: Sendable, Hashable {
  /// A session with its time, venue and people.
  package struct PlacedSession: Sendable, Hashable {
    package var id: Session.ID
    package var start: LocalTime
    package var end: LocalTime
    package var venue: Venue.ID
    /// Every unit that attends: required, hosts, optional and chosen; `nil` reads as required and hosts.
    package var attendees: [AttendanceUnit.ID]?
    package var interpreters: [Team]?
    package var liaison: [LiaisonOfficer.ID]?

    package init(
      id: Session.ID, start: LocalTime, end: LocalTime, venue: Venue.ID,
      attendees: [AttendanceUnit.ID]? = nil, interpreters: [Team]? = nil,
      liaison: [LiaisonOfficer.ID]? = nil
    ) {
      self.id = id
      self.start = start
      self.end = end
      self.venue = venue
      self.attendees = attendees
      self.interpreters = interpreters
      self.liaison = liaison
    }

    package var span: TimeSpan { TimeSpan(start: start, end: end) }
  }

  /// The interpreters of one language and mode.
  package struct Team: Sendable, Hashable {
    package var need: InterpretingNeed
    package var ids: [Interpreter.ID]

    package init(need: InterpretingNeed, ids: [Interpreter.ID]) {
      self.need = need
      self.ids = ids
    }
  }

  /// An interview with its start and the people who hold it.
  package struct PlacedInterview: Sendable, Hashable {
    package var id: Interview.ID
    package var start: LocalTime
    package var end: LocalTime
    package var venue: Venue.ID
    /// One reporter of the outlet.
    package var journalists: [Journalist.ID]
    package var interpreters: [Interpreter.ID]

    package init(
      id: Interview.ID, start: LocalTime, end: LocalTime, venue: Venue.ID,
      journalists: [Journalist.ID], interpreters: [Interpreter.ID]
    ) {
      self.id = id
      self.start = start
      self.end = end
      self.venue = venue
      self.journalists = journalists
      self.interpreters = interpreters
    }
  }

  /// A media slot with the journalists who have a place in it.
  package struct PlacedMediaSlot: Sendable, Hashable {
    package var id: MediaSlot.ID
    package var start: LocalTime
    package var end: LocalTime
    package var outlets: [Outlet.ID]
    package var journalists: [Journalist.ID]

    package init(
      id: MediaSlot.ID, start: LocalTime, end: LocalTime, outlets: [Outlet.ID],
      journalists: [Journalist.ID]
    ) {
      self.id = id
      self.start = start
      self.end = end
      self.outlets = outlets
      self.journalists = journalists
    }
  }

  /// The inner plan of one matchmaking session.
  package struct MatchmakingPlan: Sendable, Hashable {
    /// Two firms at one table for one slot.
    package struct Meeting: Sendable, Hashable {
      package var a: Matchmaking.Firm.ID
      package var b: Matchmaking.Firm.ID
      package var start: LocalTime
      /// Tables are numbered from 1.
      package var table: Int

      package init(
        a: Matchmaking.Firm.ID, b: Matchmaking.Firm.ID, start: LocalTime, table: Int
      ) {
        self.a = a
        self.b = b
        self.start = start
        self.table = table
      }
    }

    package var session: Session.ID
    package var meetings: [Meeting]

    package init(session: Session.ID, meetings: [Meeting]) {
      self.session = session
      self.meetings = meetings
    }
  }

  package var festival: String
  package var edition: Int
  package var seed: UInt64
  package var score: Score?
  package var sessions: [PlacedSession]
  package var interviews: [PlacedInterview]?
  package var mediaSlots: [PlacedMediaSlot]?
  package var matchmaking: [MatchmakingPlan]?
  package var trips: [Trip]?

  package init(
    festival: String, edition: Int, seed: UInt64, score: Score? = nil, sessions: [PlacedSession],
    interviews: [PlacedInterview]? = nil, mediaSlots: [PlacedMediaSlot]? = nil,
    matchmaking: [MatchmakingPlan]? = nil, trips: [Trip]? = nil
  ) {
    self.festival = festival
    self.edition = edition
    self.seed = seed
    self.score = score
    self.sessions = sessions
    self.interviews = interviews
    self.mediaSlots = mediaSlots
    self.matchmaking = matchmaking
    self.trips = trips
  }
}
