// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct ConcurrencyTests {
  private var trial: DiaryTrial {
    var trial = DiaryTrial()
    trial.person.overlapLabel = 1
    trial.person.concurrency = 2
    return trial
  }

  @Test func `two at once are borne, a third is one too many`() {
    let two = [DiaryTrial.Entry(start: 600), .init(start: 630)]

    #expect(trial.verdict(two) == .init())
    #expect(trial.verdict(two + [.init(start: 659)]) == .init(broken: 1, hard: 60 + 10))
    #expect(trial.verdict(two + [.init(start: 660)]) == .init())
  }

  @Test func `each that starts while two are on is broken`() {
    let entries = [600, 610, 620, 630].map { DiaryTrial.Entry(start: $0) }

    #expect(trial.verdict(entries) == .init(broken: 2, hard: 2 * (60 + 10)))
  }

  @Test func `one that ended less than the gap ago still counts`() {
    var trial = trial
    trial.person.gapAtSite = 10
    let two = [DiaryTrial.Entry(start: 600), .init(start: 600)]

    #expect(trial.verdict(two + [.init(start: 669)]) == .init(broken: 1, hard: 60 + 10))
    #expect(trial.verdict(two + [.init(start: 670)]) == .init())
  }
}
