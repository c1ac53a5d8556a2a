// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Solver

extension FestivalProblem {
  /// The office's words for a solution.
  ///
  /// - Precondition: every activity has a start.
  package func programme(
    of solution: Solution, for festival: Festival, matchmaking: [Programme.MatchmakingPlan],
    edition: Int, seed: UInt64
  ) -> Programme {
    let seated = Seated(self, solution)
    var sessions: [Programme.PlacedSession] = []
    var interviews: [Programme.PlacedInterview] = []
    for (index, meaning) in activities.enumerated() {
      precondition(solution.start[index] >= 0, "\(meaning) is left out of the programme")
      let start = time(of: problem.activities[index].starts[solution.start[index]])
      let venue = venues[index][solution.option[index]]
      switch meaning {
      case .session(let id):
        let session = festival.session(id)
        let meeting = festival.meetingOfficers(of: session)
        let chosen = festival.units.map(\.id).filter { seated.units[id]?.contains($0) ?? false }
        sessions.append(
          Programme.PlacedSession(
            id: id, start: start, end: festival.time(session.duration, after: start),
            venue: venue,
            attendees: session.namedUnits + chosen,
            interpreters: session.interpreting.map { need in
              Programme.Team(
                need: need,
                ids: festival.interpreters.map(\.id)
                  .filter { seated.teams[id]?[need]?.contains($0) ?? false })
            },
            liaison: festival.liaisonOfficers.map(\.id).filter {
              seated.liaison[id]?.contains($0) ?? false || meeting.contains($0)
            },
            items: session.fill == nil ? nil : festival.items(of: id).map(\.id)))
      case .interview(let id):
        let interview = festival.interview(id)
        interviews.append(
          Programme.PlacedInterview(
            id: id, start: start, end: festival.time(interview.duration, after: start),
            venue: venue,
            journalists: seated.interviewJournalists[id] ?? [],
            interpreters: seated.interviewInterpreters[id] ?? []))
      }
    }
    let starts = Dictionary(uniqueKeysWithValues: sessions.map { ($0.id, $0.start) })
    let slots = festival.mediaSlots.map { slot in
      let start = festival.time(slot.offset, after: starts[slot.session] ?? LocalTime(0))
      let journalists = festival.journalists.filter {
        seated.journalists[slot.id]?.contains($0.id) ?? false
      }
      return Programme.PlacedMediaSlot(
        id: slot.id, start: start, end: festival.time(slot.duration, after: start),
        outlets: festival.outlets.map(\.id).filter { outlet in
          journalists.contains { $0.outlet == outlet }
        },
        journalists: journalists.map(\.id))
    }
    let plans = matchmaking.map { plan in
      let start = starts[plan.session] ?? LocalTime(0)
      return Programme.MatchmakingPlan(
        session: plan.session,
        meetings: plan.meetings.map {
          Programme.MatchmakingPlan.Meeting(
            a: $0.a, b: $0.b,
            start: festival.time(Minutes($0.start.rawValue), after: start), table: $0.table)
        })
    }
    return Programme(
      festival: festival.slug, edition: edition, seed: seed, sessions: sessions,
      interviews: interviews, mediaSlots: slots, matchmaking: plans)
  }

  /// The occupants of all seats, sorted by what the seats are for.
  private struct Seated {
    var units: [Session.ID: Set<AttendanceUnit.ID>] = [:]
    var teams: [Session.ID: [InterpretingNeed: Set<Interpreter.ID>]] = [:]
    var liaison: [Session.ID: Set<LiaisonOfficer.ID>] = [:]
    var journalists: [MediaSlot.ID: Set<Journalist.ID>] = [:]
    var interviewJournalists: [Interview.ID: [Journalist.ID]] = [:]
    var interviewInterpreters: [Interview.ID: [Interpreter.ID]] = [:]

    init(_ compiled: FestivalProblem, _ solution: Solution) {
      for (seat, meaning) in compiled.seats.enumerated() where solution.occupant[seat] >= 0 {
        switch (meaning, compiled.resources[solution.occupant[seat]]) {
        case (.optional(_, let session), .unit(let unit)),
          (.opening(_, let session), .unit(let unit)):
          units[session, default: []].insert(unit)
        case (.interpreter(let need, let session), .interpreter(let id)):
          teams[session, default: [:]][need, default: []].insert(id)
        case (.liaison(let session), .liaison(let id)):
          liaison[session, default: []].insert(id)
        case (.journalist(let slots), .journalist(let id)):
          for slot in slots { journalists[slot, default: []].insert(id) }
        case (.interviewJournalist(let interview), .journalist(let id)):
          interviewJournalists[interview, default: []].append(id)
        case (.interviewInterpreter(let interview), .interpreter(let id)):
          interviewInterpreters[interview, default: []].append(id)
        // Whoever goes with his rows is named in theirs.
        case (.person, .person): break
        case (_, let resource):
          preconditionFailure("\(resource) sits in a seat for \(meaning)")
        }
      }
    }
  }
}
