// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Solver

/// Hard terms that cannot all be kept, and whether each is needed for that.
package struct Conflict: Sendable {
  /// What is proven of the demands.
  package enum Status: Sendable, Hashable {
    /// Without any one of the terms the rest can be kept: each was tried.
    case minimal
    /// The terms cannot all be kept, but the limits ended before each was tried.
    case notYetMinimal
    /// All terms can be kept together.
    case none
    /// The limits ended before it was known whether there is a conflict.
    case unknown
    case failed(ExactFailure)
  }

  /// Whether ``terms`` are a conflict, and a smallest one.
  package var status: Status
  /// In the order of labels, then subjects; terms that were not asked for hold besides.
  package var terms: [HardTerm]
  /// For terms of the conflict, a solution of the whole problem that breaks nothing but that term.
  ///
  /// A term has none when there is another conflict beside this one, or when the limits ended first.
  package var remedies: [HardTerm: Solution] = [:]
  /// Wall time of the whole search.
  package var elapsed: Duration
}

extension ExactSolver {
  /// A smallest set, in the sense that none of its terms can be spared, of terms that cannot be kept together.
  ///
  /// Only terms for which `isSuspect` holds are looked at; the others hold throughout. Terms are left out one after the
  /// other, and each time the problem is solved again: what stays infeasible without a term does not need it.
  ///
  /// - Complexity: two solves for the first set, then one for each of its terms, and with remedies one more.
  package static func conflict(
    in problem: Problem, restrictions: [Restriction] = [], limits: Limits, engine: ExactEngine,
    withRemedies: Bool = true, stop: StopSignal = StopSignal(),
    isSuspect: @escaping @Sendable (HardTerm) -> Bool = { _ in true }
  ) async -> Conflict {
    await SearchThreads.run {
      let search = ConflictSearch(
        problem, restrictions, limits: limits, engine: engine, stop: stop
      ) { !$0.isPart && isSuspect($0) }
      return search.run(withRemedies: withRemedies)
    }
  }
}

/// Groups of hard terms that cannot all be kept.
package struct GroupConflict: Sendable {
  /// Whether ``groups`` are a conflict, and a smallest one.
  package var status: Conflict.Status
  /// Ascending; without any one of them the rest of them can be kept, if the status says so.
  package var groups: [Int]
}

extension ExactSolver {
  /// A smallest set, in the sense that none can be spared, of groups of hard terms that cannot be kept together.
  ///
  /// Terms without a group hold throughout; those of one group are dropped together. Groups of low numbers are given up
  /// first, so that of several such sets one of high numbers is more likely. The first set is the one that the engine
  /// needed for its own refutation; then more and more at once are left out, and as long as the rest still cannot be kept,
  /// only what the engine needed of that stays. Where the rest can be kept, the one that is needed is found by halves.
  /// Without `isShrunk` it is the first set. With `kept`, all other groups are dropped beforehand.
  ///
  /// - Complexity: two solves, then O(k·log(n/k)) for k of the n groups of the first set.
  /// - Source: Marques-Silva, Janota and Belov, "Minimal sets over monotone predicates in Boolean formulae", CAV 2013
  ///   (progression), doi:10.1007/978-3-642-39799-8_39; Belov and Marques-Silva, "MUSer2", JSAT 8, 2012 (refinement by
  ///   cores), doi:10.3233/SAT190094.
  package static func groupConflict(
    in problem: Problem, restrictions: [Restriction] = [], limits: Limits, engine: ExactEngine,
    kept: Set<Int>? = nil, isShrunk: Bool = true, stop: StopSignal = StopSignal(),
    group: @escaping @Sendable (HardTerm) -> Int?
  ) async -> GroupConflict {
    await SearchThreads.run {
      let search = ConflictSearch(
        problem, restrictions, limits: limits, engine: engine, stop: stop
      ) { group($0) != nil }
      var literals: [Int: [Literal]] = [:]
      for (term, literal) in search.terms {
        if let group = group(term) { literals[group, default: []].append(literal) }
      }
      let groups = literals.keys.filter { kept?.contains($0) ?? true }.sorted()
      do throws(ExactFailure) {
        let found = try search.smallest(
          of: groups.map { literals[$0] ?? [] }, isShrunk: isShrunk)
        return GroupConflict(status: found.status, groups: found.kept.map { groups[$0] })
      } catch {
        return GroupConflict(status: .failed(error), groups: [])
      }
    }
  }
}

extension ExactSolver {
  /// Whether anything keeps all hard terms, whatever it costs; `nil` when the limits end before that is known.
  ///
  /// A small model is tried as it is for a moment, and presolved only when that does not tell. A solution is confirmed by a
  /// `Breakdown`.
  package static func isPossible(
    _ problem: Problem, limits: Limits, engine: ExactEngine, stop: StopSignal = StopSignal()
  ) async -> Bool? {
    await SearchThreads.run {
      ConflictSearch(problem, [], limits: limits, engine: engine, stop: stop) { _ in false }
        .isPossible()
    }
  }
}

/// One search for a conflict: the model with a literal per term.
private struct ConflictSearch {
  private let encoding: Encoding
  private let limits: ExactSolver.Limits
  private let engine: ExactEngine
  private let stop: StopSignal
  private let started = ContinuousClock.now
  let terms: [(term: HardTerm, literal: Literal)]

  init(
    _ problem: Problem, _ restrictions: [Restriction], limits: ExactSolver.Limits,
    engine: ExactEngine, stop: StopSignal, isSuspect: @escaping (HardTerm) -> Bool
  ) {
    self.limits = limits
    self.engine = engine
    // A large model may take longer to lay out than there is time.
    self.stop = StopSignal(at: started + .seconds(limits.seconds), following: stop)
    encoding = Encoding(
      problem, ExactRequest(objective: .none, restrictions: restrictions), stop: self.stop,
      isRelaxable: isSuspect)
    terms = encoding.relaxations.map { (term: $0.key, literal: $0.value) }
      .sorted { $0.literal < $1.literal }
  }

  private var elapsed: Duration { ContinuousClock.now - started }
  private var left: Double { limits.seconds - elapsed / .seconds(1) }
  private var isOver: Bool { stop.isRaised }

  func run(withRemedies: Bool) -> Conflict {
    do throws(ExactFailure) {
      let found = try smallest(of: terms.map { [$0.literal] })
      let conflict = found.kept.map { terms[$0] }
      return Conflict(
        status: found.status, terms: conflict.map(\.term).sorted(by: HardTerm.precedes),
        remedies: withRemedies ? try remedies(conflict) : [:], elapsed: elapsed)
    } catch {
      return Conflict(status: .failed(error), terms: [], elapsed: elapsed)
    }
  }

  /// Whether all terms can be kept; `nil` where the engine gives no answer, or one that is not so.
  func isPossible() -> Bool? {
    guard encoding.unsupported.isEmpty, let answer = try? solve(keeping: []) else { return nil }
    switch answer.status {
    case .infeasible: return false
    case .optimal, .feasible:
      let breaks = answer.solution.map { Breakdown(of: $0, in: encoding.problem).cost.hard }
      return breaks == 0 ? true : nil
    case .unknown, .failed: return nil
    }
  }

  /// Positions of groups that cannot all be kept, none of which can be spared.
  func smallest(
    of groups: [[Literal]], isShrunk: Bool = true
  ) throws(ExactFailure) -> (status: Conflict.Status, kept: [Int]) {
    if let shape = encoding.unsupported.first { throw .unsupported(shape) }
    let all = Array(groups.indices)
    func literals(_ kept: some Sequence<Int>) -> Set<Literal> { Set(kept.flatMap { groups[$0] }) }
    var kept: [Int]
    switch try core(of: literals(all), patience: true) {
    case .possible: return (.none, [])
    case .unknown: return (.unknown, [])
    case .core(let core): kept = all.filter { groups[$0].contains(where: core.contains) }
    }
    // Not to be trusted before it was tried.
    switch try solve(keeping: literals(kept)).status {
    case .infeasible: break
    default:
      guard try solve(keeping: literals(all)).status == .infeasible else { return (.unknown, []) }
      kept = all
    }
    guard isShrunk else { return (.notYetMinimal, kept) }
    let known = kept
    var isProven = true
    var needed: [Int] = []
    var open = kept
    // One of these first ones is needed; what they were found to be so beside has only become less since.
    var within: [Int] = []
    var size = 1
    while !open.isEmpty {
      guard !isOver else {
        isProven = false
        break
      }
      if within.count == 1 {
        needed.append(open.removeFirst())
        within = []
        continue
      }
      let chunk = Array(within.isEmpty ? open.prefix(size) : within.prefix(within.count / 2))
      switch try trial(of: needed + open.dropFirst(chunk.count), in: groups) {
      case .conflict(let rest):
        let rest = Set(rest)
        open = open.filter { rest.contains($0) && !chunk.contains($0) }
        if within.isEmpty { size *= 2 }
        within = within.filter(open.contains)
      case .possible:
        within = chunk
        size = max(1, size / 2)
      case .unknown where chunk.count > 1:
        within = []
        size = chunk.count / 2
      case .unknown:
        isProven = false
        needed.append(open.removeFirst())
        within = []
      }
    }
    kept = needed + open
    let status = isProven ? Conflict.Status.minimal : .notYetMinimal
    if kept == known { return (status, kept) }
    switch try solve(keeping: literals(kept)).status {
    case .infeasible: return (status, kept)
    // A set that only the engine's own account says is a conflict is none to show.
    case .optimal, .feasible: return (.notYetMinimal, known)
    default: return (.notYetMinimal, kept)
    }
  }

  private enum Trial {
    /// These of the groups are enough for a conflict.
    case conflict([Int])
    case possible
    case unknown
  }

  private func trial(
    of some: [Int], in groups: [[Literal]]
  ) throws(ExactFailure) -> Trial {
    switch try core(of: Set(some.flatMap { groups[$0] }), patience: false) {
    case .possible: .possible
    case .unknown: .unknown
    case .core(let core): .conflict(some.filter { groups[$0].contains(where: core.contains) })
    }
  }

  /// What becomes possible when one term alone is dropped.
  private func remedies(
    _ conflict: [(term: HardTerm, literal: Literal)]
  ) throws(ExactFailure) -> [HardTerm: Solution] {
    let all = Set(terms.map(\.literal))
    var result: [HardTerm: Solution] = [:]
    for (term, literal) in conflict where !isOver {
      result[term] = try solve(keeping: all.subtracting([literal])).solution
    }
    return result
  }

  private enum Core {
    case possible
    case unknown
    case core(Set<Literal>)
  }

  /// Seconds for a model as it is.
  private static let shortTrial = 1.5

  /// The terms that CP-SAT needed for its own refutation, if there is one.
  ///
  /// What is not decided soon is presolved where there is `patience`, and then left to several strategies.
  private func core(
    of literals: Set<Literal>, patience: Bool
  ) throws(ExactFailure) -> Core {
    for isPresolved in patience ? [false, true] : [false] where !isOver {
      encoding.builder.assume(terms.map(\.literal).filter(literals.contains))
      // Assumptions are traced by a single strategy only.
      let response = try ask(isPresolved: isPresolved, threads: 1)
      switch try ExactSolver.status(response) {
      case .optimal, .feasible: return .possible
      case .infeasible:
        let codes = Set(response.sufficientAssumptionsForInfeasibility)
        return .core(literals.filter { codes.contains($0.code) })
      default: break
      }
    }
    // Several strategies may know what one does not.
    switch try solve(keeping: literals, isQuickFirst: false).status {
    case .optimal, .feasible: return .possible
    case .infeasible: return .core(literals)
    default: return .unknown
    }
  }

  private func solve(
    keeping kept: Set<Literal>, isQuickFirst: Bool = true
  ) throws(ExactFailure) -> (status: ExactSolver.Status, solution: Solution?) {
    encoding.builder.assume([])
    for (_, literal) in terms { encoding.builder.fix(literal, to: kept.contains(literal)) }
    defer { for (_, literal) in terms { encoding.builder.release(literal) } }
    for isPresolved in isQuickFirst ? [false, true] : [true] where !isOver {
      let response = try ask(isPresolved: isPresolved, threads: isPresolved ? limits.threads : 1)
      let status = try ExactSolver.status(response)
      switch status {
      case .optimal, .feasible: return (status, encoding.solution(response.solution))
      case .infeasible: return (status, nil)
      default: break
      }
    }
    return (.unknown, nil)
  }

  /// Solves the model as it stands.
  ///
  /// A small model is decided long before its presolve would have come to its end, so one that is not presolved gets
  /// little time.
  private func ask(isPresolved: Bool, threads: Int) throws(ExactFailure) -> CpResponse {
    let most = threads > 1 ? left : left / 2
    let seconds = max(0.1, isPresolved ? most : min(most, Self.shortTrial))
    var parameters = ExactSolver.parameters(limits, seconds: seconds)
    parameters.numWorkers = Int32(threads)
    if !isPresolved {
      parameters.cpModelPresolve = false
      parameters.linearizationLevel = 0
      parameters.symmetryLevel = 0
    }
    return try engine.solve(encoding.builder.model, parameters, seconds: seconds, stop: stop)
  }
}

extension HardTerm {
  /// A fixed order, for answers that do not depend on chance.
  package static func precedes(_ a: HardTerm, _ b: HardTerm) -> Bool {
    a.rank.lexicographicallyPrecedes(b.rank)
  }

  private var rank: [Int] {
    switch subject {
    case .activity(let index): [label, 0, index]
    case .resource(let index): [label, 1, index]
    case .seat(let index): [label, 2, index]
    case .relation(let index): [label, 3, index]
    case .samePlace(let index): [label, 4, index]
    case .quota(let index): [label, 5, index]
    case .spread(let index): [label, 6, index]
    case .restriction(let index): [label, 7, index]
    case .entry(let index): [label, 8, index]
    case .exit(let index): [label, 9, index]
    case .absence(let resource, let index): [label, 10, resource, index]
    case .attendance(let activity, let resource): [label, 11, activity, resource]
    case .member(let group, let activity): [label, 12, group, activity]
    case .accord(let index): [label, 13, index]
    }
  }
}
