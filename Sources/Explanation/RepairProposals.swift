// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import FestivalCompiler
import FestivalModel
import Solver

/// Proposes repairs for a conflict, from its demands.
struct RepairProposals {
  typealias Proposal = (kind: Repair.Kind, changes: [Change])

  let festival: Festival
  let conflict: FestivalConflict
  /// The session that somebody asks about: what changes it is proposed before what changes others.
  private let asked: Session.ID?
  /// The programme that the festival had before, if any.
  private let base: Programme?
  let engine: ExactEngine?
  let clock: ConflictSearch.Clock
  static let mostOfAKind = 3
  private static let engagedAtMost = 4

  /// Of a conflict only what the festival still has is mended: others may have been cancelled for a trial.
  init(
    _ conflict: FestivalConflict, in festival: Festival, asked: Session.ID?,
    base: Programme? = nil, engine: ExactEngine?, clock: ConflictSearch.Clock
  ) {
    var present = conflict
    present.occasions = conflict.occasions.filter(festival.hasOccasion)
    present.causes = conflict.causes.filter { $0.isMade(in: festival) }
    self.conflict = present
    self.festival = festival
    self.asked = asked
    self.base = base
    self.engine = engine
    self.clock = clock
  }

  /// The gentlest first; the last cancels a session.
  func all() async -> [Proposal] {
    let crowd = await crowd()
    var proposals = crowd?.proposals ?? []
    for cause in conflict.causes where !(crowd?.holds(cause) ?? false) {
      // Hours are sought at length, and no more of them are tried.
      let hours = proposals.count { $0.kind == .furtherWindow }
      if hours >= Self.mostOfAKind, isOnlyAboutHours(cause) { continue }
      guard case .together(let parts) = cause else {
        proposals += await self.proposals(for: cause)
        continue
      }
      // What helps only together is proposed together.
      var firsts: [Proposal] = []
      for part in parts {
        let gentlest = await self.proposals(for: part).min { $0.kind < $1.kind }
        if let gentlest { firsts.append(gentlest) }
      }
      if firsts.count == parts.count, let kind = firsts.map(\.kind).max() {
        proposals.append((kind, firsts.flatMap(\.changes)))
      }
    }
    // What fewest people would miss is done without first.
    proposals += conflict.occasions.map { occasion in
      let persons = occasion.namedUnits(in: festival).reduce(0) { $0 + festival.unit($1).size }
      return (persons, occasion)
    }.sorted { $0.0 < $1.0 }.map { _, occasion in
      (occasion.session == nil ? .interviewCancellation : .cancellation, [occasion.cancellation])
    }
    var seen = Set<[Change]>()
    var count: [Repair.Kind: Int] = [:]
    let ranked = proposals.enumerated()
      .sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }
      .map(\.element)
      .filter { proposal in
        guard seen.insert(proposal.changes).inserted else { return false }
        count[proposal.kind, default: 0] += 1
        return proposal.kind == .cancellation || count[proposal.kind] ?? 0 <= Self.mostOfAKind
      }
    guard let crowd else { return ranked }
    // Of many that stand in each other's way no single one helps by giving way.
    return ranked.filter { proposal in
      guard let occasion = proposal.changes.onlyOccasionMoved else { return true }
      return !crowd.occasions.contains(occasion)
    }
  }

  /// Whether nothing but other hours would be proposed, for what nobody asks about.
  private func isOnlyAboutHours(_ cause: Cause) -> Bool {
    switch cause {
    case .windows(let id): festival.session(id).pinned == nil && id != asked
    case .interview(_, .hours): true
    default: false
    }
  }

  private func rank(_ proposal: Proposal, _ offset: Int) -> (Repair.Kind, Int, Int) {
    let isAsked = asked.map { id in proposal.changes.contains { $0.session == id } } ?? false
    return (proposal.kind, isAsked ? 0 : 1, offset)
  }

  private func proposals(for cause: Cause) async -> [Proposal] {
    var proposals: [Proposal] = []
    switch cause {
    case .windows(let id):
      if festival.session(id).pinned != nil, !festival.session(id).windows.isEmpty {
        proposals.append((.otherStart, [.unpin(id)]))
      }
      proposals += await windows(of: .session(id))
    case .interview(let id, .hours): proposals += await windows(of: .interview(id))
    case .candidates(let id), .capacity(let id), .equipment(let id), .access(.session(let id)):
      proposals += venues(for: id)
    case .interview(let id, .venues), .access(.interview(let id)): proposals += venues(for: id)
    case .booths:
      for id in conflict.occasions.compactMap(\.interview) { proposals += venues(for: id) }
    case .occupancy:
      for id in conflict.sessions { proposals += venues(for: id) }
    case .closure(let id):
      let venue = festival.venue(id)
      // Nobody opens a ground in the rain.
      proposals += venue.closed.filter { !(venue.isOutdoor && $0.isWholeDays) }
        .map { (.reopening, [.reopening(id, $0)]) }
      proposals += await movesElsewhere(from: id)
    case .crew, .slot, .officers, .escort, .interview(_, .journalist):
      proposals += serviceProposals(for: cause)
    case .interview(let id, .language):
      proposals += engagements(for: festival.interview(id).language)
    case .staff(let language): proposals += engagements(for: language)
    case .attendance(let party, let id):
      if isSpareable(party, at: id) {
        proposals.append((.optional, [.optional(.party(party), at: id)]))
      }
      proposals += substitutes(for: party, at: id)
    case .presence(let unit, let id):
      if isSpareable([unit], at: id) {
        proposals.append((.optional, [.optional(.unit(unit), at: id)]))
      }
      proposals += substitutes(for: [unit], at: id)
    case .people(let id):
      for party in sharedParties(at: id) { proposals += substitutes(for: party, at: id) }
    case .departure(let party), .arrival(let party):
      var isArrival = false
      if case .arrival = cause { isArrival = true }
      proposals += journeys(of: party, isArrival: isArrival)
      if conflict.occasions.count > 1 {
        proposals += await withoutAttendance(
          of: festival.units.filter { $0.party == party }.map(\.id))
      }
    case .absence(let units): proposals += await absences(of: units)
    case .relation(let id): proposals.append((.relation, [.release(id)]))
    case .meetings(let id, let demand): proposals += meetingProposals(id, demand)
    default: break
    }
    return proposals
  }

  // MARK: - Who

  /// Whether the session is still what it is without the party or units: a call needs guests and hosts, and on each side
  /// whoever is highest, whom only a substitute can stand in for.
  func isSpareable(_ party: Party.ID, at id: Session.ID) -> Bool {
    isSpareable(festival.units.filter { $0.party == party }.map(\.id), at: id)
  }

  func isSpareable(_ units: [AttendanceUnit.ID], at id: Session.ID) -> Bool {
    let session = festival.session(id)
    guard festival.type(session.type).isCall else { return true }
    return [session.required, session.hosts].allSatisfy { side in
      guard let grade = side.compactMap({ festival.unit($0).grade }).min() else {
        return side.isEmpty || side.contains { !units.contains($0) }
      }
      return side.contains { !units.contains($0) && festival.unit($0).grade == grade }
    }
  }

  /// One interpreter more, then two, then two teams of a booth.
  func engagements(for language: String) -> [Proposal] {
    let known = Set(festival.interpreters.map(\.id))
    let fresh = (1...known.count + Self.engagedAtMost).map { Interpreter.ID("\(language)-\($0)") }
      .filter { !known.contains($0) }
    let modes = modes(of: language)
    return [1, 2, Self.engagedAtMost].map { count in
      (
        .furtherInterpreter,
        fresh.prefix(count).map {
          .engagement($0, language: language, modes)
        }
      )
    }
  }

  /// Volunteers where only these are asked for, else interpreters for the stage and the booth.
  private func modes(of language: String) -> [InterpretingNeed.Mode] {
    let needs = conflict.sessions.flatMap { festival.session($0).interpreting }
      .filter { $0.language == language }
    return !needs.isEmpty && needs.allSatisfy { $0.mode == .volunteer }
      ? [.volunteer] : [.simultaneous, .consecutive]
  }

  /// Parties of the session's units that other sessions of the conflict need as well.
  private func sharedParties(at id: Session.ID) -> [Party.ID] {
    let elsewhere = Set(
      conflict.sessions.filter { $0 != id }.flatMap { festival.session($0).namedUnits })
    var seen = Set<Party.ID>()
    return festival.session(id).namedUnits.filter(elsewhere.contains)
      .map { festival.unit($0).party }.filter { seen.insert($0).inserted }
  }

  private func substitutes(for party: Party.ID, at id: Session.ID) -> [Proposal] {
    substitutes(for: festival.units.filter { $0.party == party }.map(\.id), at: id)
  }

  /// Units of near rank and the same party, who do not attend yet, for those of these who are graded.
  ///
  /// Ranks are near that may meet each other as host and guest.
  func substitutes(for units: [AttendanceUnit.ID], at id: Session.ID) -> [Proposal] {
    let session = festival.session(id)
    let nearRank = festival.rules.number(.parityLimit)
    return session.namedUnits.filter(units.contains).flatMap { unit -> [Proposal] in
      let record = festival.unit(unit)
      guard let grade = record.grade else { return [] }
      let others = festival.units.filter { other in
        guard other.party == record.party, other.id != unit, let rank = other.grade else {
          return false
        }
        return abs(rank - grade) <= nearRank && !session.namedUnits.contains(other.id)
          && other.standing == record.standing
      }
      return others.sorted {
        (abs(($0.grade ?? 0) - grade), $0.id) < (abs(($1.grade ?? 0) - grade), $1.id)
      }
      .prefix(Self.mostOfAKind).map { (.substitute, [.substitution(unit, by: $0.id, at: id)]) }
    }
  }

  /// The least other time of a journey with which the party could attend the sessions of the conflict, and the one with which
  /// it could where they are in the earlier programme.
  private func journeys(of party: Party.ID, isArrival: Bool) -> [Proposal] {
    let cause = isArrival ? Cause.arrival(party) : .departure(party)
    let small = cause.lifted(from: festival.limited(to: conflict.occasions))
    let compiled = FestivalCompiler.compile(small)
    guard compiled.impossibilities.isEmpty else { return [] }
    let attended = conflict.sessions.filter { id in
      festival.session(id).namedUnits.contains { festival.unit($0).party == party }
    }
    let units = festival.units.filter { $0.party == party }
    let all = units.compactMap {
      isArrival ? festival.arrival(of: $0) : festival.departure(of: $0)
    }.sorted { $0.time < $1.time }
    let journey = isArrival ? all.last : all.first
    guard let journey else { return [] }
    func needed(_ start: LocalTime, _ id: Session.ID, at venue: Venue.ID) -> LocalTime {
      let place = festival.venue(venue).place
      if isArrival {
        let way = festival.travel.time(from: journey.place, to: place, departing: start)
        return festival.time(way + festival.place(journey.place).arrivalPad, before: start)
      }
      let end = festival.time(festival.session(id).duration, after: start)
      let way = festival.travel.time(from: place, to: journey.place, departing: end)
      return festival.time(way + festival.place(journey.place).departureLead, after: end)
    }
    // Each start and venue a session may have asks for a time of its own; the one nearest to the present journey.
    let least = attended.compactMap { id -> LocalTime? in
      guard let activity = compiled.activities.firstIndex(of: .session(id)) else { return nil }
      let record = compiled.problem.activities[activity]
      let times = record.starts.map { compiled.time(of: $0) }.flatMap { start in
        compiled.venues[activity].map { needed(start, id, at: $0) }
      }
      return isArrival ? times.max() : times.min()
    }
    // With this one all may stay where they are.
    let usual = (base?.sessions ?? []).filter {
      attended.contains($0.id) && festival.hasVenue($0.venue)
    }
    .map { needed($0.start, $0.id, at: $0.venue) }
    var seen = Set<LocalTime>()
    // What moves nobody else hardly ever fails.
    return [usual, least].compactMap { isArrival ? $0.min() : $0.max() }
      .filter { isArrival ? $0 < journey.time : $0 > journey.time }
      .filter { seen.insert($0).inserted }
      .map { time in
        (
          .journey,
          [
            isArrival
              ? .arrival(.party(party), time, at: nil) : .departure(.party(party), time, at: nil)
          ]
        )
      }
  }
}

extension [Change] {
  /// The one session or interview that gets other hours or is cancelled by these; `nil` where they do anything else.
  fileprivate var onlyOccasionMoved: Occasion? {
    let moved = map { change -> Occasion? in
      switch change {
      case .furtherWindow(let id, _), .pin(let id, _, nil), .unpin(let id), .cancellation(let id):
        .session(id)
      case .furtherInterviewWindow(let id, _): .interview(id)
      case .interviewCancellation(let ids) where ids.count == 1: .interview(ids[0])
      default: nil
      }
    }
    guard let first = moved.first, moved.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension Change {
  /// The session whose time, venue or people it changes.
  fileprivate var session: Session.ID? {
    switch self {
    case .furtherWindow(let id, _), .furtherVenue(let id, _), .pin(let id, _, _), .unpin(let id),
      .optional(_, let id), .substitution(_, _, let id):
      id
    default: nil
    }
  }
}
