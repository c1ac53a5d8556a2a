// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct SpreadTests {
  @Test func `each diary that costs more than the limit above the least is broken`() {
    var trial = TermTrial(starts: [[600, 660], [660, 720], [800]])
    let people = [trial.addPerson(), trial.addPerson(), trial.addPerson()]
    for (index, person) in people.enumerated() {
      trial.problem.resources[person].concurrency = 1
      trial.problem.resources[person].breakWeight = 10 * (index + 1)
      trial.problem.resources[person].breakLabel = 1
      for activity in [0, 1] {
        trial.problem.activities[activity].attendance.append(
          Problem.Attendance(
            resource: person,
            binding: Problem.Binding(activity: activity, from: 0, to: 60, isCounted: true)))
      }
    }
    trial.problem.family.spreads = [Problem.Spread(resources: people, limit: 10, label: 1)]

    // No breaks, then one for each: 10, 20 and 30.
    #expect(trial.verdict(start: [0, 0, 0]) == .init())
    #expect(
      trial.verdict(start: [0, 1, 0]) == .init(broken: 1, hard: 60 + 10, soft: 60))
  }
}
