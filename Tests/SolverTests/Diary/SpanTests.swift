// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct SpanTests {
  private var trial: DiaryTrial {
    var trial = DiaryTrial()
    trial.person.spanLimit = 240
    trial.person.spanWeight = 30
    trial.person.spanPer = 60
    trial.person.spanLabel = 1
    return trial
  }

  @Test(arguments: [(720, 0), (721, 0), (722, 1), (780, 30), (900, 90)])
  func `a day from nine costs what its end lies beyond four hours`(start: Int, soft: Int) {
    #expect(trial.verdict([.init(start: 540), .init(start: start)]) == .init(soft: soft))
  }

  @Test func `only counted bindings make a day long`() {
    #expect(trial.verdict([.init(start: 540), .init(start: 1200, isCounted: false)]) == .init())
  }
}
