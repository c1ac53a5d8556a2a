// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct BoundedEvaluationTests {
  @Test(arguments: 1...24 as ClosedRange<UInt64>)
  func `a trial is evaluated to the end just when it changes no more than it may`(seed: UInt64) {
    var source = RandomProblem(seed: seed)
    var problem =
      seed % 3 == 0
      ? source.makeGrid(activities: 10, people: 8, places: 3)
      : source.make(activities: 8, starts: 10, people: 6, seats: 9)
    if seed > 12 {
      problem.travel.clock = Problem.DayClock(leaps: [
        .init(minute: 620, ahead: 60), .init(minute: 2150, ahead: -30),
      ])
    }
    let instance = Instance(problem)
    let (state, moves) = (State(instance), MoveSource(instance))
    var random = RandomSource(seed: seed)
    let hardWeight = 3.0
    for _ in 0..<200 {
      var again = random
      guard moves.propose(in: state, repairShare: 30, &random) else { continue }
      let change = state.evaluate()
      let weighed = Double(change.soft) + hardWeight * Double(change.hard)
      for (limit, isWithin) in [(weighed, true), (weighed - 0.5, false)] {
        var copy = again
        _ = moves.propose(in: state, repairShare: 30, &copy)
        #expect(state.evaluate(within: limit, hardWeight: hardWeight) == isWithin)
      }
      _ = moves.propose(in: state, repairShare: 30, &again)
      _ = state.evaluate()
      state.commit()
    }
  }
}
