// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
package import FestivalModel
import Solver
import Synchronization

/// A set of sessions, interviews and demands that cannot go together, none of which can be spared.
package struct FestivalConflict: Sendable, Hashable {
  package var occasions: [Occasion]
  package var causes: [Cause]
  /// Sessions and interviews that are impossible by themselves and possible without one of the causes.
  package var alike: [Occasion] = []
  /// Whether the set was shrunk to the end: without any one of its parts, the rest of the set goes together.
  package var isShrunk: Bool
  /// Whether each demand was tried with nothing but the others asked.
  package var isVerified = false
  /// Demands that were found so not to be spared; `nil` until nothing but all demands was asked.
  var needed: Set<Cause>?
  /// What counting alone says of it, where that is how it was found.
  package var counted: LocalizedText?

  package init(
    occasions: [Occasion], causes: [Cause], alike: [Occasion] = [], isShrunk: Bool
  ) {
    self.occasions = occasions
    self.causes = causes
    self.alike = alike
    self.isShrunk = isShrunk
  }

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
  let engine: ExactEngine?
  let clock: Clock
  private let once: Once

  /// What is looked at to decide whether sessions go together.
  enum Depth: Int, CaseIterable, Comparable {
    case startsAndVenues
    /// Whoever is chosen for them, too.
    case people
    /// Whoever reports and accompanies, too.
    case service

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// Sessions and interviews that cannot all be placed, and what had to be looked at to know it.
  typealias Clash = (occasions: [Occasion], depth: Depth)

  init(_ festival: Festival, engine: ExactEngine?, clock: Clock) {
    self.festival = festival
    self.engine = engine
    self.clock = clock
    once = Once()
  }

  /// The festival compiled, once for all that is asked about it.
  var compiled: FestivalProblem {
    once.compiled.withLock { known in
      let compiled = known ?? FestivalCompiler.compile(festival)
      known = compiled
      return compiled
    }
  }

  private final class Once: Sendable {
    let compiled = Mutex<FestivalProblem?>(nil)
    let pairs = Mutex<[[Occasion]]?>(nil)
  }

  /// The same search with another clock; what it knows of the festival it keeps.
  init(_ search: ConflictSearch, clock: Clock) {
    (festival, engine, once) = (search.festival, search.engine, search.once)
    self.clock = clock
  }

  /// Conflicts that need no search for sessions: sessions and interviews that are impossible by themselves.
  ///
  /// Those that one demand of people or venues makes impossible are one conflict; what several such demands make impossible
  /// belongs to the last of them. What the time does not allow to look into is left out.
  func impossibleOccasions(
    told tell: ([Occasion]) -> Void = { _ in }
  ) async -> [FestivalConflict] {
    var rest = self
    var occasions = await rest.impossible()
    if !occasions.isEmpty { tell(occasions) }
    var conflicts: [FestivalConflict] = []
    while let occasion = occasions.first, !clock.isOver || conflicts.isEmpty {
      occasions.removeFirst()
      guard var conflict = await rest.shrunk([occasion]) else { continue }
      for cause in conflict.causes where cause.isWide && !occasions.isEmpty && !clock.isOver {
        rest = ConflictSearch(cause.lifted(from: rest.festival), engine: engine, clock: clock)
        let left = Set(await rest.impossible())
        conflict.alike += occasions.filter { !left.contains($0) }
        occasions.removeAll { !left.contains($0) }
      }
      conflicts.append(conflict)
    }
    return conflicts
  }

  /// Those with fewest reasons first, as these tell one demand from another.
  private func impossible() async -> [Occasion] {
    var reasons = compiled.impossibilities
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
  func pairConflicts(
    told tell: ([Occasion]) -> Void = { _ in }
  ) async -> [FestivalConflict] {
    let pairs = clashingPairs()
    if !pairs.isEmpty { tell(pairs.flatMap(\.self)) }
    var conflicts: [FestivalConflict] = []
    // Two beside each other, as there are two cores.
    for start in stride(from: 0, to: pairs.count, by: 2) {
      async let one = shrunk(pairs[start])
      async let other = start + 1 < pairs.count ? shrunk(pairs[start + 1]) : nil
      conflicts += await [one, other].compactMap(\.self)
    }
    return conflicts
  }

  private func clashingPairs() -> [[Occasion]] {
    if let known = once.pairs.withLock({ $0 }) { return known }
    let compiled = compiled
    let skeleton = Skeleton(compiled.problem)
    var pairs: [[Occasion]] = []
    var taken = Set<Int>()
    for first in compiled.activities.indices where !taken.contains(first) && !clock.isOver {
      let second = compiled.activities.indices.first { second in
        second > first && !taken.contains(second)
          && skeleton.isClash(of: first, and: second, checks: Self.fewChecks) == true
      }
      guard let second else { continue }
      taken.formUnion([first, second])
      pairs.append([compiled.activities[first], compiled.activities[second]])
    }
    if !clock.isOver { once.pairs.withLock { $0 = pairs } }
    return pairs
  }

  /// Whether a single session or interview, two of them, or counting shows at once that not all can be planned.
  func isSoonRefuted() async -> Bool {
    if await !impossible().isEmpty { return true }
    return !CapacityCount.shortages(of: compiled.problem).isEmpty || !clashingPairs().isEmpty
  }

  static let fewChecks = 50_000
  static let manyChecks = 1_000_000

  /// A smallest set of several sessions and interviews that clash whoever is chosen for them.
  ///
  /// - Returns: `nil` when there is none, or none can be proven.
  func clash(around suspects: [Occasion]) async -> Clash? {
    let occasions =
      engine == nil
      ? clashing(around: suspects) : await proven(.startsAndVenues, around: suspects)
    return occasions.map { ($0, .startsAndVenues) }
  }

  /// A smallest set of several sessions and interviews that clash by whoever has to be chosen for them.
  ///
  /// - Returns: `nil` when none can be proven.
  func peopledClash(around suspects: [Occasion]) async -> Clash? {
    for depth in [Depth.people, .service] {
      if let occasions = await proven(depth, around: suspects) { return (occasions, depth) }
    }
    return nil
  }

  /// A smallest set of either kind, which is then taken apart.
  func anyClash(around suspects: [Occasion]) async -> Clash? {
    if let clash = await clash(around: suspects) { return clash }
    return await peopledClash(around: suspects)
  }

  /// A smallest set that the exact engine proves impossible together.
  ///
  /// That all cannot be placed is mostly known at once, and so is it of few; to place many takes longest. So a set is sought
  /// among those next to the suspects first, and shrunk when it is small.
  private func proven(_ depth: Depth, around suspects: [Occasion]) async -> [Occasion]? {
    guard var known = await refuted(festival.occasions, depth, isShrunk: false) else {
      return nil
    }
    let ordered = nearestFirst(known, to: suspects)
    var count = max(Self.fewOccasions, known.count { suspects.contains($0) })
    while count < known.count, !clock.isOver {
      if let few = await refuted(Array(ordered.prefix(count)), depth, isShrunk: false) {
        known = few
        break
      }
      count *= 2
    }
    return await refuted(known, depth, isShrunk: true) ?? known
  }

  private static let fewOccasions = 6

  /// Those of these that the engine needs to prove that they cannot all be placed, or a smallest set of them; `nil` where
  /// they can, or where it does not know.
  func refuted(
    _ occasions: [Occasion], _ depth: Depth, isShrunk: Bool
  ) async -> [Occasion]? {
    guard let engine, !clock.isOver else { return nil }
    let compiled = FestivalCompiler.compile(limited(to: occasions, depth))
    guard compiled.impossibilities.isEmpty else { return nil }
    let problem =
      (depth == .startsAndVenues ? compiled.problem.withoutSeats : compiled.problem)
      .withoutAlikeAttendees()
    let unplaced = problem.unplacedLabel
    let conflict = await ExactSolver.groupConflict(
      in: problem, limits: ExactSolver.Limits(seconds: clock.secondsLeft / 2), engine: engine,
      isShrunk: isShrunk, stop: clock.stop
    ) { term in
      guard case .activity(let activity) = term.subject, term.label == unplaced else { return nil }
      return activity
    }
    guard conflict.status == .minimal || conflict.status == .notYetMinimal,
      !conflict.groups.isEmpty
    else { return nil }
    return conflict.groups.map { compiled.activities[$0] }
  }

  /// The suspects among these, then whatever shares most with those before it.
  private func nearestFirst(_ occasions: [Occasion], to suspects: [Occasion]) -> [Occasion] {
    var ordered = occasions.filter(suspects.contains)
    if ordered.isEmpty { ordered = Array(occasions.prefix(1)) }
    var order = OccasionOrder(occasions, of: festival)
    order.take(ordered)
    while let next = order.next() { ordered.append(next) }
    return ordered
  }

  /// A smallest set that clashes whoever is chosen.
  private func clashing(around suspects: [Occasion]) -> [Occasion]? {
    let compiled = compiled
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
    var order = OccasionOrder(festival.occasions, of: festival)
    order.take(set)
    while !found, !clock.isOver, let next = order.next() {
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

  func limited(to occasions: [Occasion], _ depth: Depth) -> Festival {
    festival.limited(to: occasions, isServed: depth == .service)
  }
}
