// SPDX-License-Identifier: Apache-2.0

/// One edition of the programme: a solved or handmade schedule.
///
/// What is `nil` is not stated (a handmade table of times and rooms says nothing of interpreters);
/// rules that judge only such parts are then not judged.
package struct Programme: Sendable, Hashable {
  /// A session with its time, venue and people.
  package struct PlacedSession: Sendable, Hashable {
    /// Which session is placed; a session stands in a programme once at most.
    package var id: Session.ID
    /// When it begins; set-up and turn-around lie before.
    package var start: LocalTime
    /// When it ends; tear-down lies after.
    package var end: LocalTime
    /// One of the session's venues in a planned programme; a handmade one may name any.
    package var venue: Venue.ID
    /// Every unit that attends: required, hosts, optional and chosen; `nil` reads as required and hosts.
    package var attendees: [AttendanceUnit.ID]?
    /// One team for each need; `nil` is not stated.
    package var interpreters: [Team]?
    /// Officers who come with their heads, or as a body; `nil` is not stated.
    package var liaison: [LiaisonOfficer.ID]?
    /// What fills a block, in its order; `nil` of what is no block, or is not stated.
    package var items: [ProgrammeItem.ID]?

    /// States time and venue alone, unless told.
    package init(
      id: Session.ID, start: LocalTime, end: LocalTime, venue: Venue.ID,
      attendees: [AttendanceUnit.ID]? = nil, interpreters: [Team]? = nil,
      liaison: [LiaisonOfficer.ID]? = nil, items: [ProgrammeItem.ID]? = nil
    ) {
      self.items = items
      self.id = id
      self.start = start
      self.end = end
      self.venue = venue
      self.attendees = attendees
      self.interpreters = interpreters
      self.liaison = liaison
    }

    /// From start to end, without set-up and tear-down.
    package var span: TimeSpan { TimeSpan(start: start, end: end) }
  }

  /// The interpreters of one language and mode.
  package struct Team: Sendable, Hashable {
    /// Language and mode that the team covers.
    package var need: InterpretingNeed
    /// In table order; how many there must be is HC13's affair.
    package var ids: [Interpreter.ID]

    /// Any number of interpreters, none included.
    package init(need: InterpretingNeed, ids: [Interpreter.ID]) {
      self.need = need
      self.ids = ids
    }
  }

  /// An interview with its start and the people who hold it.
  package struct PlacedInterview: Sendable, Hashable {
    /// Which interview is placed; it stands in a programme once at most.
    package var id: Interview.ID
    /// When the talk begins.
    package var start: LocalTime
    /// When the talk ends; the buffer comes after.
    package var end: LocalTime
    /// The venue whose booth it takes.
    package var venue: Venue.ID
    /// One reporter of the outlet.
    package var journalists: [Journalist.ID]
    /// One where the language is not the house's, none otherwise.
    package var interpreters: [Interpreter.ID]

    /// Takes the placement as planned or read; nothing is judged yet.
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
    /// Which slot is filled; it stands in a programme once at most.
    package var id: MediaSlot.ID
    /// The session's start with the slot's offset.
    package var start: LocalTime
    /// Start and the slot's duration.
    package var end: LocalTime
    /// Those of the journalists, each once, in table order.
    package var outlets: [Outlet.ID]
    /// At most ``MediaSlot/capacity``, in table order (HC20).
    package var journalists: [Journalist.ID]

    /// Takes the placement as planned or read; nothing is judged yet.
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
      /// The firm that stands first in the request.
      package var a: Matchmaking.Firm.ID
      /// The other one.
      package var b: Matchmaking.Firm.ID
      /// A moment of the festival, not the number of a slot.
      package var start: LocalTime
      /// Tables are numbered from 1.
      package var table: Int

      /// Takes the meeting as planned or read; nothing is judged yet.
      package init(
        a: Matchmaking.Firm.ID, b: Matchmaking.Firm.ID, start: LocalTime, table: Int
      ) {
        self.a = a
        self.b = b
        self.start = start
        self.table = table
      }
    }

    /// The session during which the meetings are held.
    package var session: Session.ID
    /// In order of time and table.
    package var meetings: [Meeting]

    /// The plan of one session, whose firms and tables are in ``Matchmaking``.
    package init(session: Session.ID, meetings: [Meeting]) {
      self.session = session
      self.meetings = meetings
    }
  }

  /// The slug of the festival it was made for; a reader refuses that of another.
  package var festival: String
  /// Counted from 1; 0 for a table made by hand.
  package var edition: Int
  /// The random seed of the search; 0 for a table made by hand.
  package var seed: UInt64
  /// What the checker says of it; `nil` before it was judged.
  package var score: Score?
  /// Those that are placed; one that is missing was cancelled or found no time.
  package var sessions: [PlacedSession]
  /// `nil` where the programme says nothing of interviews.
  package var interviews: [PlacedInterview]?
  /// `nil` where the programme says nothing of the press.
  package var mediaSlots: [PlacedMediaSlot]?
  /// `nil` where the programme says nothing of one-to-one meetings.
  package var matchmaking: [MatchmakingPlan]?
  /// `nil` where no trips are planned with it.
  package var trips: [Trip]?
  /// What becomes of single days in the rain, in order of days; `nil` where nothing is stated of it.
  package var wet: [WetDay]?
  /// Whether the plans for the rain are in force on some days.
  package var weather = Weather.dry

  /// States sessions alone, not judged, unless told.
  package init(
    festival: String, edition: Int, seed: UInt64, score: Score? = nil, sessions: [PlacedSession],
    interviews: [PlacedInterview]? = nil, mediaSlots: [PlacedMediaSlot]? = nil,
    matchmaking: [MatchmakingPlan]? = nil, trips: [Trip]? = nil, wet: [WetDay]? = nil
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
    self.wet = wet
  }
}
