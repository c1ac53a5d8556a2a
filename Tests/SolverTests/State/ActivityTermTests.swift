// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct ActivityTermTests {
  @Test func `a start and a place cost what they say`() {
    var trial = TermTrial(starts: [[600, 700]])
    trial.problem.activities[0].startCosts = [(1, [0, 3]), (1, [2, 4])]
    trial.problem.activities[0].options[0].costs = [(1, 10)]

    #expect(trial.verdict(start: [0]) == .init(soft: 12))
    #expect(trial.verdict(start: [1]) == .init(soft: 17))
    #expect(trial.verdict(start: [-1]) == .init())
  }

  @Test func `what is left out weighs more than any clash`() {
    let trial = TermTrial(starts: [[600], [600]])
    let cost = Breakdown(
      of: Solution(start: [-1, -1], option: [0, 0], occupant: []), in: trial.problem
    ).cost

    #expect(cost == Cost(hard: 4000, soft: 0))
  }

  @Test func `whoever does not fit into the place is counted by heads`() {
    var trial = TermTrial(starts: [[600, 700]])
    let people = [trial.addPerson(size: 3), trial.addPerson(size: 2)]
    for person in people { trial.addSeat(of: 0, candidates: [person]) }
    trial.problem.activities[0].load = 4
    trial.problem.activities[0].options[0].capacity = 7
    trial.problem.activities[0].capacityLabel = 1
    for seat in 0..<2 { trial.problem.seats[seat].addsLoad = true }

    #expect(trial.verdict(start: [0], occupant: [people[0], -1]) == .init())
    #expect(
      trial.verdict(start: [0], occupant: people) == .init(broken: 1, hard: 60 + 2))
    trial.problem.seats[1].addsLoad = false
    #expect(trial.verdict(start: [0], occupant: people) == .init())
  }
}
