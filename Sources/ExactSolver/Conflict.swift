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

  package var status: Status
  /// In the order of labels, then subjects; terms that were not asked for hold besides.
  package var terms: [HardTerm]
  /// For terms of the conflict, a solution of the whole problem that breaks nothing but that term.
  ///
  /// A term has none when there is another conflict beside this one, or when the limits ended first.
  package var remedies: [HardTerm: Solution] = [:]
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
  package var status: Conflict.Status
  /// Ascending; without any one of them the rest of them can be kept, if the status says so.
  package var groups: [Int]
}

extension ExactSolver {
  /// A smallest set, in the sense that none can be spared, of groups of hard terms that cannot be kept together.
  ///
  /// Terms without a group hold throughout; those of one group are dropped together. Groups of low numbers are given up
  /// first, so that of several such sets one of high numbers is more likely. The first set is the one that the engine
  /// needed for its own refutation; then halves, smaller groups and single ones are left out as long as the rest still
  /// cannot be kept.
  ///
  /// - Complexity: two solves, then about 2k·log(n/k) + k for k of the n groups of the first set.
  /// - Source: Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA J. Comput. 3,
  ///   1991 (deletion), doi:10.1287/ijoc.3.2.157; Junker, "QuickXplain", AAAI 2004 (by halves).
  package static func groupConflict(
    in problem: Problem, restrictions: [Restriction] = [], limits: Limits, engine: ExactEngine,
    stop: StopSignal = StopSignal(), group: @escaping @Sendable (HardTerm) -> Int?
  ) async -> GroupConflict {
    await SearchThreads.run {
      let search = ConflictSearch(
        problem, restrictions, limits: limits, engine: engine, stop: stop
      ) { group($0) != nil }
      var literals: [Int: [Literal]] = [:]
      for (term, literal) in search.terms {
        if let group = group(term) { literals[group, default: []].append(literal) }
      }
      let groups = literals.keys.sorted()
      do throws(ExactFailure) {
        let found = try search.smallest(of: groups.map { literals[$0] ?? [] })
        return GroupConflict(status: found.status, groups: found.kept.map { groups[$0] })
      } catch {
        return GroupConflict(status: .failed(error), groups: [])
      }
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
    self.stop = stop
    encoding = Encoding(
      problem, ExactRequest(objective: .none, restrictions: restrictions), isRelaxable: isSuspect)
    terms = encoding.relaxations.map { (term: $0.key, literal: $0.value) }
      .sorted { $0.literal < $1.literal }
  }

  private var elapsed: Duration { ContinuousClock.now - started }
  private var left: Double { limits.seconds - elapsed / .seconds(1) }
  private var isOver: Bool { left <= 0 || stop.isRaised }

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

  /// Positions of groups that cannot all be kept, none of which can be spared.
  func smallest(
    of groups: [[Literal]]
  ) throws(ExactFailure) -> (status: Conflict.Status, kept: [Int]) {
    if let shape = encoding.unsupported.first { throw .unsupported(shape) }
    let all = Array(groups.indices)
    func literals(_ kept: some Sequence<Int>) -> Set<Literal> { Set(kept.flatMap { groups[$0] }) }
    var kept: [Int]
    switch try core(of: literals(all)) {
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
    // Larger groups first: half of the set, then a quarter, as long as what stays is still a conflict.
    var size = kept.count / 2
    while size > 1 {
      var start = 0
      while start < kept.count, !isOver {
        let end = min(start + size, kept.count)
        let rest = kept[..<start] + kept[end...]
        if try solve(keeping: literals(rest)).status == .infeasible {
          kept = Array(rest)
        } else {
          start = end
        }
      }
      size = min(size / 2, kept.count / 2)
    }
    var isProven = true
    for group in kept {
      let rest = kept.filter { $0 != group }
      guard !isOver else {
        isProven = false
        break
      }
      switch try solve(keeping: literals(rest)).status {
      case .infeasible: kept = rest
      case .optimal, .feasible: break
      default: isProven = false
      }
    }
    return (isProven ? .minimal : .notYetMinimal, kept)
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

  /// The terms that CP-SAT needed for its own refutation, if there is one.
  private func core(of literals: Set<Literal>) throws(ExactFailure) -> Core {
    guard !isOver else { return .unknown }
    encoding.builder.assume(terms.map(\.literal).filter(literals.contains))
    defer { encoding.builder.assume([]) }
    var parameters = ExactSolver.parameters(limits, seconds: max(0.1, left / 2))
    // Assumptions are traced by a single strategy only.
    parameters.numWorkers = 1
    let response = try engine.solve(
      encoding.builder.model, parameters, seconds: max(0.1, left / 2), stop: stop)
    switch try ExactSolver.status(response) {
    case .optimal, .feasible: return .possible
    case .infeasible:
      let codes = Set(response.sufficientAssumptionsForInfeasibility)
      return .core(literals.filter { codes.contains($0.code) })
    default: break
    }
    // Several strategies may know what one does not.
    switch try solve(keeping: literals).status {
    case .optimal, .feasible: return .possible
    case .infeasible: return .core(literals)
    default: return .unknown
    }
  }

  private func solve(
    keeping kept: Set<Literal>
  ) throws(ExactFailure) -> (status: ExactSolver.Status, solution: Solution?) {
    guard !isOver else { return (.unknown, nil) }
    for (_, literal) in terms { encoding.builder.fix(literal, to: kept.contains(literal)) }
    defer { for (_, literal) in terms { encoding.builder.release(literal) } }
    let response = try engine.solve(
      encoding.builder.model, ExactSolver.parameters(limits, seconds: left), seconds: left,
      stop: stop)
    let status = try ExactSolver.status(response)
    let isFound = status == .optimal || status == .feasible
    return (status, isFound ? encoding.solution(response.solution) : nil)
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
    }
  }
}
