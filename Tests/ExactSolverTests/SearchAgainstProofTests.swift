// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Foundation
import Solver
import SolverTestSupport
import Testing

/// The search against the exact engine, on random problems that are small, but too large for trying everything.
@Suite struct SearchAgainstProofTests {
  /// How many problems of each size; `ATTACHE_PROBLEMS` asks for more, `ATTACHE_FIRST_SEED` for others.
  private static let count =
    ProcessInfo.processInfo.environment["ATTACHE_PROBLEMS"].flatMap { Int($0) } ?? 60
  private static let firstSeed =
    ProcessInfo.processInfo.environment["ATTACHE_FIRST_SEED"].flatMap { UInt64($0) } ?? 1

  private struct Size {
    var activities: Int
    var starts: Int
    var people: Int
    var seats: Int
    var iterations: Int
  }

  private static let sizes = [
    Size(activities: 3, starts: 3, people: 3, seats: 2, iterations: 30_000),
    Size(activities: 5, starts: 4, people: 5, seats: 3, iterations: 60_000),
  ]

  @Test func `both find the same to be possible and at the same least cost`() async {
    let engine = ExactEngine()
    var feasible = 0
    var total = 0
    for (number, size) in Self.sizes.enumerated() {
      for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.count) {
        var source = RandomProblem(seed: seed &* 131 &+ UInt64(number))
        var problem = source.make(
          activities: size.activities, starts: size.starts, people: size.people, seats: size.seats)
        if seed % 4 != 0 { problem.loosen() }
        let name: Comment = "size \(number), seed \(seed)"

        let proof = await ExactSolver.solve(
          problem, limits: ExactSolver.Limits(seconds: 60, threads: 1), engine: engine)
        let search = await Portfolio.solve(
          problem, limits: Limits(iterations: size.iterations, threads: 1, seed: seed),
          stop: StopSignal())

        total += 1
        switch proof.status {
        case .infeasible: #expect(search.cost.hard > 0, name)
        case .optimal:
          feasible += 1
          #expect(search.cost.hard == 0, name)
          #expect(search.cost.soft == proof.cost, name)
        default: Issue.record("\(name): \(proof.status)")
        }
      }
    }
    // A test of one kind only would prove little.
    #expect(feasible > total / 5)
    #expect(feasible < total * 4 / 5)
  }
}
