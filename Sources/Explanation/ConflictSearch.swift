// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
package import FestivalModel
import Solver

/// A set of sessions, interviews and demands that cannot go together, none of which can be spared.
package struct FestivalConflict: Sendable, Hashable {
  package var occasions: [Occasion]
  package var causes: [Cause]
  /// Sessions and interviews that are impossible by themselves and possible without one of the causes.
  package var alike: [Occasion] = []
  /// Whether the set was shrunk to the end: without any one of its parts, the rest of the set goes together.
  package var isShrunk: Bool

  /// Its own sessions and interviews and those that are impossible for the same reason.
  package var all: [Occasion] { occasions + alike }

  package var sessions: [Session.ID] { occasions.compactMap(\.session) }
}

/// Finds conflicts: first a smallest set of sessions and interviews, then a smallest set of what these demand.
///
/// Both are shrunk by leaving out one part after the other and asking again. Whether they go together is decided by
/// exhaustive search over starts and venues and, where that is not enough, by the exact engine with everybody who has
/// to be chosen: units and interpreters, then journalists and liaison officers, too. What is called a conflict is
/// proven to be one.
struct ConflictSearch {
  let festival: Festival
  private let engine: ExactEngine?
  private let clock: Clock

  /// What is looked at to decide whether sessions go together.
  private enum Depth: CaseIterable {
    case startsAndVenues
    /// Whoever is chosen for them, too.
    case people
    /// Whoever reports and accompanies, too.
    case service
  }

  init(_ festival: Festival, engine: ExactEngine?, clock: Clock) {
    self.festival = festival
    self.engine = engine
    self.clock = clock
  }

  /// Conflicts that need no search for sessions: sessions and interviews that are impossible by themselves.
  ///
  /// Those that one demand of people or venues makes impossible are one conflict; what several such demands make impossible
  /// belongs to the last of them. What the time does not allow to look into is left out.
  func impossibleOccasions() async -> [FestivalConflict] {
    var rest = self
    var occasions = await impossible(in: festival)
    var conflicts: [FestivalConflict] = []
    while let occasion = occasions.first, !clock.isOver || conflicts.isEmpty {
      occasions.removeFirst()
      guard var conflict = await rest.shrunk([occasion]) else { continue }
      for cause in conflict.causes where cause.isWide && !occasions.isEmpty && !clock.isOver {
        let lifted = cause.lifted(from: rest.festival)
        let left = Set(await impossible(in: lifted))
        conflict.alike += occasions.filter { !left.contains($0) }
        occasions.removeAll { !left.contains($0) }
        rest = ConflictSearch(lifted, engine: engine, clock: clock)
      }
      conflicts.append(conflict)
    }
    return conflicts
  }

  /// Those with fewest reasons first, as these tell one demand from another.
  private func impossible(in festival: Festival) async -> [Occasion] {
    var reasons = FestivalCompiler.compile(festival).impossibilities
    for matchmaking in festival.matchmaking {
      let meetings = MatchmakingProblem(matchmaking, of: festival)
      if await meetings.isPossible(stop: clock.stop) == false {
        reasons.append(meetings.isTooTight)
      }
    }
    let counted = festival.occasions.enumerated().map { number, occasion in
      let count = reasons.count {
        occasion.session.map($0.sessions.contains) ?? false
          || occasion.interview.map($0.interviews.contains) ?? false
      }
      return (count: count, number: number, occasion: occasion)
    }
    return counted.filter { $0.count > 0 }
      .sorted { ($0.count, $0.number) < ($1.count, $1.number) }.map(\.occasion)
  }

  /// Conflicts of two sessions or interviews that nobody has to be chosen for, each in one of them at most.
  func pairConflicts() async -> [FestivalConflict] {
    let compiled = FestivalCompiler.compile(festival)
    let skeleton = Skeleton(compiled.problem)
    var pairs: [[Occasion]] = []
    var taken = Set<Int>()
    for first in compiled.activities.indices where !taken.contains(first) && !clock.isOver {
      let second = compiled.activities.indices.first { second in
        second > first && !taken.contains(second)
          && FewestChanges.canPlace(
            [first, second], of: skeleton, checks: Self.fewChecks, stop: clock.stop) == false
      }
      guard let second else { continue }
      taken.formUnion([first, second])
      pairs.append([compiled.activities[first], compiled.activities[second]])
    }
    var conflicts: [FestivalConflict] = []
    // Two beside each other, as there are two cores.
    for start in stride(from: 0, to: pairs.count, by: 2) {
      async let one = shrunk(pairs[start])
      async let other = start + 1 < pairs.count ? shrunk(pairs[start + 1]) : nil
      conflicts += await [one, other].compactMap(\.self)
    }
    return conflicts
  }

  private static let fewChecks = 50_000
  private static let manyChecks = 1_000_000

  /// A conflict of several sessions and interviews, sought around those that could not be planned.
  ///
  /// - Returns: `nil` when none can be proven.
  func conflict(around suspects: [Occasion]) async -> FestivalConflict? {
    var occasions = clashing(around: suspects)
    if occasions == nil { occasions = await peopled(around: suspects, .people) }
    if occasions == nil { occasions = await peopled(around: suspects, .service) }
    if occasions == nil { occasions = await proven() }
    guard let occasions else { return nil }
    return await shrunk(festival.occasions.filter(occasions.contains))
  }

  /// A smallest set that clashes whoever is chosen.
  private func clashing(around suspects: [Occasion]) -> [Occasion]? {
    let compiled = FestivalCompiler.compile(festival)
    let skeleton = Skeleton(compiled.problem)
    var index: [Occasion: Int] = [:]
    for (activity, occasion) in compiled.activities.enumerated() { index[occasion] = activity }
    func goTogether(_ occasions: [Occasion]) -> Bool? {
      FewestChanges.canPlace(
        Set(occasions.compactMap { index[$0] }), of: skeleton, checks: Self.manyChecks,
        stop: clock.stop)
    }
    // Where all go together, or nobody knows within the same effort, more and more of them will not tell.
    guard goTogether(festival.occasions) == false || goTogether(suspects) == false else {
      return nil
    }
    var set = suspects
    var found = goTogether(set) == false
    // What has the same people, the busiest first, until they no longer go together.
    while !found, !clock.isOver, let next = next(to: set) {
      set.append(next)
      found = goTogether(set) == false
    }
    guard found else { return nil }
    for occasion in set where set.count > 1 && !clock.isOver {
      let rest = set.filter { $0 != occasion }
      if goTogether(rest) == false { set = rest }
    }
    return set
  }

  /// What shares most with these: people, interpreted languages, outlets, officers; the same days come first.
  private func next(to set: [Occasion]) -> Occasion? {
    let ties = Set(set.flatMap(ties))
    let days = Set(set.flatMap(days))
    func closeness(_ occasion: Occasion) -> (Int, Int) {
      (
        self.days(of: occasion).contains(where: days.contains) ? 1 : 0,
        self.ties(of: occasion).count(where: ties.contains)
      )
    }
    return festival.occasions.filter { !set.contains($0) }.max { closeness($0) < closeness($1) }
  }

  /// Whom the occasion needs, as far as others may need them, too.
  private func ties(of occasion: Occasion) -> Set<String> {
    let units = occasion.namedUnits(in: festival)
    var ties = units.map { "unit \($0)" }
    let parties = units.map { festival.unit($0).party }
    ties += festival.liaisonOfficers.filter { $0.parties.contains(where: parties.contains) }
      .map { "officer \($0.id)" }
    switch occasion {
    case .session(let id):
      ties += festival.session(id).interpreting.map { "language \($0.language)" }
      ties += festival.mediaSlots.filter { $0.session == id }
        .flatMap { festival.outlets(in: $0) }.map { "outlet \($0)" }
    case .interview(let id):
      ties.append("outlet \(festival.interview(id).outlet)")
      ties.append("language \(festival.interview(id).language)")
    }
    return Set(ties)
  }

  private func days(of occasion: Occasion) -> Set<Int> {
    switch occasion {
    case .session(let id):
      let session = festival.session(id)
      return Set(session.pinned.map { [$0.day] } ?? session.windows.map(\.start.day))
    case .interview(let id): return Set(festival.interview(id).windows.map(\.start.day))
    }
  }

  /// A smallest set of few around the suspects that clash because of whoever has to be chosen for them.
  private func peopled(around suspects: [Occasion], _ depth: Depth) async -> [Occasion]? {
    guard engine != nil, !suspects.isEmpty else { return nil }
    func goTogether(_ occasions: [Occasion]) async -> Bool {
      await isPossible(limited(to: occasions, depth), depth)
    }
    var set = suspects
    while await goTogether(set) {
      guard set.count < Self.few, !clock.isOver, let next = next(to: set) else { return nil }
      set.append(next)
    }
    for occasion in set where set.count > 1 && !clock.isOver {
      let rest = set.filter { $0 != occasion }
      if await !goTogether(rest) { set = rest }
    }
    return set
  }

  private func limited(to occasions: [Occasion], _ depth: Depth) -> Festival {
    festival.limited(to: occasions, isServed: depth == .service)
  }

  private static let few = 12
  /// More are named as the session's people, or the slot's outlets.
  private static let fewParts = 4

  /// A smallest set that the exact engine proves impossible together, with whoever could be chosen.
  private func proven() async -> [Occasion]? {
    guard let engine, !clock.isOver else { return nil }
    let compiled = FestivalCompiler.compile(limited(to: festival.occasions, .service))
    guard compiled.impossibilities.isEmpty else { return nil }
    let unplaced = compiled.problem.unplacedLabel
    let conflict = await ExactSolver.conflict(
      in: compiled.problem, limits: ExactSolver.Limits(seconds: clock.secondsLeft / 2),
      engine: engine, withRemedies: false, stop: clock.stop
    ) { term in
      if case .activity = term.subject { term.label == unplaced } else { false }
    }
    guard conflict.status == .minimal || conflict.status == .notYetMinimal else { return nil }
    return conflict.terms.compactMap { term in
      guard case .activity(let activity) = term.subject else { return nil }
      return compiled.activities[activity]
    }
  }

  // MARK: - Demands

  /// Whether nothing but starts and venues, and perhaps people, keeps these few sessions from being planned.
  private func isPossible(_ festival: Festival, _ depth: Depth) async -> Bool {
    let compiled = FestivalCompiler.compile(festival)
    guard compiled.impossibilities.isEmpty else { return false }
    for matchmaking in festival.matchmaking
    where await MatchmakingProblem(matchmaking, of: festival).isPossible(stop: clock.stop)
      == false
    {
      return false
    }
    let all = Set(compiled.problem.activities.indices)
    let fits = FewestChanges.canPlace(
      all, of: Skeleton(compiled.problem), checks: 2_000_000, stop: clock.stop)
    if fits == false { return false }
    guard depth != .startsAndVenues, let engine else { return true }
    let outcome = await ExactSolver.solve(
      compiled.problem, ExactRequest(objective: .none),
      limits: ExactSolver.Limits(seconds: clock.secondsLeft), engine: engine, stop: clock.stop)
    return outcome.status != .infeasible
  }

  private func shrunk(_ occasions: [Occasion]) async -> FestivalConflict? {
    for depth in Depth.allCases {
      let small = limited(to: occasions, depth)
      if await !isPossible(small, depth) { return await shrunk(occasions, in: small, depth) }
    }
    return nil
  }

  private func shrunk(
    _ occasions: [Occasion], in small: Festival, _ depth: Depth
  ) async -> FestivalConflict {
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
    for cause in enforced { causes.append(await named(cause, in: small, rest: left, depth)) }
    return FestivalConflict(occasions: occasions, causes: causes, isShrunk: isShrunk)
  }

  /// The party of a session's people, or the fewest parties, without whom the few sessions go together.
  ///
  /// Where that takes many, the one without whom those go together whom nothing else keeps apart.
  private func named(
    _ cause: Cause, in small: Festival, rest: Festival, _ depth: Depth
  ) async -> Cause {
    guard !clock.isOver else { return cause }
    if case .slot(let id, .outlets) = cause {
      return await fewest(
        small.outlets(in: small.mediaSlot(id)).map { .slot(id, .outlet($0)) }, in: small, depth)
        ?? cause
    }
    if case .meetings(let id, .requests) = cause {
      return await fewest(Cause.firms(in: small.matchmaking(of: id)), in: small, depth) ?? cause
    }
    guard case .people(let id) = cause else { return cause }
    let elsewhere = Set(small.sessions.filter { $0.id != id }.flatMap(\.namedUnits))
    let attending = Set(small.session(id).namedUnits.map { small.unit($0).party })
    let shared = Set(
      small.session(id).namedUnits.filter(elsewhere.contains).map { small.unit($0).party })
    func attendances(_ parties: Set<Party.ID>) -> [Cause] {
      small.parties.map(\.id).filter(parties.contains).map { .attendance($0, id) }
    }
    /// The one, found by halves; none when several are in the way.
    func single(_ festival: Festival) async -> Cause? {
      var parties = small.parties.map(\.id).filter(attending.contains)
      func isEnough(_ some: [Party.ID]) async -> Bool {
        await isPossible(Cause.together(attendances(Set(some))).lifted(from: festival), depth)
      }
      while parties.count > 1, !clock.isOver {
        let halves = [parties.prefix(parties.count / 2), parties.suffix((parties.count + 1) / 2)]
        if await isEnough(Array(halves[0])) {
          parties = Array(halves[0])
        } else if await isEnough(Array(halves[1])) {
          parties = Array(halves[1])
        } else {
          return nil
        }
      }
      guard let party = parties.first, parties.count == 1, await isEnough(parties) else {
        return nil
      }
      let units = small.session(id).namedUnits.filter { small.unit($0).party == party }
      for unit in units where units.count > 1 && !clock.isOver {
        let presence = Cause.presence(unit, id)
        if await isPossible(presence.lifted(from: festival), depth) { return presence }
      }
      return .attendance(party, id)
    }
    if let found = await single(small) { return found }
    if let found = await fewest(attendances(shared), in: small, depth) { return found }
    return await single(rest) ?? cause
  }

  /// The one, or the fewest of few, without which the few go together.
  private func fewest(
    _ parts: [Cause], in small: Festival, _ depth: Depth
  ) async -> Cause? {
    for part in parts where !clock.isOver {
      if await isPossible(part.lifted(from: small), depth) { return part }
    }
    var all = parts
    guard (2...Self.fewParts).contains(all.count), !clock.isOver,
      await isPossible(Cause.together(all).lifted(from: small), depth)
    else { return nil }
    for part in all where all.count > 2 && !clock.isOver {
      let rest = all.filter { $0 != part }
      if await isPossible(Cause.together(rest).lifted(from: small), depth) { all = rest }
    }
    return .together(all)
  }
}
