// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct CoverageTests {
  @Test func `it costs unless one of the seats has one of these people`() {
    var trial = TermTrial(starts: [[600], [700]])
    let people = [trial.addPerson(), trial.addPerson(), trial.addPerson()]
    for activity in 0..<2 { trial.addSeat(of: activity, candidates: people) }
    trial.problem.coverages = [
      Problem.Coverage(seats: [0, 1], resources: [people[0], people[1]], weight: 8, label: 1)
    ]

    #expect(trial.verdict(start: [0, 0], occupant: [-1, people[2]]) == .init(soft: 8))
    #expect(trial.verdict(start: [0, 0], occupant: [-1, people[1]]) == .init())
    #expect(trial.verdict(start: [0, 0], occupant: [people[0], people[1]]) == .init())
  }
}
