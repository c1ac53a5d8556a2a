// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The machine-readable programme, `programme.json`; keys and meaning stay stable.
package struct ProgrammeDocument: Codable, Sendable {
  /// The value of the key `format`; it changes when a reader of today could not read on.
  package static let format = "attache-programme/1"

  /// The judgement as `programme.json` has it.
  package struct ScoreEntry: Codable, Sendable {
    /// Broken instances of hard rules.
    package var hard: Int
    /// Points of soft rules, one decimal.
    package var soft: Decimal
    /// By rule, such as `HC03`: broken instances, or points.
    package var rules: [String: Decimal]
  }
  /// The interpreters of one language in one mode.
  package struct TeamEntry: Codable, Sendable {
    /// The language interpreted, such as `JA`.
    package var language: String
    /// `SI`, `CI` or `VOL`.
    package var mode: String
    /// Interpreters, by identifier.
    package var ids: [String]
  }
  /// A placed session with its people.
  package struct SessionEntry: Codable, Sendable {
    /// `session_id` of the tables.
    package var id: String
    /// The session's short name, for people who read the file; readers go by ``id``.
    package var key: String?
    /// ISO 8601 with the zone's offset, as all times here.
    package var start: String
    /// Without tear-down.
    package var end: String
    /// `venue_id` of the tables.
    package var venue: String
    /// Units that come; left out where the programme does not say.
    package var attendees: [String]?
    /// Left out where the programme does not say.
    package var interpreters: [TeamEntry]?
    /// Officers who come; left out where the programme does not say.
    package var liaison: [String]?
    /// What fills a block, in its order; left out of what is no block.
    package var items: [String]?
  }
  /// A placed interview with its people.
  package struct InterviewEntry: Codable, Sendable {
    /// `interview_id` of the tables.
    package var id: String
    /// When the talk begins.
    package var start: String
    /// When the talk ends, without the buffer.
    package var end: String
    /// Where its booth is.
    package var venue: String
    /// Who holds it; left out where the programme does not say.
    package var journalists: [String]?
    /// Left out where the programme does not say.
    package var interpreters: [String]?
  }
  /// A media slot with its journalists.
  package struct MediaSlotEntry: Codable, Sendable {
    /// `slot_id` of the tables.
    package var id: String
    /// When the journalists are let in.
    package var start: String
    /// When they have to go.
    package var end: String
    /// Outlets with a place in the slot.
    package var outlets: [String]
    /// Who has the places, by identifier.
    package var journalists: [String]
  }
  /// A one-to-one meeting.
  package struct MeetingEntry: Codable, Sendable {
    /// One firm.
    package var a: String
    /// The other firm.
    package var b: String
    /// When they meet.
    package var start: String
    /// Counted from 1.
    package var table: Int
  }
  /// The one-to-one meetings of one session.
  package struct MatchmakingEntry: Codable, Sendable {
    /// `session_id` of the session that holds them.
    package var session: String
    /// In order of time and table.
    package var meetings: [MeetingEntry]
  }
  /// Where a vehicle halts.
  package struct StopEntry: Codable, Sendable {
    /// `place_id` of the tables.
    package var place: String
    /// When it comes; at the first stop, when boarding may begin.
    package var arrive: String
    /// When it goes on; at the last stop, when all have got off.
    package var depart: String
    /// Who gets on.
    package var board: [String]
    /// Who gets off.
    package var alight: [String]
  }
  /// One way of one vehicle.
  package struct TripEntry: Codable, Sendable {
    /// The movement and a number, such as `….1`.
    package var id: String
    /// A vehicle of the fleet.
    package var vehicle: String
    /// Who drives it.
    package var driver: String
    /// Two at least, in order of time.
    package var stops: [StopEntry]
  }

  /// What becomes of a session in the rain.
  package struct WetEntry: Codable, Sendable {
    /// `session_id` of the tables.
    package var session: String
    /// `move`, `symbolic` or `cancel`.
    package var kind: String
    /// Left out for what is cancelled.
    package var venue: String?
    /// Left out for what is cancelled.
    package var start: String?
  }
  /// Plans for the rain that are in force.
  package struct RainEntry: Codable, Sendable {
    /// Dates, in order.
    package var days: [String]
    /// The programme without rain, to go back to.
    package var dry: DryDocument
  }
  /// A document within another one.
  package indirect enum DryDocument: Codable, Sendable {
    case document(ProgrammeDocument)

    /// Reads the document itself.
    package init(from decoder: any Decoder) throws {
      self = .document(try ProgrammeDocument(from: decoder))
    }

    /// Writes the document itself.
    package func encode(to encoder: any Encoder) throws {
      if case .document(let document) = self { try document.encode(to: encoder) }
    }
  }

  /// Always ``ProgrammeDocument/format``.
  package var format: String
  /// The slug of the festival.
  package var festival: String
  /// Counted from 1.
  package var edition: Int
  /// The random seed of the search that found it.
  package var seed: UInt64
  /// Left out where nobody has judged it.
  package var score: ScoreEntry?
  /// In the order of the programme.
  package var sessions: [SessionEntry]
  /// Left out where the programme says nothing of interviews.
  package var interviews: [InterviewEntry]?
  /// Left out where the programme says nothing of the press.
  package var mediaSlots: [MediaSlotEntry]?
  /// Left out where the programme says nothing of one-to-one meetings.
  package var matchmaking: [MatchmakingEntry]?
  /// Where trips are planned; riders are units, officers, interpreters and journalists by identifier.
  package var trips: [TripEntry]?
  /// By date: what becomes of its sessions in the rain; left out where the tables state no plans for it.
  package var wet: [String: [WetEntry]]?
  /// Left out where no plan for the rain is in force.
  package var rain: RainEntry?
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
        liaison: session.liaison?.map(\.rawValue), items: session.items?.map(\.rawValue))
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
    wet = programme.wet.map { days in
      Dictionary(
        days.map { day in
          (
            "\(clock.date(ofDay: day.day))",
            day.entries.map {
              WetEntry(
                session: $0.session.rawValue, kind: $0.plan.kind.rawValue,
                venue: $0.plan.venue?.rawValue, start: $0.start.map(clock.iso8601))
            }
          )
        }, uniquingKeysWith: +)
    }
    if case .rain(let days, let dry) = programme.weather {
      rain = RainEntry(
        days: days.map { "\(clock.date(ofDay: $0))" },
        dry: .document(ProgrammeDocument(dry, of: festival)))
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
