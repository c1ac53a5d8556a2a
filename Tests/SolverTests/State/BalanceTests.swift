// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct BalanceTests {
  @Test func `each day costs the difference between the most and the least work`() {
    var trial = TermTrial(
      starts: [[600, 600 + Problem.minutesPerDay], [700], [800 + Problem.minutesPerDay]])
    let people = [trial.addPerson(), trial.addPerson()]
    for activity in 0..<3 {
      trial.addSeat(of: activity, candidates: people)
      trial.problem.seats[activity].bindings[0].work = 60
    }
    trial.problem.balances = [
      Problem.Balance(resources: people, weight: 3, per: 2, label: 1)
    ]
    let (one, other) = (people[0], people[1])

    #expect(
      trial.verdict(start: [0, 0, 0], occupant: [one, other, -1]) == .init())
    #expect(
      trial.verdict(start: [0, 0, 0], occupant: [one, one, -1]) == .init(soft: 180))
    #expect(
      trial.verdict(start: [0, 0, 0], occupant: [one, one, other]) == .init(soft: 180 + 90))
    #expect(
      trial.verdict(start: [1, 0, 0], occupant: [one, one, other]) == .init(soft: 90))
  }
}
