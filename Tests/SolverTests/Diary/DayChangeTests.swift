// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

/// What a day costs for each change of site and each break.
@Suite struct DayChangeTests {
  private static let nextDay = Problem.minutesPerDay

  @Test func `each change of site on a day costs, from one day to the next none does`() {
    var trial = DiaryTrial()
    trial.person.siteChangeWeight = 7
    trial.person.siteChangeLabel = 1
    trial.separate(0)
    let morning = DiaryTrial.Entry(start: 600)

    #expect(
      trial.verdict([morning, .init(start: 700, site: 1), .init(start: 800)]) == .init(soft: 14))
    #expect(trial.verdict([morning, .init(start: 700 + Self.nextDay, site: 1)]) == .init())
    #expect(trial.verdict([morning, .init(start: 700, site: 1, isCounted: false)]) == .init())
  }

  @Test func `each break of a day costs, and what follows at once has none`() {
    var trial = DiaryTrial()
    trial.person.breakWeight = 3
    trial.person.breakLabel = 1
    let morning = DiaryTrial.Entry(start: 600)

    #expect(trial.verdict([morning, .init(start: 660)]) == .init())
    #expect(
      trial.verdict([morning, .init(start: 661), .init(start: 800)]) == .init(soft: 6))
    #expect(trial.verdict([morning, .init(start: 800 + Self.nextDay)]) == .init())
  }
}
