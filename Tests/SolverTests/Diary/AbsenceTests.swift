// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct AbsenceTests {
  private var trial: DiaryTrial {
    var trial = DiaryTrial()
    trial.person.absences = [.init(span: 900..<930, label: 1), .init(span: 630..<690, label: 1)]
    return trial
  }

  @Test(arguments: [(570, 0), (571, 61), (600, 90), (645, 105), (690, 0), (840, 0)])
  func `an hour weighs the minutes in which he is away`(start: Int, hard: Int) {
    let verdict = trial.verdict([.init(start: start)])

    #expect(verdict == .init(broken: hard == 0 ? 0 : 1, hard: hard))
  }

  @Test func `each absence that an entry meets is one broken instance`() {
    #expect(
      trial.verdict([.init(start: 660, minutes: 250)])
        == .init(broken: 2, hard: 60 + 30 + 60 + 10))
    #expect(
      trial.verdict([.init(start: 620, minutes: 20), .init(start: 680, minutes: 20)])
        == .init(broken: 2, hard: 2 * (60 + 10)))
  }
}
