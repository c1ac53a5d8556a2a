// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct SamePlaceTests {
  @Test func `each activity that is not where the first placed one is weighs as much as an hour`() {
    var trial = TermTrial(starts: [[600], [700], [800]])
    let options = trial.problem.activities.map { $0.options[0] }
    for activity in 0..<3 { trial.problem.activities[activity].options = options }
    trial.problem.samePlace = [Problem.SamePlace(activities: [0, 1, 2], label: 1)]

    #expect(trial.verdict(start: [0, 0, 0], option: [1, 1, 1]) == .init())
    #expect(
      trial.verdict(start: [0, 0, 0], option: [1, 1, 2]) == .init(broken: 1, hard: 120))
    #expect(
      trial.verdict(start: [0, 0, 0], option: [0, 1, 1]) == .init(broken: 2, hard: 240))
    #expect(trial.verdict(start: [-1, 0, 0], option: [0, 1, 1]) == .init())
  }
}
