// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Foundation
import Solver
import SolverTestSupport
import Testing

/// The exact engine against trying everything, on random problems that use every kind of term.
@Suite struct DifferentialTests {
  /// How many problems; `ATTACHE_PROBLEMS` asks for more, `ATTACHE_FIRST_SEED` for others.
  private static let count =
    ProcessInfo.processInfo.environment["ATTACHE_PROBLEMS"].flatMap { Int($0) } ?? 400
  private static let firstSeed =
    ProcessInfo.processInfo.environment["ATTACHE_FIRST_SEED"].flatMap { UInt64($0) } ?? 1

  /// Compares the engine with trying everything.
  ///
  /// - Returns: whether the problem has a solution.
  private func comparesAsFeasible(
    _ problem: Problem, _ engine: ExactEngine, _ seed: UInt64
  ) async -> Bool {
    let best = Enumeration.best(of: problem)

    let outcome = await ExactSolver.solve(
      problem, limits: ExactSolver.Limits(seconds: 600, threads: 1), engine: engine)

    let isPossible = await ExactSolver.isPossible(
      problem, limits: ExactSolver.Limits(seconds: 600, threads: 1), engine: engine)
    #expect(isPossible == (best.hard == 0), "seed \(seed)")
    guard best.hard == 0 else {
      #expect(outcome.status == .infeasible, "seed \(seed)")
      return false
    }
    #expect(outcome.status == .optimal, "seed \(seed)")
    #expect(outcome.cost == best.soft, "seed \(seed)")
    #expect(outcome.bound == best.soft, "seed \(seed)")
    return true
  }

  @Test func `feasibility and optimum are those found by trying everything`() async {
    let engine = ExactEngine()
    var feasible = 0
    for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.count) {
      var source = RandomProblem(seed: seed &* 77)
      var problem = source.make(
        activities: 2 + source.random.below(2), starts: 2, people: 3,
        seats: 1 + source.random.below(2))
      // Most of these problems have no solution; two of three are loosened until most of them have one.
      if seed % 3 != 0 { problem.loosen() }
      if await comparesAsFeasible(problem, engine, seed) { feasible += 1 }
    }
    // A test of one kind only would prove little.
    #expect(feasible >= Self.count / 5)
    #expect(feasible < Self.count * 4 / 5)
  }

  @Test func `on days that clocks make longer and shorter they are, too`() async {
    let engine = ExactEngine()
    var feasible = 0
    for seed in UInt64(1)...80 {
      var source = RandomProblem(seed: seed &* 191)
      var problem = source.make(activities: 2, starts: 3, people: 3, seats: 1)
      problem.travel.clock = Problem.DayClock(leaps: [
        .init(minute: 750, ahead: seed % 2 == 0 ? 60 : -60), .init(minute: 2200, ahead: 30),
      ])
      problem.loosen()
      if await comparesAsFeasible(problem, engine, seed) { feasible += 1 }
    }
    #expect((16...76).contains(feasible))
  }

  @Test func `on a grid they are, too, with places for several and breaks that have to be fair`()
    async
  {
    let engine = ExactEngine()
    var feasible = 0
    for seed in UInt64(1)...40 {
      var source = RandomProblem(seed: seed &* 131)
      let people = 4
      var problem = source.makeGrid(activities: 4, people: people, places: 2, cells: 3)
      problem.resources[people].concurrency = 2
      problem.family.spreads = [
        Problem.Spread(resources: Array(0..<people), limit: 4, label: problem.unplacedLabel + 1)
      ]
      if await comparesAsFeasible(problem, engine, seed) { feasible += 1 }
    }
    #expect((8...36).contains(feasible))
  }
}
