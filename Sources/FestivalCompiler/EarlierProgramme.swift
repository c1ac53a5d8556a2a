// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Solver

/// An earlier programme in the terms of a compiled festival: where everything was, and who sat where.
package struct EarlierProgramme {
  /// By activity: where and when it was.
  package let before: [FewestChanges.Before]
  /// As much of the programme as the festival still allows.
  package let solution: Solution
  /// Occupants of the seat's kind before, by seat; `nil` where the programme did not say, as of who goes with his rows.
  package let occupants: [[Int]?]

  /// Whom and what the festival no longer has is left out; `isLocked` says which occasions have to
  /// stay.
  package init(
    _ programme: Programme, in compiled: FestivalProblem,
    isLocked: (Occasion) -> Bool
  ) {
    let index = Lookup(compiled, programme)
    var before: [FewestChanges.Before] = []
    var solution = Solution(emptyFor: compiled.problem)
    for (activity, meaning) in compiled.activities.enumerated() {
      guard let placed = index.placed(meaning) else {
        before.append(Self.isStated(meaning, programme) ? .nothing : .ignored)
        continue
      }
      before.append(
        .placed(time: placed.time, place: placed.place, isLocked: isLocked(meaning)))
      let record = compiled.problem.activities[activity]
      if let start = record.starts.firstIndex(of: placed.time),
        let option = record.options.firstIndex(where: { $0.place == placed.place })
      {
        solution.start[activity] = start
        solution.option[activity] = option
      }
    }
    var occupants: [[Int]?] = []
    var free: [Lookup.Group: [Int]] = [:]
    for (seat, meaning) in compiled.seats.enumerated() {
      let group = Lookup.Group(meaning)
      let stated = index.occupants(of: meaning)
      occupants.append(stated)
      if let stated, free[group] == nil { free[group] = stated }
      let candidates = compiled.problem.seats[seat].candidates
      guard let choice = free[group]?.firstIndex(where: { candidates.contains($0) }) else {
        continue
      }
      solution.occupant[seat] = free[group]?.remove(at: choice) ?? -1
    }
    self.before = before
    self.solution = compiled.accompanied(solution)
    self.occupants = occupants
  }

  private static func isStated(
    _ meaning: Occasion, _ programme: Programme
  ) -> Bool {
    if case .interview = meaning { programme.interviews != nil } else { true }
  }
}

/// Resources by meaning, and what an earlier programme says of each session, interview and slot.
private struct Lookup {
  /// Seats between which the programme does not tell.
  enum Group: Hashable {
    case unit(AttendanceUnit.ID, Session.ID)
    case opening(Session.ID)
    case team(InterpretingNeed, Session.ID)
    case interviewTeam(Interview.ID)
    case interviewPress(Interview.ID)
    case press(MediaSlot.ID?)
    case liaison(Session.ID)
    case person

    init(_ meaning: FestivalProblem.SeatMeaning) {
      switch meaning {
      case .optional(let unit, let session): self = .unit(unit, session)
      case .opening(_, let session): self = .opening(session)
      case .interpreter(let need, let session): self = .team(need, session)
      case .interviewInterpreter(let id): self = .interviewTeam(id)
      case .interviewJournalist(let id): self = .interviewPress(id)
      case .journalist(let slots): self = .press(slots.first)
      case .liaison(let session): self = .liaison(session)
      case .person: self = .person
      }
    }
  }

  private let compiled: FestivalProblem
  private let resources: [FestivalProblem.ResourceMeaning: Int]
  private let sessions: [Session.ID: Programme.PlacedSession]
  private let interviews: [Interview.ID: Programme.PlacedInterview]
  /// `nil` where the programme says nothing about slots.
  private let slots: [MediaSlot.ID: Programme.PlacedMediaSlot]?

  init(_ compiled: FestivalProblem, _ programme: Programme) {
    func first<Key: Hashable, Value>(_ pairs: some Sequence<(Key, Value)>) -> [Key: Value] {
      Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    self.compiled = compiled
    resources = first(compiled.resources.enumerated().lazy.map { ($1, $0) })
    sessions = first(programme.sessions.lazy.map { ($0.id, $0) })
    interviews = first((programme.interviews ?? []).lazy.map { ($0.id, $0) })
    slots = programme.mediaSlots.map { slots in first(slots.lazy.map { ($0.id, $0) }) }
  }

  /// Where the session or interview was; place -1 for one that no longer exists.
  func placed(_ meaning: Occasion) -> (time: Int, place: Int)? {
    switch meaning {
    case .session(let id):
      guard let placed = sessions[id] else { return nil }
      return (compiled.minute(placed.start), resources[.venue(placed.venue)] ?? -1)
    case .interview(let id):
      guard let placed = interviews[id] else { return nil }
      return (compiled.minute(placed.start), resources[.booths(placed.venue)] ?? -1)
    }
  }

  /// Who sat in seats of that kind, as far as they still exist; `nil` where the programme does not say.
  func occupants(of meaning: FestivalProblem.SeatMeaning) -> [Int]? {
    switch meaning {
    case .optional(let unit, let id):
      guard let attendees = sessions[id]?.attendees else { return nil }
      return attendees.contains(unit) ? [resources[.unit(unit)]].compactMap(\.self) : []
    case .opening(_, let id):
      return sessions[id]?.attendees?.compactMap { resources[.unit($0)] }
    case .interpreter(let need, let id):
      guard let teams = sessions[id]?.interpreters else { return nil }
      return teams.filter { $0.need == need }.flatMap(\.ids).compactMap {
        resources[.interpreter($0)]
      }
    case .interviewInterpreter(let id):
      return interviews[id]?.interpreters.compactMap { resources[.interpreter($0)] }
    case .interviewJournalist(let id):
      return interviews[id]?.journalists.compactMap { resources[.journalist($0)] }
    case .journalist(let slots):
      guard let stated = self.slots else { return nil }
      return slots.first.flatMap { stated[$0] }?.journalists
        .compactMap { resources[.journalist($0)] } ?? []
    case .liaison(let id):
      return sessions[id]?.liaison?.compactMap { resources[.liaison($0)] }
    case .person: return nil
    }
  }
}
