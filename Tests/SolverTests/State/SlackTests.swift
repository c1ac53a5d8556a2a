// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct SlackTests {
  /// From the first two activities, twenty minutes away, to the third; five minutes to load, forty to spare.
  private var trial: TermTrial {
    var trial = TermTrial(
      starts: [[600], [500, 600 + Problem.minutesPerDay], [685, 695, 725]], travel: 20)
    trial.problem.slacks = [
      Problem.Slack(
        firsts: [0, 1], second: 2, load: 5, target: 40, weight: 3, per: 2, label: 1)
    ]
    return trial
  }

  @Test(arguments: [(0, 60), (1, 45), (2, 0)])
  func `each minute that lacks costs, after what ends last`(start: Int, soft: Int) {
    #expect(trial.verdict(start: [0, 0, start]) == .init(soft: soft))
  }

  @Test func `what takes place on another day, or not at all, is not waited for`() {
    #expect(trial.verdict(start: [-1, 1, 0]) == .init())
    #expect(trial.verdict(start: [0, 0, -1]) == .init())
  }
}
