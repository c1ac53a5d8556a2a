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

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `two activities clash when no search places both`(seed: UInt64) {
    var source = RandomProblem(seed: seed)
    let problem = source.make(activities: 5, starts: 2, people: 2, seats: 0)
    let skeleton = Skeleton(problem)
    for first in 0..<5 {
      for second in 0..<5 where second != first {
        #expect(
          skeleton.isClash(of: first, and: second, checks: .max)
            == (FewestChanges.canPlace([first, second], of: skeleton) == false),
          "\(first), \(second)")
        // With no comparisons left nothing is known but that nothing was found.
        #expect(
          skeleton.isClash(of: first, and: second, checks: 1) != true
            || skeleton.values[first].count * skeleton.values[second].count == 0)
      }
    }
  }
}
