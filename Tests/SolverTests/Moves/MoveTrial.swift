// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

/// One kind of move on trial: from a solution, everything that it leads to.
struct MoveTrial {
  var problem = Problem(
    dayCount: 1, travel: Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
    labelCount: 1, unplacedLabel: 0)

  /// Draws of each test; so many that no way of a small problem is missed.
  private static let draws: UInt64 = 400

  /// Adds somebody, or a place that bears one activity at a time.
  mutating func addResource() -> Int {
    problem.resources.append(Problem.Resource())
    return problem.resources.count - 1
  }

  /// Adds an activity of an hour in one of these places, which these people attend.
  mutating func addActivity(starts: [Int], places: [Int], attendants: [Int] = []) {
    var activity = Problem.Activity(
      duration: 60, starts: starts, options: places.map { Problem.PlaceOption(place: $0, site: 0) })
    let number = problem.activities.count
    activity.attendance = attendants.map {
      Problem.Attendance(
        resource: $0, binding: Problem.Binding(activity: number, from: 0, to: 60))
    }
    problem.activities.append(activity)
  }

  mutating func addSeat(of activity: Int, candidates: [Int], isRequired: Bool = true) {
    problem.seats.append(
      Problem.Seat(
        bindings: [Problem.Binding(activity: activity, from: 0, to: 60)], candidates: candidates,
        isRequired: isRequired, emptyLabel: 0, emptyCost: isRequired ? 0 : 1))
  }

  /// The solutions that a kind of move leads to; each must cost what the search says it does.
  func reached(by move: Move, from solution: Solution) -> Set<Solution> {
    let instance = Instance(problem)
    let state = State(instance)
    let moves = MoveSource(instance)
    var reached: Set<Solution> = []
    for seed in 0..<Self.draws {
      state.load(solution)
      let before = state.cost
      var random = RandomSource(seed: seed)
      state.begin()
      guard moves.describe(move, in: state, &random) else { continue }
      let change = state.evaluate()
      state.commit()
      let cost = Breakdown(of: state.solution, in: problem).cost
      #expect(state.cost == cost)
      #expect(change == cost - before)
      reached.insert(state.solution)
    }
    return reached
  }
}
