// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct RecessTests {
  private var trial: DiaryTrial {
    var trial = DiaryTrial()
    trial.person.recess = .init(hours: 690..<810, free: 40, weight: 11, label: 1)
    return trial
  }

  @Test(arguments: [(770, 0), (771, 11), (810, 11)])
  func `forty minutes have to stay free after what ends then`(end: Int, soft: Int) {
    #expect(trial.verdict([.init(start: 600, minutes: end - 600)]) == .init(soft: soft))
  }

  @Test(arguments: [(760, 0), (759, 11)])
  func `or between two bindings`(start: Int, soft: Int) {
    let entries = [
      DiaryTrial.Entry(start: 660, minutes: 60), .init(start: start, minutes: 810 - start),
    ]

    #expect(trial.verdict(entries) == .init(soft: soft))
  }

  @Test func `a meal is the recess itself, and a day without bindings needs none`() {
    #expect(trial.verdict([.init(start: 690, minutes: 120, isRecess: true)]) == .init())
    #expect(trial.verdict([.init(start: 900)]) == .init())
  }
}
