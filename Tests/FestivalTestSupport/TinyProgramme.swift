// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// A programme of a few words for one test; ends and slot times follow from the festival unless
/// stated.
package struct TinyProgramme: Sendable {
  package var programme: Programme
  let festival: Festival

  package init(of festival: Festival) {
    self.festival = festival
    programme = Programme(festival: festival.slug, edition: 1, seed: 0, sessions: [])
  }

  package func hold(
    _ id: Session.ID,
    _ start: LocalTime,
    in venue: Venue.ID,
    until end: LocalTime? = nil,
    attendees: [AttendanceUnit.ID]? = nil,
    teams: KeyValuePairs<InterpretingNeed, [Interpreter.ID]>? = nil,
    liaison: [LiaisonOfficer.ID]? = nil
  ) -> TinyProgramme {
    var copy = self
    copy.programme.sessions.append(
      Programme.PlacedSession(
        id: id,
        start: start,
        end: end ?? start + festival.session(id).duration,
        venue: venue,
        attendees: attendees,
        interpreters: teams?.map { Programme.Team(need: $0.key, ids: $0.value) },
        liaison: liaison
      )
    )
    return copy
  }

  /// A block with what fills it; whoever contributes attends unless told.
  package func fill(
    _ id: Session.ID, _ start: LocalTime, in venue: Venue.ID, with items: [ProgrammeItem.ID],
    attendees: [AttendanceUnit.ID]? = nil
  ) -> TinyProgramme {
    var copy = hold(id, start, in: venue, attendees: attendees)
    copy.programme.sessions[copy.programme.sessions.count - 1].items = items
    return copy
  }

  package func interview(
    _ id: Interview.ID,
    _ start: LocalTime,
    in venue: Venue.ID,
    until end: LocalTime? = nil,
    journalists: [Journalist.ID] = [],
    interpreters: [Interpreter.ID] = []
  ) -> TinyProgramme {
    var copy = self
    let placed = Programme.PlacedInterview(
      id: id,
      start: start,
      end: end ?? start + festival.interview(id).duration,
      venue: venue,
      journalists: journalists,
      interpreters: interpreters
    )
    copy.programme.interviews = (programme.interviews ?? []) + [placed]
    return copy
  }

  /// A slot of a session held before; its outlets are those of its journalists unless stated.
  package func slot(
    _ id: MediaSlot.ID,
    _ journalists: [Journalist.ID],
    outlets: [Outlet.ID]? = nil,
    start: LocalTime? = nil
  ) -> TinyProgramme {
    var copy = self
    let slot = festival.mediaSlot(id)
    let host = programme.sessions.first { $0.id == slot.session }
    let begin = start ?? (host?.start ?? LocalTime(0)) + slot.offset
    let own = festival.journalists.filter { journalists.contains($0.id) }.map(\.outlet)
    let placed = Programme.PlacedMediaSlot(
      id: id,
      start: begin,
      end: begin + slot.duration,
      outlets: outlets ?? own,
      journalists: journalists
    )
    copy.programme.mediaSlots = (programme.mediaSlots ?? []) + [placed]
    return copy
  }

  package func meeting(
    _ session: Session.ID,
    _ a: Matchmaking.Firm.ID,
    _ b: Matchmaking.Firm.ID,
    _ start: LocalTime,
    table: Int = 1
  ) -> TinyProgramme {
    var copy = self
    let meeting = Programme.MatchmakingPlan.Meeting(a: a, b: b, start: start, table: table)
    var plans = programme.matchmaking ?? []
    if let index = plans.firstIndex(where: { $0.session == session }) {
      plans[index].meetings.append(meeting)
    } else {
      plans.append(Programme.MatchmakingPlan(session: session, meetings: [meeting]))
    }
    copy.programme.matchmaking = plans
    return copy
  }
}
