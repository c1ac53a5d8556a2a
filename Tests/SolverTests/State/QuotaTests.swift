// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct QuotaTests {
  @Test func `the sizes of those who sit may add up to the limit`() {
    var trial = TermTrial(starts: [[600], [700]])
    let people = [trial.addPerson(size: 3), trial.addPerson(size: 4)]
    for activity in 0..<2 { trial.addSeat(of: activity, candidates: people) }
    trial.problem.quotas = [Problem.Quota(seats: [0, 1], limit: 6, label: 1)]

    #expect(trial.verdict(start: [0, 0], occupant: [people[0], people[0]]) == .init())
    #expect(
      trial.verdict(start: [0, 0], occupant: [people[0], people[1]])
        == .init(broken: 1, hard: 60 + 1))
    #expect(
      trial.verdict(start: [0, 0], occupant: [people[1], people[1]])
        == .init(broken: 1, hard: 60 + 2))
    #expect(trial.verdict(start: [0, 0], occupant: [-1, people[1]]) == .init())
  }
}
