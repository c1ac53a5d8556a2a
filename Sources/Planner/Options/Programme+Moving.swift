// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import Solver

extension Programme {
  /// The programme with one session at another start and venue, its media slots and meetings with it, nothing else.
  func moving(
    _ id: Session.ID, to start: LocalTime, in venue: Venue.ID, of festival: Festival
  ) -> Programme {
    var moved = self
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return moved }
    let delay = festival.elapsed(from: sessions[index].start, to: start)
    moved.sessions[index].start = start
    moved.sessions[index].end = festival.time(delay, after: sessions[index].end)
    moved.sessions[index].venue = venue
    moved.mediaSlots = mediaSlots?.map { slot in
      guard festival.mediaSlot(slot.id).session == id else { return slot }
      var slot = slot
      slot.start = festival.time(delay, after: slot.start)
      slot.end = festival.time(delay, after: slot.end)
      return slot
    }
    moved.matchmaking = matchmaking?.map { plan in
      guard plan.session == id else { return plan }
      var plan = plan
      for meeting in plan.meetings.indices {
        plan.meetings[meeting].start = festival.time(delay, after: plan.meetings[meeting].start)
      }
      return plan
    }
    return moved
  }

  /// Gives a seat to another, or to nobody.
  mutating func apply(
    _ reseating: Relocations.Reseating, of compiled: FestivalProblem, in festival: Festival
  ) {
    let from = reseating.from < 0 ? nil : compiled.resources[reseating.from]
    let to = reseating.to < 0 ? nil : compiled.resources[reseating.to]
    switch compiled.seats[reseating.seat] {
    case .optional(_, let session), .opening(_, let session):
      change(session) { $0.attendees = Self.replacing(from?.unit, by: to?.unit, in: $0.attendees) }
    case .interpreter(let need, let session):
      change(session) { placed in
        placed.interpreters = placed.interpreters?.map { team in
          guard team.need == need else { return team }
          return Team(
            need: need,
            ids: Self.replacing(from?.interpreter, by: to?.interpreter, in: team.ids) ?? [])
        }
      }
    case .liaison(let session):
      change(session) {
        $0.liaison = Self.replacing(from?.liaison, by: to?.liaison, in: $0.liaison)
      }
    case .journalist(let slots):
      for index in (mediaSlots ?? []).indices where slots.contains(mediaSlots?[index].id ?? "") {
        let crew =
          Self.replacing(
            from?.journalist, by: to?.journalist, in: mediaSlots?[index].journalists) ?? []
        mediaSlots?[index].journalists = crew
        let present = Set(festival.journalists.filter { crew.contains($0.id) }.map(\.outlet))
        mediaSlots?[index].outlets = festival.outlets.map(\.id).filter(present.contains)
      }
    // The programme names the rows, not who stands in them.
    case .person: break
    case .interviewInterpreter, .interviewJournalist:
      preconditionFailure("an interview's seat is none of a session's")
    }
  }

  private mutating func change(_ id: Session.ID, _ edit: (inout PlacedSession) -> Void) {
    for index in sessions.indices where sessions[index].id == id { edit(&sessions[index]) }
  }

  private static func replacing<ID: Equatable>(_ old: ID?, by new: ID?, in list: [ID]?) -> [ID]? {
    guard var list else { return nil }
    if let old, let place = list.firstIndex(of: old) {
      list.remove(at: place)
      if let new { list.insert(new, at: place) }
    } else if let new {
      list.append(new)
    }
    return list
  }
}

extension FestivalProblem.ResourceMeaning {
  fileprivate var unit: AttendanceUnit.ID? { if case .unit(let id) = self { id } else { nil } }
  fileprivate var interpreter: Interpreter.ID? {
    if case .interpreter(let id) = self { id } else { nil }
  }
  fileprivate var journalist: Journalist.ID? {
    if case .journalist(let id) = self { id } else { nil }
  }
  fileprivate var liaison: LiaisonOfficer.ID? {
    if case .liaison(let id) = self { id } else { nil }
  }
}
