// SPDX-License-Identifier: Apache-2.0

import Solver

/// Searches again with other random numbers, when a search ends before it has found anything that breaks nothing.
///
/// A limit of iterations is one of each search. A limit of time is one of all together: half of it is the first
/// search's, and a search that has found something keeps all that is left.
struct SearchAttempts {
  let limits: Limits
  let stop: StopSignal

  /// Searches under a limit of iterations alone.
  private static let most = 4
  /// Quarters of a limit of time after which a search that has found nothing gives way; the last one keeps on.
  private static let quarters = [2, 3, 4]

  /// The best search, its seed, and how many there were; the first goes on from `start`, where there is one.
  func search(
    _ problem: Problem, from start: Solution? = nil,
    progress: @escaping @Sendable (Portfolio.Progress) -> Void
  ) async -> (outcome: Portfolio.Outcome, seed: UInt64, attempts: Int) {
    let began = ContinuousClock.now
    let most = limits.time == nil ? Self.most : Self.quarters.count
    var (best, seed) = await attempt(0, of: most, problem, from: start, since: began, progress)
    var attempts = 1
    var iterations = best.iterations
    while best.cost.hard > 0, best.proof == nil, attempts < most, !stop.isRaised,
      limits.time.map({ ContinuousClock.now - began < $0 }) ?? true
    {
      let next = await attempt(
        attempts, of: most, problem, from: nil, since: began, progress)
      attempts += 1
      iterations += next.outcome.iterations
      if next.outcome.proof == .infeasible || next.outcome.cost < best.cost {
        (best, seed) = next
      }
    }
    best.iterations = iterations
    best.elapsed = ContinuousClock.now - began
    return (best, seed, attempts)
  }

  private func attempt(
    _ number: Int, of most: Int, _ problem: Problem, from start: Solution?,
    since began: ContinuousClock.Instant,
    _ progress: @escaping @Sendable (Portfolio.Progress) -> Void
  ) async -> (outcome: Portfolio.Outcome, seed: UInt64) {
    let before = ContinuousClock.now - began
    var own = limits
    own.seed = limits.seed &+ UInt64(number)
    own.time = limits.time.map { max($0 - before, .zero) }
    let isFound = StopSignal()
    let patience = limits.time.map { began + $0 * Self.quarters[min(number, 2)] / 4 }
    let signal = StopSignal(
      at: number + 1 < most ? patience : nil, following: stop, unless: isFound)
    var outcome = await Portfolio.solve(problem, limits: own, from: start, stop: signal) {
      step in
      if step.cost.hard == 0 { isFound.raise() }
      var step = step
      step.elapsed += before
      progress(step)
    }
    outcome.firstFeasible = outcome.firstFeasible.map { before + $0 }
    return (outcome, own.seed)
  }
}
