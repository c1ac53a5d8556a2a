// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The machine-readable programme, `programme.json`; keys and meaning stay stable.
package struct ProgrammeDocument: Codable, Sendable {
  package static let format = "attache-programme/1"

  /// The judgement as `programme.json` has it.
  package struct ScoreEntry: Codable, Sendable {
    package var hard: Int
    package var soft: Decimal
    package var rules: [String: Decimal]
  }
  /// The interpreters of one language in one mode.
  package struct TeamEntry: Codable, Sendable {
    package var language: String
    package var mode: String
    package var ids: [String]
  }
  /// A placed session with its people.
  package struct SessionEntry: Codable, Sendable {
    package var id: String
    package var key: String?
    package var start: String
    package var end: String
    package var venue: String
    package var attendees: [String]?
    package var interpreters: [TeamEntry]?
    package var liaison: [String]?
  }
  /// A placed interview with its people.
  package struct InterviewEntry: Codable, Sendable {
    package var id: String
    package var start: String
    package var end: String
    package var venue: String
    package var journalists: [String]?
    package var interpreters: [String]?
  }
  /// A media slot with its journalists.
  package struct MediaSlotEntry: Codable, Sendable {
    package var id: String
    package var start: String
    package var end: String
    package var outlets: [String]
    package var journalists: [String]
  }
  /// A one-to-one meeting.
  package struct MeetingEntry: Codable, Sendable {
    package var a: String
    package var b: String
    package var start: String
    package var table: Int
  }
  /// The one-to-one meetings of one session.
  package struct MatchmakingEntry: Codable, Sendable {
    package var session: String
    package var meetings: [MeetingEntry]
  }
  package struct StopEntry: Codable, Sendable {
    package var place: String
    package var arrive: String
    package var depart: String
    package var board: [String]
    package var alight: [String]
  }
  package struct TripEntry: Codable, Sendable {
    package var id: String
    package var vehicle: String
    package var driver: String
    package var stops: [StopEntry]
  }

  package var format: String
  package var festival: String
  package var edition: Int
  package var seed: UInt64
  package var score: ScoreEntry?
  package var sessions: [SessionEntry]
  package var interviews: [InterviewEntry]?
  package var mediaSlots: [MediaSlotEntry]?
  package var matchmaking: [MatchmakingEntry]?
  /// Where trips are planned; riders are units, officers, interpreters and journalists by identifier.
  package var trips: [TripEntry]?
}

extension ProgrammeDocument {
  /// The document of a programme; sessions, interviews and slots keep the programme's order.
  package init(_ programme: Programme, of festival: Festival) {
    let clock = festival.clock
    format = Self.format
    self.festival = programme.festival
    edition = programme.edition
    seed = programme.seed
    score = programme.score.map { score in
      var rules: [String: Decimal] = [:]
      for (rule, points) in score.soft { rules[rule.rawValue] = points.decimal }
      return ScoreEntry(hard: score.hardTotal, soft: score.softTotal.decimal, rules: rules)
    }
    sessions = programme.sessions.map { session in
      SessionEntry(
        id: session.id.rawValue, key: festival.session(session.id).key,
        start: clock.iso8601(session.start), end: clock.iso8601(session.end),
        venue: session.venue.rawValue, attendees: session.attendees?.map(\.rawValue),
        interpreters: session.interpreters?.map {
          TeamEntry(
            language: $0.need.language, mode: $0.need.mode.rawValue, ids: $0.ids.map(\.rawValue))
        },
        liaison: session.liaison?.map(\.rawValue))
    }
    interviews = programme.interviews?.map {
      InterviewEntry(
        id: $0.id.rawValue, start: clock.iso8601($0.start), end: clock.iso8601($0.end),
        venue: $0.venue.rawValue, journalists: $0.journalists.map(\.rawValue),
        interpreters: $0.interpreters.map(\.rawValue))
    }
    mediaSlots = programme.mediaSlots?.map {
      MediaSlotEntry(
        id: $0.id.rawValue, start: clock.iso8601($0.start), end: clock.iso8601($0.end),
        outlets: $0.outlets.map(\.rawValue), journalists: $0.journalists.map(\.rawValue))
    }
    trips = programme.trips?.map { trip in
      TripEntry(
        id: trip.id.rawValue, vehicle: trip.vehicle.rawValue, driver: trip.driver.rawValue,
        stops: trip.stops.map {
          StopEntry(
            place: $0.place.rawValue, arrive: clock.iso8601($0.arrive),
            depart: clock.iso8601($0.depart), board: $0.board.map(\.identifier),
            alight: $0.alight.map(\.identifier))
        })
    }
    matchmaking = programme.matchmaking?.map { plan in
      MatchmakingEntry(
        session: plan.session.rawValue,
        meetings: plan.meetings.map {
          MeetingEntry(
            a: $0.a.rawValue, b: $0.b.rawValue, start: clock.iso8601($0.start), table: $0.table)
        })
    }
  }

  /// The bytes of the file: sorted keys, two-space indents, one final newline; equal programmes give equal bytes.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension Points {
  /// The score as a decimal with one digit, for machine-readable output.
  package var decimal: Decimal { Decimal(tenths) / 10 }
}
