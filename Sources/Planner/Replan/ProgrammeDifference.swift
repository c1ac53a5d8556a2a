// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import ProgrammeChecker

/// What one programme changed of another: for whom, and which rule forced it.
package struct ProgrammeDifference: Sendable {
  /// A session or interview that starts at another time or takes place elsewhere.
  package struct Move: Sendable {
    /// Identifier and key, such as `S21 C-US1`.
    package var name: String
    /// `nil` where an interview moved.
    package var session: Session.ID?
    /// `nil` where a session moved.
    package var interview: Interview.ID?
    /// When it began.
    package var oldStart: LocalTime
    /// Where it was.
    package var oldVenue: Venue.ID
    /// When it begins now; equal to ``oldStart`` where only the venue changed.
    package var newStart: LocalTime
    /// Where it is now; equal to ``oldVenue`` where only the time changed.
    package var newVenue: Venue.ID
    /// Units that have to be told.
    package var units: [AttendanceUnit.ID]
    /// Interpreters and liaison officers, those before and those now.
    package var interpreters: [Interpreter.ID] = []
    /// Liaison officers, those before and those now.
    package var officers: [LiaisonOfficer.ID] = []
    /// Outlets with their journalists, of an interview or of the session's media slots.
    package var outlets: [Outlet.ID] = []
    /// Journalists, those before and those now.
    package var journalists: [Journalist.ID] = []
    /// Finds ``reasons``, which most differences are never asked for.
    fileprivate let judge: @Sendable () -> [Violation]

    /// Rules that the old time and venue would break.
    ///
    /// - Complexity: up to two judgements of all hard rules each time.
    package var reasons: [Violation] { judge() }

    /// 1 or 2: start and venue count one each.
    package var changeCount: Int {
      (oldStart == newStart ? 0 : 1) + (oldVenue == newVenue ? 0 : 1)
    }
  }

  /// People who come to or leave a session, interview or slot.
  package struct Reassignment: Sendable, Hashable {
    /// Identifier and key, as in ``Move/name``; a slot has its identifier alone.
    package var name: String
    /// Identifiers of those who come.
    package var joined: [String]
    /// Identifiers of those who no longer come.
    package var left: [String]
  }

  /// An item that another block has now.
  package struct ItemMove: Sendable, Hashable {
    /// By identifier.
    package var item: ProgrammeItem.ID
    /// Identifiers of the blocks.
    package var oldBlock: Session.ID
    package var newBlock: Session.ID
  }

  package private(set) var moves: [Move] = []
  /// In the order of the new programme; each is one change.
  package private(set) var itemMoves: [ItemMove] = []
  package private(set) var reassignments: [Reassignment] = []
  /// Sessions and interviews that are only in the new, and only in the old programme.
  package private(set) var added: [String] = []
  package private(set) var removed: [String] = []

  /// Changed starts, changed venues and items in other blocks, each once.
  package var changeCount: Int { moves.reduce(itemMoves.count) { $0 + $1.changeCount } }

  /// Compares; `judged` is what the checker says of the old programme in the festival as it is now.
  package init(
    from old: Programme, to new: Programme, of festival: Festival,
    judged: ProgrammeChecker.Report
  ) {
    let oldBlocks = Dictionary(
      old.sessions.flatMap { block in (block.items ?? []).map { ($0, block.id) } },
      uniquingKeysWith: { first, _ in first })
    for placed in new.sessions {
      for item in placed.items ?? [] {
        guard let before = oldBlocks[item], before != placed.id else { continue }
        itemMoves.append(ItemMove(item: item, oldBlock: before, newBlock: placed.id))
      }
      let session = festival.session(placed.id)
      let name = session.key == placed.id.rawValue ? session.key : "\(placed.id) \(session.key)"
      guard let before = old.sessions.first(where: { $0.id == placed.id }) else {
        added.append(name)
        continue
      }
      if before.start != placed.start || before.venue != placed.venue {
        moves.append(
          Move(
            name: name, session: placed.id, oldStart: before.start, oldVenue: before.venue,
            newStart: placed.start, newVenue: placed.venue,
            units: placed.attendees ?? session.namedUnits
          ) { Self.reasons(against: before, in: new, of: festival, judged: judged) })
        moves[moves.count - 1].addStaff(of: [before, placed], from: [old, new], festival)
      }
      note(name, before.attendees?.map(\.rawValue), placed.attendees?.map(\.rawValue))
      note(name, Self.people(before), Self.people(placed))
    }
    for placed in new.interviews ?? [] {
      guard let stated = old.interviews else { break }
      guard let before = stated.first(where: { $0.id == placed.id }) else {
        added.append(placed.id.rawValue)
        continue
      }
      if before.start != placed.start || before.venue != placed.venue {
        moves.append(
          Move(
            name: placed.id.rawValue, interview: placed.id, oldStart: before.start,
            oldVenue: before.venue, newStart: placed.start, newVenue: placed.venue,
            units: [festival.interview(placed.id).subject]
          ) { Self.reasons(against: before, in: new, of: festival) })
        moves[moves.count - 1].addStaff(of: [before, placed], festival)
      }
      note(
        placed.id.rawValue,
        (before.journalists.map(\.rawValue) + before.interpreters.map(\.rawValue)),
        placed.journalists.map(\.rawValue) + placed.interpreters.map(\.rawValue))
    }
    for placed in new.mediaSlots ?? [] {
      guard let before = old.mediaSlots?.first(where: { $0.id == placed.id }) else { continue }
      note(
        placed.id.rawValue, before.journalists.map(\.rawValue), placed.journalists.map(\.rawValue))
    }
    removed = old.sessions.filter { before in !new.sessions.contains { $0.id == before.id } }
      .map(\.id.rawValue)
    if let interviews = new.interviews {
      removed += (old.interviews ?? []).filter { before in
        !interviews.contains { $0.id == before.id }
      }.map(\.id.rawValue)
    }
  }

  private static func people(_ session: Programme.PlacedSession) -> [String]? {
    guard session.interpreters != nil || session.liaison != nil else { return nil }
    return (session.interpreters ?? []).flatMap(\.ids).map(\.rawValue)
      + (session.liaison ?? []).map(\.rawValue)
  }

  private mutating func note(_ name: String, _ before: [String]?, _ after: [String]?) {
    guard let before, let after else { return }
    let joined = after.filter { !before.contains($0) }
    let left = before.filter { !after.contains($0) }
    guard !(joined.isEmpty && left.isEmpty) else { return }
    if let index = reassignments.firstIndex(where: { $0.name == name }) {
      reassignments[index].joined += joined
      reassignments[index].left += left
    } else {
      reassignments.append(Reassignment(name: name, joined: joined, left: left))
    }
  }

  // MARK: - Why

  /// What would break with the session where it was and all others as they are now; if nothing, what was broken before.
  private static func reasons(
    against before: Programme.PlacedSession, in new: Programme, of festival: Festival,
    judged: ProgrammeChecker.Report
  ) -> [Violation] {
    var back = new
    back.sessions = new.sessions.map { placed in
      guard placed.id == before.id else { return placed }
      var copy = placed
      copy.start = before.start
      copy.end = festival.time(
        festival.elapsed(from: placed.start, to: placed.end), after: before.start)
      copy.venue = before.venue
      return copy
    }
    // The press follows its session, as it would have.
    let delay = new.sessions.first { $0.id == before.id }.map {
      festival.elapsed(from: $0.start, to: before.start)
    }
    back.mediaSlots = new.mediaSlots?.map { slot in
      guard let delay, festival.mediaSlot(slot.id).session == before.id else { return slot }
      var copy = slot
      copy.start = festival.time(delay, after: slot.start)
      copy.end = festival.time(delay, after: slot.end)
      return copy
    }
    func broken(_ programme: Programme) -> [Violation] {
      ProgrammeChecker.breaches(of: programme, in: festival)
        .filter { $0.sessions.contains(before.id) }
    }
    // People chosen for the new time say nothing about the old one, unless nothing else does.
    for candidate in [back.withoutChosenPeople, back] {
      let reasons = broken(candidate)
      if !reasons.isEmpty { return reasons }
    }
    return judged.violations.filter { $0.rule.isHard && $0.sessions.contains(before.id) }
  }

  private static func reasons(
    against before: Programme.PlacedInterview, in new: Programme, of festival: Festival
  ) -> [Violation] {
    var back = new
    back.interviews = new.interviews?.map { placed in
      guard placed.id == before.id else { return placed }
      var copy = placed
      copy.start = before.start
      copy.end = festival.time(
        festival.elapsed(from: placed.start, to: placed.end), after: before.start)
      copy.venue = before.venue
      return copy
    }
    return ProgrammeChecker.breaches(of: back, in: festival)
  }
}

extension Programme {
  /// Times, venues and attendees alone.
  fileprivate var withoutChosenPeople: Programme {
    var programme = self
    for index in programme.sessions.indices {
      programme.sessions[index].interpreters = nil
      programme.sessions[index].liaison = nil
    }
    programme.mediaSlots = nil
    return programme
  }
}

extension ProgrammeDifference.Move {
  fileprivate mutating func addStaff(
    of placements: [Programme.PlacedSession], from programmes: [Programme], _ festival: Festival
  ) {
    interpreters = placements.flatMap { ($0.interpreters ?? []).flatMap(\.ids) }.withoutRepeats
    officers = placements.flatMap { $0.liaison ?? [] }.withoutRepeats
    let slots = programmes.flatMap { $0.mediaSlots ?? [] }.filter { slot in
      festival.hasMediaSlot(slot.id) && festival.mediaSlot(slot.id).session == session
    }
    journalists = slots.flatMap(\.journalists).withoutRepeats
    outlets = slots.flatMap(\.outlets).withoutRepeats
  }

  /// An interview's subject is accompanied by the officers of his party.
  fileprivate mutating func addStaff(
    of placements: [Programme.PlacedInterview], _ festival: Festival
  ) {
    interpreters = placements.flatMap(\.interpreters).withoutRepeats
    journalists = placements.flatMap(\.journalists).withoutRepeats
    outlets = interview.map { [festival.interview($0).outlet] } ?? []
    let parties = units.map { festival.unit($0).party }
    officers = festival.liaisonOfficers.filter { $0.parties.contains(where: parties.contains) }
      .map(\.id)
  }
}

extension Array where Element: Hashable {
  fileprivate var withoutRepeats: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
