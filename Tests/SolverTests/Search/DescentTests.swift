// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct DescentTests {
  private func descended(
    _ trial: MoveTrial, from solution: Solution, evaluations: Int = 10_000
  ) -> Solution {
    let instance = Instance(trial.problem)
    let state = State(instance)
    state.load(solution)
    Descent.run(
      state, MoveSource(instance), evaluations: evaluations,
      clock: SearchClock(signal: StopSignal()))
    #expect(state.cost == Breakdown(of: state.solution, in: trial.problem).cost)
    return state.solution
  }

  @Test func `each activity goes to its cheapest start and place`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600, 700, 800], places: places)
    trial.problem.activities[0].startCosts = [(0, [5, 1, 3])]
    trial.problem.activities[0].options[0].costs = [(0, 1)]

    let end = descended(trial, from: Solution(start: [0], option: [0], occupant: []))

    #expect(end == Solution(start: [1], option: [1], occupant: []))
  }

  @Test func `what one change does not better stays as it is`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    let person = trial.addResource()
    // Both want the other's start, and one alone would clash.
    for place in places {
      trial.addActivity(starts: [600, 660], places: [place], attendants: [person])
    }
    trial.problem.activities[0].startCosts = [(0, [1, 0])]
    trial.problem.activities[1].startCosts = [(0, [0, 1])]
    let stuck = Solution(start: [0, 1], option: [0, 0], occupant: [])

    #expect(descended(trial, from: stuck) == stuck)
  }

  @Test func `each seat goes to its cheapest candidate`() {
    var trial = MoveTrial()
    let place = trial.addResource()
    let people = [trial.addResource(), trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600], places: [place])
    trial.addSeat(of: 0, candidates: people)
    trial.problem.seats[0].candidateCosts = [4, 7, 2]

    let end = descended(
      trial, from: Solution(start: [0], option: [0], occupant: [people[1]]))

    #expect(end.occupant == [people[2]])
  }

  @Test func `an empty required seat is filled from an optional one that is alike`() {
    var trial = MoveTrial()
    let place = trial.addResource()
    let person = trial.addResource()
    trial.addActivity(starts: [600], places: [place])
    trial.addSeat(of: 0, candidates: [person], isRequired: false)
    trial.addSeat(of: 0, candidates: [person])

    let end = descended(trial, from: Solution(start: [0], option: [0], occupant: [person, -1]))

    #expect(end.occupant == [-1, person])
  }

  @Test func `no more is looked at than is allowed`() {
    var trial = MoveTrial()
    for _ in 0..<2 {
      let place = trial.addResource()
      trial.addActivity(starts: [600, 700, 800], places: [place])
    }
    for activity in 0..<2 { trial.problem.activities[activity].startCosts = [(0, [5, 1, 3])] }

    let end = descended(
      trial, from: Solution(start: [0, 0], option: [0, 0], occupant: []), evaluations: 2)

    #expect(end.start == [1, 0])
  }
}
