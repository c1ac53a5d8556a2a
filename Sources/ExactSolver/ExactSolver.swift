// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Solver
import SwiftProtobuf

/// Proofs: the best solution there is, how good any can be, or that there is none.
package enum ExactSolver {
  /// What to work on.
  package enum Strategy: Sendable {
    /// Solutions and the bound.
    case balanced
    /// The bound, by cores of the objective; quick where the cost is spread over many small terms.
    case cores
    /// The bound, by trying one objective after the other; slower, but gets farther where terms outweigh each other.
    case boundSearch
  }

  /// How long to try, and with how much.
  package struct Limits: Sendable {
    /// Wall time.
    package var seconds: Double
    /// Strategies that CP-SAT runs beside each other.
    package var threads: Int
    /// Decides CP-SAT's random choices.
    package var seed: UInt64
    /// Which of solutions and bound matters more.
    package var strategy: Strategy

    /// Two threads from seed 1, balanced, unless told.
    package init(
      seconds: Double, threads: Int = 2, seed: UInt64 = 1, strategy: Strategy = .balanced
    ) {
      self.seconds = seconds
      self.threads = threads
      self.seed = seed
      self.strategy = strategy
    }
  }

  /// What is proven of the problem.
  package enum Status: Sendable, Hashable {
    /// The solution is the best there is.
    case optimal
    /// The solution breaks nothing; whether there is a better one is open.
    case feasible
    /// No solution breaks nothing.
    case infeasible
    /// The limits ended the search first.
    case unknown
    case failed(ExactFailure)
  }

  /// A solution where there is one, the bound, and what is proven.
  package struct Outcome: Sendable {
    /// What is proven.
    package var status: Status
    /// Breaks nothing hard, by `Breakdown`.
    package var solution: Solution?
    /// What the solution costs in the terms that are minimised, unless only a day's are.
    package var cost: Int?
    /// No solution costs less in the terms that are minimised.
    package var bound: Int?
    /// Wall time of model and search.
    package var elapsed: Duration
  }

  /// Solves the problem exactly, as far as the limits allow.
  package static func solve(
    _ problem: Problem, _ request: ExactRequest = ExactRequest(), limits: Limits,
    engine: ExactEngine, stop: StopSignal = StopSignal()
  ) async -> Outcome {
    await SearchThreads.run {
      solveHere(problem, request, limits: limits, engine: engine, stop: stop)
    }
  }

  static func solveHere(
    _ problem: Problem, _ request: ExactRequest, limits: Limits, engine: ExactEngine,
    stop: StopSignal
  ) -> Outcome {
    let started = ContinuousClock.now
    func outcome(_ status: Status) -> Outcome {
      Outcome(status: status, elapsed: ContinuousClock.now - started)
    }
    // A large model may take longer to lay out than there is time.
    let stop = StopSignal(at: started + .seconds(limits.seconds), following: stop)
    if stop.isRaised { return outcome(.unknown) }
    let encoding = Encoding(problem, request, stop: stop) { _ in false }
    if stop.isRaised { return outcome(.unknown) }
    if let shape = encoding.unsupported.first { return outcome(.failed(.unsupported(shape))) }
    let spent = (ContinuousClock.now - started) / .seconds(1)
    let left = max(0.1, limits.seconds - spent)
    do throws(ExactFailure) {
      let response = try engine.solve(
        encoding.builder.model, parameters(limits, seconds: left), seconds: left, stop: stop)
      var result = outcome(try status(response))
      if result.status == .optimal || result.status == .feasible {
        let solution = encoding.solution(response.solution)
        let breakdown = Breakdown(of: solution, in: problem)
        let cost = breakdown.soft.indices.filter(request.objective.includes)
          .reduce(0) { $0 + breakdown.soft[$1] }
        try confirm(breakdown, cost, response, request)
        result.solution = solution
        if request.day == nil { result.cost = cost }
      }
      if result.status != .infeasible, response.bestObjectiveBound.isFinite {
        // The bound is of a whole number.
        result.bound = Int((response.bestObjectiveBound - 1e-6).rounded(.up))
      }
      return result
    } catch {
      return outcome(.failed(error))
    }
  }

  static func parameters(_ limits: Limits, seconds: Double) -> CpParameters {
    .with {
      $0.maxTimeInSeconds = seconds
      $0.numWorkers = Int32(limits.threads)
      $0.randomSeed = Int32(truncatingIfNeeded: limits.seed & 0x7FFF_FFFF)
      $0.logSearchProgress = false
      $0.catchSigintSignal = false
      switch limits.strategy {
      case .balanced: break
      case .cores: $0.subsolvers = ["core", "core_max_lp"]
      case .boundSearch:
        $0.subsolvers = ["objective_lb_search_max_lp", "objective_lb_search_no_lp"]
      }
    }
  }

  static func status(_ response: CpResponse) throws(ExactFailure) -> Status {
    switch response.status {
    case .optimal: .optimal
    case .feasible: .feasible
    case .infeasible: .infeasible
    case .unknown: .unknown
    case .modelInvalid, .UNRECOGNIZED: throw .wrongAnswer("it refuses the model")
    }
  }

  /// The solver's own measure has the last word on every solution.
  private static func confirm(
    _ breakdown: Breakdown, _ cost: Int, _ response: CpResponse, _ request: ExactRequest
  ) throws(ExactFailure) {
    guard breakdown.cost.hard == 0 else {
      let broken = breakdown.hard.indices.filter { breakdown.hard[$0] > 0 }
      throw .wrongAnswer("its solution breaks the terms \(broken)")
    }
    if case .none = request.objective { return }
    // What one day of it costs is not told by label.
    if request.day != nil { return }
    let objective = Int(response.objectiveValue.rounded())
    guard cost == objective || (cost < objective && response.status != .optimal) else {
      throw .wrongAnswer("its solution costs \(cost), not \(objective)")
    }
  }
}
