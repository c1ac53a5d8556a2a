// SPDX-License-Identifier: Apache-2.0

import Foundation
import Solver

/// Submissions of conferences in sessions and rooms (CoSPLib).
///
/// A cell is a session in a room, a kind a track, and a piece a submission; a timeslot is the unit of length.
///
/// - Source: Kheiri, Pylyavskyy, Jacko, GECCO '25 Companion, doi:10.1145/3712255.3726570.
struct ConferenceBlocks {
  private let input: Input
  private let cells: [Filling.Cell]

  init(_ input: Input) {
    self.input = input
    cells = input.sessions.enumerated().flatMap { period, session in
      input.rooms.indices.map {
        Filling.Cell(period: period, place: $0, size: session.timeslots)
      }
    }
  }

  func instance(named name: String) -> BenchmarkInstance {
    BenchmarkInstance(
      name: name, question: .filling(filling) { layout in render(layout) })
  }

  private func weight(_ term: String) -> Int { input.weights[term] ?? 0 }

  private func costs(_ cost: (_ period: Int, _ room: Int) -> Int) -> [Int] {
    cells.map { cost($0.period, $0.place) }
  }

  private var filling: Filling {
    let track = Dictionary(
      input.tracks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let isRanked = weight("submissions_order") != 0
    var filling = Filling(
      cells: cells, kinds: input.tracks.map(kind),
      pieces: input.submissions.map { submission in
        Filling.Piece(
          kind: track[submission.track] ?? 0, length: submission.timeslots,
          costs: costs(of: submission), rank: isRanked ? submission.order : 0)
      })
    filling.spreadCost = weight("rooms_per_track")
    filling.parallelCost = weight("parallel_tracks")
    filling.gapCost = weight("consecutive_tracks")
    filling.rankCost = weight("submissions_order")
    filling.rankedTogetherCost = weight("submissions_order")
    filling.pieceEncounters = encounters
    filling.kindEncounters = input.similarTracks.compactMap { pair in
      guard let a = track[pair.a], let b = track[pair.b] else { return nil }
      return Filling.Encounter(a, b, cost: weight("similarTracks") * pair.penalty)
    }
    let chairs = input.tracks.map { Set($0.chairs) }
    if weight("chairs_conflicts") != 0 {
      for a in chairs.indices {
        for b in chairs.indices where b > a && !chairs[a].isDisjoint(with: chairs[b]) {
          filling.kindEncounters.append(
            Filling.Encounter(a, b, cost: weight("chairs_conflicts")))
        }
      }
    }
    return filling
  }

  private func kind(_ track: Input.Track) -> Filling.Kind {
    Filling.Kind(
      costs: costs { period, room in
        let (session, name) = (input.sessions[period], input.rooms[room])
        return weight("tracks_sessions") * (track.sessionPenalty[session.id] ?? 0)
          + weight("tracks_rooms") * (track.roomPenalty[name] ?? 0)
          + weight("sessions_rooms") * (session.roomPenalty[name] ?? 0)
      })
  }

  private func costs(of submission: Input.Submission) -> [Int] {
    let isZoned = weight("submissions_timezones") != 0
    return costs { period, room in
      let zone = isZoned ? penalty(of: submission, in: input.sessions[period]) : 0
      let session = submission.sessionPenalty[input.sessions[period].id] ?? 0
      let place = submission.roomPenalty[input.rooms[room]] ?? 0
      return submission.timeslots
        * (weight("submissions_timezones") * zone + weight("submissions_sessions") * session
          + weight("submissions_rooms") * place)
    }
  }

  /// What a session at such hours of the presenter's own zone costs.
  private func penalty(of submission: Input.Submission, in session: Input.Session) -> Int {
    func minutes(_ text: String) -> Int {
      text.split(separator: ":").compactMap { Int($0) }.reduce(0) { $0 * 60 + $1 }
    }
    let shift = Int(60 * (submission.timezone - input.localTimezone))
    func there(_ text: String) -> Int { ((minutes(text) + shift) % 1440 + 1440) % 1440 }
    let (start, end) = (there(session.start), there(session.end))
    let good = input.times.suitable.map(minutes)
    let fair = input.times.lessSuitable.map(minutes)
    if start < fair[0] || end > fair[1] || end < fair[0] { return input.times.unsuitablePenalty }
    return start < good[0] || end > good[1] ? input.times.lessSuitablePenalty : 0
  }

  /// Every two submissions that share somebody, or one of which somebody needs who chairs the other's track.
  private var encounters: [Filling.Encounter] {
    let chairs = Dictionary(
      input.tracks.map { ($0.id, Set($0.chairs)) }, uniquingKeysWith: { first, _ in first })
    let people = input.submissions.map { submission in
      (
        presenters: Set(submission.presenters), attendees: Set(submission.attendees),
        track: submission.track, chairs: chairs[submission.track] ?? []
      )
    }
    func meet(_ a: Set<String>, _ b: Set<String>) -> Bool { !a.isDisjoint(with: b) }
    var found: [Filling.Encounter] = []
    for i in people.indices {
      for j in people.indices.dropFirst(i + 1) {
        let (a, b) = (people[i], people[j])
        let isOneTrack = a.track == b.track
        let presents =
          meet(a.presenters, b.presenters)
          || !isOneTrack && (meet(a.presenters, b.chairs) || meet(b.presenters, a.chairs))
        let attends =
          meet(a.attendees, b.attendees) || meet(a.attendees, b.presenters)
          || meet(b.attendees, a.presenters)
          || !isOneTrack && (meet(a.attendees, b.chairs) || meet(b.attendees, a.chairs))
        func sum(_ ending: String) -> Int {
          (presents ? weight("presenters_conflicts\(ending)") : 0)
            + (attends ? weight("attendees_conflicts\(ending)") : 0)
        }
        let (cost, together) = (sum(""), sum("_timeslot"))
        if cost != 0 || together != 0 {
          found.append(Filling.Encounter(i, j, cost: cost, costTogether: together))
        }
      }
    }
    return found
  }

  /// The family's list of entries.
  private func render(_ layout: Filling.Layout) -> String {
    struct Entry: Encodable {
      var submission: String
      var session: String
      var room: String
      var position: Int
    }
    var entries: [Entry] = []
    for (cell, pieces) in layout.pieces.enumerated() {
      var position = 1
      for piece in pieces {
        entries.append(
          Entry(
            submission: input.submissions[piece].id,
            session: input.sessions[cells[cell].period].id,
            room: input.rooms[cells[cell].place], position: position))
        position += input.submissions[piece].timeslots
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(entries)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
