// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Searches for the best layout of a filling: anneals in cycles on every thread, exchanging the best.
///
/// The threads meet after every cycle, so the result depends only on filling, seed, threads and iterations.
package enum FillingSearch {
  /// How a search ended.
  package struct Outcome: Sendable {
    /// The best that was found.
    package var layout: Filling.Layout
    /// Of ``layout``; hard is zero if and only if everything fits and nothing barred happens.
    package var cost: Cost
    /// Steps tried by all threads together.
    package var iterations: Int
    /// Wall time until the best first broke nothing; `nil` when it never did.
    package var firstFeasible: Duration?
    /// Wall time of the whole search.
    package var elapsed: Duration
  }

  /// Steps of the first cycle for each piece, and at least and at most.
  private static let stepsOfPiece = 2_000
  private static let firstCycle = 10_000...400_000
  private static let growth = 2

  /// Searches until a limit is reached, nothing costs, or `stop` is raised, on threads of its own.
  ///
  /// - Precondition: there are at least as many cells as kinds with pieces.
  package static func solve(
    _ filling: Filling, limits: Limits, from start: Filling.Layout? = nil, stop: StopSignal,
    progress: @escaping @Sendable (Duration, Cost) -> Void = { _, _ in }
  ) async -> Outcome {
    await SearchThreads.run {
      await search(filling, limits: limits, from: start, stop: stop, progress: progress)
    }
  }

  private static func search(
    _ filling: Filling, limits: Limits, from start: Filling.Layout?, stop: StopSignal,
    progress: @escaping @Sendable (Duration, Cost) -> Void
  ) async -> Outcome {
    let clock = SearchClock(deadline: limits.time, signal: stop)
    let first = start ?? FillingConstruction.layout(of: FillingTable(filling))
    let table = FillingTable(filling, from: first)
    let crew = (0..<limits.threads).map { number in
      FillingBox(
        FillingWorker(
          table, seed: limits.seed &* 0x1_0000_01B3 &+ UInt64(number), number: number, first,
          clock: clock))
    }
    var best = (layout: first, cost: filling.cost(of: first))
    var firstFeasible = best.cost.hard == 0 ? clock.elapsed : nil
    var length = min(
      firstCycle.upperBound, max(firstCycle.lowerBound, stepsOfPiece * table.pieceCount))
    var left = limits.iterations ?? .max
    var round = 0
    while left > 0, !clock.isOver, best.cost != .zero, table.pieceCount > 0 {
      let steps = min(length, left)
      left -= limits.iterations == nil ? 0 : steps
      await withTaskGroup { group in
        for box in crew {
          group.addTask { [round] in
            box.use { $0.cycle(round, steps: steps, checks: limits.checks) }
          }
        }
      }
      let before = best.cost
      for box in crew {
        let (layout, cost) = box.use { ($0.best, $0.bestCost) }
        if cost < best.cost { best = (layout, cost) }
      }
      if best.cost < before { progress(clock.elapsed, best.cost) }
      firstFeasible =
        firstFeasible ?? crew.compactMap { box in box.use { $0.firstFeasible } }.min()
      // A length is tried with every way to begin before a longer one.
      round += 1
      if round % FillingWorker.ways == 0 { length *= growth }
      for box in crew { box.use { [best] in $0.adopt(best.layout, best.cost) } }
    }
    return Outcome(
      layout: best.layout, cost: best.cost,
      iterations: crew.reduce(0) { sum, box in sum + box.use { $0.iterations } },
      firstFeasible: firstFeasible, elapsed: clock.elapsed)
  }
}

/// Hands a worker from task to task; never contended.
final class FillingBox: Sendable {
  private let worker: Mutex<FillingWorker>

  init(_ worker: sending FillingWorker) { self.worker = Mutex(worker) }

  func use<Result: Sendable>(_ body: (FillingWorker) -> Result) -> Result {
    worker.withLock { body($0) }
  }
}
