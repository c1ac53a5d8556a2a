// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct GapTests {
  private var trial: DiaryTrial {
    var trial = DiaryTrial()
    trial.person.gapLabel = 1
    trial.person.gapAtSite = 15
    trial.person.gapOnMove = 5
    trial.separate(20)
    return trial
  }

  @Test(arguments: [(675, 0), (674, 61), (660, 75)])
  func `a quarter of an hour at one site is kept, or misses so many minutes`(
    start: Int, hard: Int
  ) {
    let verdict = trial.verdict([.init(start: 600), .init(start: start)])

    #expect(verdict == .init(broken: hard == 0 ? 0 : 1, hard: hard))
  }

  @Test(arguments: [(685, 0), (684, 61), (670, 75)])
  func `between two sites it is the way and five minutes`(start: Int, hard: Int) {
    let verdict = trial.verdict([.init(start: 600), .init(start: start, site: 1)])

    #expect(verdict == .init(broken: hard == 0 ? 0 : 1, hard: hard))
  }

  @Test func `whoever leaves in the peak hours takes longer`() {
    var trial = trial
    trial.separate(20, peak: 50, during: 660..<720)

    #expect(
      trial.verdict([.init(start: 600), .init(start: 685, site: 1)])
        == .init(broken: 1, hard: 60 + 30))
    #expect(trial.verdict([.init(start: 661), .init(start: 746, site: 1)]) == .init())
  }

  @Test func `another layout needs its own gap, the same one does not`() {
    var trial = trial
    trial.person.layoutGap = 40

    #expect(
      trial.verdict([.init(start: 600), .init(start: 690, layout: 1)])
        == .init(broken: 1, hard: 60 + 10))
    #expect(trial.verdict([.init(start: 600, layout: 1), .init(start: 675, layout: 1)]) == .init())
  }

  @Test func `a chain needs no gap where the resource says so, but always its way`() {
    let chained = [DiaryTrial.Entry(start: 600, chain: 2), .init(start: 660, chain: 2)]
    let moved = [DiaryTrial.Entry(start: 600, chain: 2), .init(start: 670, site: 1, chain: 2)]
    var exempt = trial
    exempt.person.isChainExempt = true

    #expect(trial.verdict(chained) == .init(broken: 1, hard: 60 + 15))
    #expect(exempt.verdict(chained) == .init())
    #expect(exempt.verdict(moved) == .init(broken: 1, hard: 60 + 10))
    #expect(
      exempt.verdict([.init(start: 600), .init(start: 660)]) == .init(broken: 1, hard: 60 + 15))
  }

  @Test func `a turn-around group needs no gap where the resource says so`() {
    let grouped = [DiaryTrial.Entry(start: 600, group: 1), .init(start: 660, group: 1)]
    var exempt = trial
    exempt.person.isGroupExempt = true

    #expect(trial.verdict(grouped) == .init(broken: 1, hard: 60 + 15))
    #expect(exempt.verdict(grouped) == .init())
  }
}
