// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct RecreationTests {
  /// Two activities of one person, each at one of two times, in places of their own.
  private var trial: MoveTrial {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    let person = trial.addResource()
    for place in places {
      trial.addActivity(starts: [600, 660], places: [place], attendants: [person])
    }
    return trial
  }

  private let start = Solution(start: [0, 1], option: [0, 0], occupant: [])

  /// What recreations around the first activity lead to, with this much more cost allowed.
  private func recreated(_ problem: Problem, limit: Double) -> Set<Solution> {
    let instance = Instance(problem)
    let state = State(instance)
    let moves = MoveSource(instance)
    var reached: Set<Solution> = []
    for seed in UInt64(0)..<60 {
      state.load(start)
      var random = RandomSource(seed: seed)
      var recreation = Recreation()
      recreation.run(around: 0, state, moves, limit: limit, hardWeight: 1, &random)
      #expect(state.cost == Breakdown(of: state.solution, in: problem).cost)
      reached.insert(state.solution)
    }
    return reached
  }

  @Test func `one is forced in, and what stood in its way goes where it fits best`() {
    let exchanged = Solution(start: [1, 0], option: [0, 0], occupant: [])

    #expect(recreated(trial.problem, limit: .infinity) == [start, exchanged])
  }

  @Test func `what costs more than is allowed is taken back`() {
    var problem = trial.problem
    problem.activities[0].startCosts = [(0, [0, 5])]

    #expect(recreated(problem, limit: 4) == [start])
    #expect(recreated(problem, limit: 5).count == 2)
  }

  @Test func `nothing is forced in where something stands that cannot move`() {
    var problem = trial.problem
    problem.activities[1].starts = [660]
    let start = Solution(start: [0, 0], option: [0, 0], occupant: [])
    let instance = Instance(problem)
    let state = State(instance)

    for seed in UInt64(0)..<60 {
      state.load(start)
      var random = RandomSource(seed: seed)
      var recreation = Recreation()
      recreation.run(
        around: 0, state, MoveSource(instance), limit: .infinity, hardWeight: 1, &random)
      #expect(state.solution == start)
    }
  }
}
