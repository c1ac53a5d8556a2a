// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct WorkLimitTests {
  @Test func `minutes of work above the limit of a day are broken, day by day`() {
    var trial = DiaryTrial()
    trial.person.workLimit = 100
    trial.person.workLabel = 1
    let morning = DiaryTrial.Entry(start: 600, work: 60)

    #expect(trial.verdict([morning, .init(start: 700, work: 40)]) == .init())
    #expect(
      trial.verdict([morning, .init(start: 700, work: 60)]) == .init(broken: 1, hard: 60 + 20))
    #expect(
      trial.verdict([morning, .init(start: 700 + Problem.minutesPerDay, work: 60)]) == .init())
    #expect(
      trial.verdict([morning, .init(start: 700, work: 60, isCounted: false)])
        == .init(broken: 1, hard: 60 + 20))
  }
}
