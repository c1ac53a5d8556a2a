// SPDX-License-Identifier: Apache-2.0

import ExactSolver
package import FestivalModel
import Solver

/// A set of sessions and demands that cannot go together, none of which can be spared.
package struct FestivalConflict: Sendable, Hashable {
  package var sessions: [Session.ID]
  package var causes: [Cause]
  /// Sessions that are impossible by themselves and possible without one of the causes.
  package var alike: [Session.ID] = []
  /// Whether the set was shrunk to the end: without any one of its parts, the rest of the set goes together.
  package var isShrunk: Bool

  /// Its own sessions and those that are impossible for the same reason.
  package var all: [Session.ID] { sessions + alike }
}

/// Finds conflicts: first a smallest set of sessions, then a smallest set of what these sessions demand.
///
/// Both are shrunk by leaving out one part after the other and asking again. Whether sessions go together is decided
/// by exhaustive search over starts and venues and, where that is not enough, by the exact engine with everybody who
/// has to be chosen; what is called a conflict is proven to be one.
struct ConflictSearch {
  let festival: Festival
  private let engine: ExactEngine?
  private let clock: Clock

  /// How long there is to search.
  struct Clock: Sendable {
    private let end: ContinuousClock.Instant

    init(_ limit: Duration) { end = .now + limit }

    var isOver: Bool { ContinuousClock.now >= end }
    var secondsLeft: Double { max(0.05, (end - ContinuousClock.now) / .seconds(1)) }
  }

  /// What is looked at to decide whether sessions go together.
  private enum Depth {
    case startsAndVenues
    /// Whoever is chosen for them, too.
    case people
  }

  init(_ festival: Festival, engine: ExactEngine?, clock: Clock) {
    self.festival = festival
    self.engine = engine
    self.clock = clock
  }

  /// Conflicts that need no search for sessions: sessions that are impossible by themselves.
  ///
  /// Those that one demand of people or venues makes impossible are one conflict. What the time does not allow to look
  /// into is left out.
  func impossibleSessions() async -> [FestivalConflict] {
    var seen = Set<Session.ID>()
    var sessions = FestivalCompiler.compile(festival).impossibilities.flatMap(\.sessions)
      .filter { seen.insert($0).inserted }[...]
    var conflicts: [FestivalConflict] = []
    while let session = sessions.popFirst(), !clock.isOver || conflicts.isEmpty {
      guard var conflict = await shrunk([session]) else { continue }
      for cause in conflict.causes where cause.isWide && !sessions.isEmpty && !clock.isOver {
        let left = Set(
          FestivalCompiler.compile(cause.lifted(from: festival)).impossibilities
            .flatMap(\.sessions))
        conflict.alike += sessions.filter { !left.contains($0) }
        sessions = ArraySlice(sessions.filter(left.contains))
      }
      conflicts.append(conflict)
    }
    return conflicts
  }

  /// A conflict of several sessions, sought around those that could not be planned.
  ///
  /// - Returns: `nil` when none can be proven.
  func conflict(around suspects: [Session.ID]) async -> FestivalConflict? {
    var sessions = clashingSessions(around: suspects)
    if sessions == nil { sessions = await peopledSessions(around: suspects) }
    if sessions == nil { sessions = await provenSessions() }
    guard let sessions else { return nil }
    return await shrunk(festival.sessions.map(\.id).filter(sessions.contains))
  }

  /// A smallest set of sessions that clash whoever is chosen for them.
  private func clashingSessions(around suspects: [Session.ID]) -> [Session.ID]? {
    let compiled = FestivalCompiler.compile(festival)
    let skeleton = Skeleton(compiled.problem)
    var index: [Session.ID: Int] = [:]
    for (activity, meaning) in compiled.activities.enumerated() {
      if case .session(let id) = meaning { index[id] = activity }
    }
    func goTogether(_ sessions: [Session.ID]) -> Bool? {
      FewestChanges.canPlace(Set(sessions.compactMap { index[$0] }), of: skeleton)
    }
    // Where all go together, or nobody knows within the same effort, more and more of them will not tell.
    guard goTogether(festival.sessions.map(\.id)) == false || goTogether(suspects) == false else {
      return nil
    }
    var set = suspects
    var found = goTogether(set) == false
    // Sessions with the same people, the busiest first, until they no longer go together.
    while !found, !clock.isOver, let next = next(to: set) {
      set.append(next)
      found = goTogether(set) == false
    }
    guard found else { return nil }
    for session in set where set.count > 1 && !clock.isOver {
      let rest = set.filter { $0 != session }
      if goTogether(rest) == false { set = rest }
    }
    return set
  }

  /// The session that shares most people with these.
  private func next(to set: [Session.ID]) -> Session.ID? {
    let people = Set(set.flatMap { festival.session($0).namedUnits })
    return festival.sessions.filter { !set.contains($0.id) }
      .max {
        $0.namedUnits.count(where: people.contains) < $1.namedUnits.count(where: people.contains)
      }?
      .id
  }

  /// A smallest set of few sessions around the suspects that clash because of whoever has to be chosen for them.
  private func peopledSessions(around suspects: [Session.ID]) async -> [Session.ID]? {
    guard engine != nil, !suspects.isEmpty else { return nil }
    func goTogether(_ sessions: [Session.ID]) async -> Bool {
      await isPossible(festival.limited(to: sessions), .people)
    }
    var set = suspects
    while await goTogether(set) {
      guard set.count < Self.fewSessions, !clock.isOver, let next = next(to: set) else {
        return nil
      }
      set.append(next)
    }
    for session in set where set.count > 1 && !clock.isOver {
      let rest = set.filter { $0 != session }
      if await !goTogether(rest) { set = rest }
    }
    return set
  }

  private static let fewSessions = 12
  /// More are named as the session's people.
  private static let fewParties = 4

  /// A smallest set of sessions that the exact engine proves impossible together, with whoever could be chosen.
  private func provenSessions() async -> [Session.ID]? {
    guard let engine, !clock.isOver else { return nil }
    let compiled = FestivalCompiler.compile(festival.limited(to: festival.sessions.map(\.id)))
    guard compiled.impossibilities.isEmpty else { return nil }
    let unplaced = compiled.problem.unplacedLabel
    let conflict = await ExactSolver.conflict(
      in: compiled.problem, limits: ExactSolver.Limits(seconds: clock.secondsLeft / 2),
      engine: engine, withRemedies: false
    ) { term in
      if case .activity = term.subject { term.label == unplaced } else { false }
    }
    guard conflict.status == .minimal || conflict.status == .notYetMinimal else { return nil }
    return conflict.terms.compactMap { term in
      guard case .activity(let activity) = term.subject,
        case .session(let id) = compiled.activities[activity]
      else { return nil }
      return id
    }
  }

  // MARK: - Demands

  /// Whether nothing but starts and venues, and perhaps people, keeps these few sessions from being planned.
  private func isPossible(_ festival: Festival, _ depth: Depth) async -> Bool {
    let compiled = FestivalCompiler.compile(festival)
    guard compiled.impossibilities.isEmpty else { return false }
    let all = Set(compiled.problem.activities.indices)
    if FewestChanges.canPlace(all, of: Skeleton(compiled.problem), checks: 2_000_000) == false {
      return false
    }
    guard depth == .people, let engine else { return true }
    let outcome = await ExactSolver.solve(
      compiled.problem, ExactRequest(objective: .none),
      limits: ExactSolver.Limits(seconds: clock.secondsLeft), engine: engine)
    return outcome.status != .infeasible
  }

  private func shrunk(_ sessions: [Session.ID]) async -> FestivalConflict? {
    let small = festival.limited(to: sessions)
    var depth = Depth.startsAndVenues
    if await isPossible(small, depth) {
      depth = .people
      if await isPossible(small, depth) { return nil }
    }
    let all = Cause.all(of: small)
    var enforced = all.filter { !$0.isTelling }
    var left = small
    // Halves first, then smaller groups, then one by one; what tells most is tried last, and so rather kept.
    var size = max(1, enforced.count / 2)
    var hasTelling = false
    var isShrunk = true
    while true {
      var start = 0
      while start < enforced.count {
        if clock.isOver {
          isShrunk = false
          break
        }
        let end = min(start + size, enforced.count)
        let group = Array(enforced[start..<end])
        let without = group.reduce(left) { $1.lifted(from: $0) }
        if await isPossible(without, depth) {
          start = end
        } else {
          left = without
          enforced.removeSubrange(start..<end)
        }
      }
      if hasTelling || !isShrunk { break }
      if size == 1 {
        hasTelling = true
        enforced += all.filter(\.isTelling)
      }
      size = max(1, size / 2)
    }
    if !hasTelling { enforced += all.filter(\.isTelling) }
    var causes: [Cause] = []
    for cause in enforced { causes.append(await named(cause, in: small, depth)) }
    return FestivalConflict(sessions: sessions, causes: causes, isShrunk: isShrunk)
  }

  /// The party of a session's people, or the fewest parties, without whom the few sessions go together.
  private func named(_ cause: Cause, in small: Festival, _ depth: Depth) async -> Cause {
    guard case .people(let id) = cause, !clock.isOver else { return cause }
    let elsewhere = Set(small.sessions.filter { $0.id != id }.flatMap(\.namedUnits))
    let attending = Set(small.session(id).namedUnits.map { small.unit($0).party })
    let shared = Set(
      small.session(id).namedUnits.filter(elsewhere.contains).map { small.unit($0).party })
    func attendances(_ parties: Set<Party.ID>) -> [Cause] {
      small.parties.map(\.id).filter(parties.contains).map { .attendance($0, id) }
    }
    for attendance in attendances(attending) {
      if await isPossible(attendance.lifted(from: small), depth) { return attendance }
    }
    var all = attendances(shared)
    guard (2...Self.fewParties).contains(all.count),
      await isPossible(Cause.together(all).lifted(from: small), depth)
    else {
      return cause
    }
    for attendance in all where all.count > 2 && !clock.isOver {
      let rest = all.filter { $0 != attendance }
      if await isPossible(Cause.together(rest).lifted(from: small), depth) { all = rest }
    }
    return .together(all)
  }
}

extension Festival {
  /// The festival with these sessions alone, and only the people who have to attend them.
  func limited(to sessions: [Session.ID]) -> Festival {
    let gone = self.sessions.map(\.id).filter { !sessions.contains($0) }
    var parts = applying(
      gone.map { .cancellation($0) } + [.interviewCancellation(interviews.map(\.id))]
    ).parts
    parts.openings = parts.openings.filter { $0.minUnits > 0 }
    parts.waves = []
    parts.liaisonOfficers = []
    parts.mediaSlots = parts.mediaSlots.filter { $0.kind == "spray" }
    // All venues stay: where else a session could be is part of the question. So do all people when a role asks for them.
    guard parts.openings.isEmpty else { return Festival(parts) }
    let wished = parts.wishes.flatMap { wish -> [AttendanceUnit.ID] in
      if case .units(let units) = wish.subject { units } else { [] }
    }
    let named = Set(parts.sessions.flatMap(\.namedUnits) + wished)
    let parties = Set(parts.units.filter { named.contains($0.id) }.map(\.party))
    parts.units.removeAll { !parties.contains($0.party) }
    parts.parties.removeAll { !parties.contains($0.id) }
    let units = Set(parts.units.map(\.id))
    parts.guests.removeAll { !units.contains($0.unit) }
    for index in parts.sessions.indices {
      parts.sessions[index].optional.removeAll { !units.contains($0) }
    }
    return Festival(parts)
  }
}
