// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct FewestChangesTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the number of changes is the least there is`(seed: UInt64) {
    var generator = RandomProblem(seed: seed)
    let problem = generator.make(activities: 4, starts: 4, people: 4, seats: 0)
    let skeleton = Skeleton(problem)
    var random = RandomSource(seed: seed &+ 1000)
    let before = problem.activities.map { activity -> FewestChanges.Before in
      if random.below(8) == 0 { return .nothing }
      let option = activity.options[random.below(activity.options.count)]
      return .placed(
        time: activity.starts[random.below(activity.starts.count)], place: option.place,
        isLocked: random.below(6) == 0)
    }

    let outcome = FewestChanges.search(skeleton, before: before)

    let expected = leastByTryingAll(skeleton, before)
    #expect(outcome.plans.isEmpty == (expected == nil))
    if let expected {
      #expect(outcome.atLeast == expected)
      #expect(outcome.plans.allSatisfy { $0.reduce(0) { $0 + $1.changes } == expected })
    }
  }

  /// The least number of changes over every choice of values; `nil` when none goes together.
  private func leastByTryingAll(_ skeleton: Skeleton, _ before: [FewestChanges.Before]) -> Int? {
    var best: Int?
    func extend(_ chosen: [Skeleton.Value], _ changes: Int) {
      if let best, changes >= best { return }
      let activity = chosen.count
      guard activity < before.count else {
        best = changes
        return
      }
      let record = skeleton.problem.activities[activity]
      for value in skeleton.values[activity] {
        var further = 0
        if case .placed(let time, let place, let isLocked) = before[activity] {
          further += record.starts[value.start] == time ? 0 : 1
          further += record.options[value.option].place == place ? 0 : 1
          if isLocked, further > 0 { continue }
        }
        let fits = chosen.indices.allSatisfy {
          skeleton.conflict($0, chosen[$0], activity, value) == nil
        }
        if fits { extend(chosen + [value], changes + further) }
      }
    }
    extend([], 0)
    return best
  }
}
