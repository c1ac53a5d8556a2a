// SPDX-License-Identifier: Apache-2.0

/// The search as a whole: construct, then anneal in cycles of doubling length on every thread, exchanging the best.
///
/// The threads meet after every cycle, so the result depends only on problem, seed, threads and iterations.
package enum Portfolio {
  /// Moves in the first cycle; each later cycle is twice as long.
  private static let firstCycle = 40_000
  private static let longestCycle = 4_000_000

  /// How a search ended.
  package struct Outcome: Sendable {
    package var solution: Solution
    package var cost: Cost
    package var iterations: Int
    package var firstFeasible: Duration?
    package var elapsed: Duration
  }

  /// What is known between two cycles.
  package struct Progress: Sendable {
    package var elapsed: Duration
    package var cost: Cost
    package var iterations: Int
  }

  /// Searches until a limit is reached or `stop` is raised.
  package static func solve(
    _ problem: Problem, limits: Limits, from start: Solution? = nil, stop: StopSignal,
    progress: @Sendable (Progress) -> Void = { _ in }
  ) async -> Outcome {
    let clock = SearchClock(deadline: limits.time, signal: stop)
    var threads = (0..<limits.threads).map { number in
      Annealing(
        seed: limits.seed &* 0x1_0000_01B3 &+ UInt64(number),
        start: start ?? Solution(emptyFor: problem))
    }
    var length = firstCycle
    var left = limits.iterations ?? .max
    var round = 0
    repeat {
      // A short rest is joined to the last cycle, which is worth more long than cut.
      let count = left < 2 * length ? left : length
      let isFirst = round == 0
      let heat = isFirst ? 1.0 : round % 3 == 0 ? 0.6 : 0.3
      threads = await withTaskGroup(of: (Int, Annealing).self) { group in
        for (number, thread) in threads.enumerated() {
          group.addTask {
            var thread = thread
            let instance = Instance(problem)
            let state = State(instance)
            let moves = MoveSource(instance)
            if isFirst {
              state.load(thread.present)
              Construction.run(state, moves, &thread.random, clock: clock)
              thread.present = state.solution
              thread.note(state, clock)
              guard !moves.isEmpty else { return (number, thread) }
              thread.calibrate(state, moves)
            }
            guard !moves.isEmpty else { return (number, thread) }
            thread.cycle(
              state, moves, count: count, heat: heat, checks: limits.checks, clock: clock)
            state.load(thread.best)
            Descent.run(state, moves, clock: clock)
            thread.note(state, clock)
            return (number, thread)
          }
        }
        var results: [(Int, Annealing)] = []
        for await result in group { results.append(result) }
        return results.sorted { $0.0 < $1.0 }.map(\.1)
      }
      exchange(&threads, round: round)
      round += 1
      left -= count
      length = min(2 * length, longestCycle)
      let leader = threads[leaderIndex(threads)]
      progress(
        Progress(
          elapsed: clock.elapsed, cost: leader.bestCost,
          iterations: threads.reduce(0) { $0 + $1.iterations }))
    } while left > 0 && !clock.isOver
    let leader = threads[leaderIndex(threads)]
    let state = State(Instance(problem))
    state.load(leader.best)
    Construction.fillLate(state)
    return Outcome(
      solution: state.solution, cost: state.cost,
      iterations: threads.reduce(0) { $0 + $1.iterations },
      firstFeasible: threads.compactMap(\.firstFeasible).min(), elapsed: clock.elapsed)
  }

  private static func leaderIndex(_ threads: [Annealing]) -> Int {
    threads.indices.min { threads[$0].bestCost < threads[$1].bestCost } ?? 0
  }

  /// The first thread goes on from the best of all; the others from their own best, and every third round from it too.
  private static func exchange(_ threads: inout [Annealing], round: Int) {
    let leader = threads[leaderIndex(threads)]
    for index in threads.indices {
      if index == 0 || round % 3 == 2 {
        threads[index].best = leader.best
        threads[index].bestCost = leader.bestCost
      }
      threads[index].present = threads[index].best
    }
  }
}
