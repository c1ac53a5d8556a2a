// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct RelationTests {
  @Test(arguments: [(0, 60 + 10), (1, 0), (2, 0), (3, 60 + 1)])
  func `the second starts between so many minutes after the end of the first`(
    start: Int, hard: Int
  ) {
    var trial = TermTrial(starts: [[600], [655, 665, 690, 691]])
    trial.problem.relations = [
      Problem.Relation(first: 0, second: 1, minGap: 5, maxGap: 30, label: 1)
    ]

    #expect(
      trial.verdict(start: [0, start]) == .init(broken: hard == 0 ? 0 : 1, hard: hard))
    #expect(trial.verdict(start: [-1, start]) == .init())
  }

  @Test func `the wrong order is broken by all the minutes that lack`() {
    var trial = TermTrial(starts: [[700], [600]])
    trial.problem.relations = [
      Problem.Relation(first: 0, second: 1, minGap: 0, maxGap: .max, label: 1)
    ]

    #expect(trial.verdict(start: [0, 0]) == .init(broken: 1, hard: 60 + 160))
  }
}
