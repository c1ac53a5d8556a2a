// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Solver

/// Hard terms that cannot all be kept, and whether each is needed for that.
package struct Conflict: Sendable {
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
      var search = ConflictSearch(
        problem, restrictions, limits: limits, engine: engine, withRemedies: withRemedies,
        stop: stop, isSuspect: isSuspect)
      return search.run()
    }
  }
}

/// One search for a conflict: the model with a literal per term, and what is known of each.
private struct ConflictSearch {
  private let encoding: Encoding
  private let limits: ExactSolver.Limits
  private let engine: ExactEngine
  private let withRemedies: Bool
  private let stop: StopSignal
  private let started = ContinuousClock.now
  private let terms: [(term: HardTerm, literal: Literal)]

  init(
    _ problem: Problem, _ restrictions: [Restriction], limits: ExactSolver.Limits,
    engine: ExactEngine, withRemedies: Bool, stop: StopSignal,
    isSuspect: @escaping (HardTerm) -> Bool
  ) {
    self.limits = limits
    self.engine = engine
    self.withRemedies = withRemedies
    self.stop = stop
    encoding = Encoding(
      problem, ExactRequest(objective: .none, restrictions: restrictions), isRelaxable: isSuspect)
    terms = encoding.relaxations.map { (term: $0.key, literal: $0.value) }
      .sorted { $0.literal < $1.literal }
  }

  private var elapsed: Duration { ContinuousClock.now - started }
  private var left: Double { limits.seconds - elapsed / .seconds(1) }

  mutating func run() -> Conflict {
    if let shape = encoding.unsupported.first {
      return Conflict(status: .failed(.unsupported(shape)), terms: [], elapsed: elapsed)
    }
    do throws(ExactFailure) {
      return try search()
    } catch {
      return Conflict(status: .failed(error), terms: [], elapsed: elapsed)
    }
  }

  private func search() throws(ExactFailure) -> Conflict {
    let all = Set(terms.map(\.literal))
    switch try solve(keeping: all).status {
    case .infeasible: break
    case .optimal, .feasible: return Conflict(status: .none, terms: [], elapsed: elapsed)
    default: return Conflict(status: .unknown, terms: [], elapsed: elapsed)
    }
    var kept = try firstSet()
    // Larger groups first: half of the set, then a quarter, as long as what stays is still a conflict.
    var size = kept.count / 2
    while size > 1 {
      var start = 0
      while start < kept.count, left > 0, !stop.isRaised {
        let end = min(start + size, kept.count)
        let rest = kept[..<start] + kept[end...]
        if try solve(keeping: Set(rest)).status == .infeasible {
          kept = Array(rest)
        } else {
          start = end
        }
      }
      size = min(size / 2, kept.count / 2)
    }
    var isProven = true
    for literal in kept {
      let rest = kept.filter { $0 != literal }
      guard left > 0, !stop.isRaised else {
        isProven = false
        break
      }
      switch try solve(keeping: Set(rest)).status {
      case .infeasible: kept = rest
      case .optimal, .feasible: break
      default: isProven = false
      }
    }
    let found = Set(kept)
    let conflict = terms.filter { found.contains($0.literal) }
    return Conflict(
      status: isProven ? .minimal : .notYetMinimal,
      terms: conflict.map(\.term).sorted(by: HardTerm.precedes),
      remedies: withRemedies ? try remedies(conflict) : [:], elapsed: elapsed)
  }

  /// What becomes possible when one term alone is dropped.
  private func remedies(
    _ conflict: [(term: HardTerm, literal: Literal)]
  ) throws(ExactFailure) -> [HardTerm: Solution] {
    let all = Set(terms.map(\.literal))
    var result: [HardTerm: Solution] = [:]
    for (term, literal) in conflict where left > 0 && !stop.isRaised {
      result[term] = try solve(keeping: all.subtracting([literal])).solution
    }
    return result
  }

  /// The terms that CP-SAT needed for its own refutation.
  private func firstSet() throws(ExactFailure) -> [Literal] {
    encoding.builder.assume(terms.map(\.literal))
    defer { encoding.builder.assume([]) }
    var parameters = ExactSolver.parameters(limits, seconds: max(0.1, left / 2))
    // Assumptions are traced by a single strategy only.
    parameters.numWorkers = 1
    let response = try engine.solve(
      encoding.builder.model, parameters, seconds: max(0.1, left / 2), stop: stop)
    let core = Set(response.sufficientAssumptionsForInfeasibility)
    guard response.status == .infeasible else { return terms.map(\.literal) }
    let literals = terms.map(\.literal).filter { core.contains($0.code) }
    // Not to be trusted before it was tried: what is no conflict shows in the next step.
    guard try solve(keeping: Set(literals)).status == .infeasible else {
      return terms.map(\.literal)
    }
    return literals
  }

  private func solve(
    keeping kept: Set<Literal>
  ) throws(ExactFailure) -> (status: ExactSolver.Status, solution: Solution?) {
    guard left > 0, !stop.isRaised else { return (.unknown, nil) }
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
    }
  }
}
