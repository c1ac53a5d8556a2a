// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct HeatContestTests {
  private let low = Cost(hard: 0, soft: 1)
  private let high = Cost(hard: 0, soft: 2)
  private let broken = Cost(hard: 60, soft: 0)

  private func starts(_ contest: HeatContest) -> [HeatContest.Start?] {
    [0, 1].map { contest.start(of: $0, isBroken: false, isLast: false) }
  }

  @Test func `every other start challenges in turn, and a leader that stays the lowest stays`() {
    var contest = HeatContest()
    var challengers: [HeatContest.Start?] = []
    for _ in 0..<2 * (HeatContest.starts.count - 1) {
      #expect(starts(contest)[0] == HeatContest.calm)
      challengers.append(starts(contest)[1])
      contest.learn(leader: low, challenger: high)
    }
    let others = Array(HeatContest.starts.dropFirst())
    #expect(challengers == others + others)
  }

  @Test func `a challenger that leads lower leads, and has the last cycle for itself`() {
    var contest = HeatContest()
    let challenger = starts(contest)[1]
    contest.learn(leader: high, challenger: low)
    #expect(starts(contest)[0] == challenger)
    #expect(starts(contest)[1] != challenger)
    let last = [0, 1].map { contest.start(of: $0, isBroken: false, isLast: true) }
    #expect(last == [challenger, challenger])

    contest.learn(leader: low, challenger: low)
    #expect(starts(contest)[0] == challenger)
  }

  @Test
  func `while something is broken one repairs, the other walks lightly and leads if it gets out`() {
    var contest = HeatContest()
    let beside = [0, 1].map { contest.start(of: $0, isBroken: true, isLast: false) }
    #expect(beside == [nil, HeatContest.light])
    contest.learn(leader: nil, challenger: broken)
    contest.learn(leader: nil, challenger: nil)
    #expect(starts(contest)[0] == HeatContest.calm)
    contest.learn(leader: nil, challenger: high)
    #expect(starts(contest)[0] == HeatContest.light)
    #expect(starts(contest)[1] != HeatContest.light)
  }

  @Test func `after a repair the lightest has a part in the last cycle`() {
    var contest = HeatContest()
    contest.learn(leader: nil, challenger: broken)
    contest.learn(leader: low, challenger: high)
    let last = [0, 1].map { contest.start(of: $0, isBroken: false, isLast: true) }
    #expect(last == [HeatContest.calm, HeatContest.light])
  }
}
