// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct PresenceTests {
  private var trial: DiaryTrial {
    var trial = DiaryTrial()
    trial.person.presenceLabel = 1
    trial.separate(20)
    return trial
  }

  @Test(arguments: [(0, 600, 0), (0, 590, 70), (1, 620, 0), (1, 610, 70)])
  func `whoever comes at ten is where he came at once, and elsewhere after the way`(
    site: Int, start: Int, hard: Int
  ) {
    var trial = trial
    trial.person.entry = .init(site: 0, time: 600)

    let verdict = trial.verdict([
      .init(start: start, minutes: 30, site: site), .init(start: 900, site: 1),
    ])

    #expect(verdict == .init(broken: hard == 0 ? 0 : 1, hard: hard))
  }

  @Test(arguments: [(0, 660, 0), (0, 655, 65), (1, 680, 0), (1, 675, 65)])
  func `whoever has to leave is bound until the way there begins`(
    site: Int, exit: Int, hard: Int
  ) {
    var trial = trial
    // What binds him the days after would be too late, too.
    trial.person.exit = .init(site: 0, time: 8 * Problem.minutesPerDay)
    #expect(trial.verdict([.init(start: 600, site: site)]) == .init())

    trial.person.exit = .init(site: 0, time: exit)

    #expect(
      trial.verdict([.init(start: 300), .init(start: 600, site: site)])
        == .init(broken: hard == 0 ? 0 : 1, hard: hard))
  }
}
