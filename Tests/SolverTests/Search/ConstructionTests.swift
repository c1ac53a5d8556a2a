// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct ConstructionTests {
  private func constructed(_ trial: MoveTrial) -> Solution {
    let instance = Instance(trial.problem)
    let state = State(instance)
    var random = RandomSource(seed: 1)
    Construction.run(
      state, MoveSource(instance), &random, clock: SearchClock(signal: StopSignal()))
    return state.solution
  }

  @Test func `the tightest activity comes first, the others where they cost least beside it`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    let person = trial.addResource()
    trial.addActivity(starts: [600, 660, 720], places: [places[0]], attendants: [person])
    trial.addActivity(starts: [600], places: [places[1]], attendants: [person])
    trial.problem.activities[0].startCosts = [(0, [0, 5, 3])]

    #expect(constructed(trial).start == [2, 0])
  }

  @Test func `the cheaper place is taken`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600], places: places)
    trial.problem.activities[0].options[0].costs = [(0, 2)]
    trial.problem.activities[0].options[1].costs = [(0, 1)]

    #expect(constructed(trial).option == [1])
  }

  @Test func `a seat goes to who costs least, or to nobody where that costs less still`() {
    var trial = MoveTrial()
    let place = trial.addResource()
    let people = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600], places: [place])
    for emptyCost in [9, 0] {
      trial.problem.seats = []
      trial.addSeat(of: 0, candidates: people, isRequired: false)
      trial.problem.seats[0].candidateCosts = [4, 2]
      trial.problem.seats[0].emptyCost = emptyCost

      #expect(constructed(trial).occupant == [emptyCost == 0 ? -1 : people[1]])
    }
  }

  @Test func `an only candidate has to come, and the activity goes where he can`() {
    var trial = MoveTrial()
    let place = trial.addResource()
    let person = trial.addResource()
    trial.problem.resources[person].absences = [.init(span: 600..<650, label: 0)]
    trial.addActivity(starts: [600, 650], places: [place])
    trial.addSeat(of: 0, candidates: [person])

    #expect(constructed(trial) == Solution(start: [1], option: [0], occupant: [person]))
  }

  @Test func `late seats are left to the end, and then shared out evenly among who can come`() {
    var trial = MoveTrial()
    let people = [trial.addResource(), trial.addResource()]
    trial.problem.resources[people[0]].absences = [.init(span: 800..<860, label: 0)]
    for number in 0..<4 {
      let place = trial.addResource()
      trial.addActivity(starts: [600 + 100 * number], places: [place])
      trial.addSeat(of: number, candidates: people, isRequired: false)
      trial.problem.seats[number].isLate = true
    }
    let state = State(Instance(trial.problem))
    state.load(constructed(trial))
    #expect(state.solution.occupant == [-1, -1, -1, -1])

    Construction.fillLate(state)

    #expect(state.solution.occupant == [people[0], people[1], people[1], people[0]])
  }

  @Test func `a search that is over places no more than it has to`() {
    var trial = MoveTrial()
    for start in [600, 700, 800] {
      let place = trial.addResource()
      trial.addActivity(starts: [start, start + 10], places: [place])
    }
    let instance = Instance(trial.problem)
    let state = State(instance)
    var random = RandomSource(seed: 1)
    let stop = StopSignal()
    stop.raise()

    Construction.run(state, MoveSource(instance), &random, clock: SearchClock(signal: stop))

    #expect(state.solution.start == [0, -1, -1])
  }
}
