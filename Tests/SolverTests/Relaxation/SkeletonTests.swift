// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct SkeletonTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `whatever the problem allows, its skeleton allows`(seed: UInt64) async {
    var generator = RandomProblem(seed: seed)
    let problem = generator.make(activities: 5, starts: 8, people: 4, seats: 3)
    let outcome = await Portfolio.solve(
      problem, limits: Limits(iterations: 3000, threads: 1, seed: seed), stop: StopSignal())
    guard outcome.cost.hard == 0 else { return }

    let skeleton = Skeleton(problem)
    let values = problem.activities.indices.map {
      Skeleton.Value(start: outcome.solution.start[$0], option: outcome.solution.option[$0])
    }

    for a in values.indices {
      #expect(skeleton.values[a].contains(values[a]))
      for b in values.indices where a < b {
        #expect(skeleton.conflict(a, values[a], b, values[b]) == nil)
      }
    }
  }
}
