// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct NightTests {
  private func trial(dayStart: Int = 0) -> DiaryTrial {
    var trial = DiaryTrial()
    trial.person.nightLabel = 1
    trial.person.nightGap = 600
    trial.person.dayStart = dayStart
    return trial
  }

  @Test(arguments: [(1440 + 540, 0), (1440 + 539, 61), (1440 + 480, 120)])
  func `ten hours from the end of one day to the start of the next`(start: Int, hard: Int) {
    let verdict = trial().verdict([.init(start: 1320), .init(start: start)])

    #expect(verdict == .init(broken: hard == 0 ? 0 : 1, hard: hard))
  }

  @Test func `on one day no night is asked`() {
    #expect(trial().verdict([.init(start: 600), .init(start: 660)]) == .init())
  }

  @Test func `where a day ends at five, what begins at one is of the day before`() {
    let late = [DiaryTrial.Entry(start: 1380), .init(start: 1500)]

    // No more than 240 minutes of what is missing weigh.
    #expect(trial().verdict(late) == .init(broken: 1, hard: 60 + 240))
    #expect(trial(dayStart: 300).verdict(late) == .init())
  }

  @Test func `only the last of a day and the first of the next count`() {
    let verdict = trial().verdict([
      .init(start: 1100), .init(start: 1320), .init(start: 1930), .init(start: 2000),
    ])

    #expect(verdict == .init(broken: 1, hard: 60 + 50))
  }
}
