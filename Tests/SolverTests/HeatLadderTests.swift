// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct HeatLadderTests {
  private let low = Cost(hard: 0, soft: 1)
  private let high = Cost(hard: 0, soft: 2)

  private func heats(_ ladder: HeatLadder) -> [Double] {
    [ladder.rung(of: 0).heat, ladder.rung(of: 1).heat]
  }

  @Test
  func `the search climbs while the hotter walk leads lower, and back, and not beyond the ends`() {
    var ladder = HeatLadder()
    let bottom = heats(ladder)
    ladder.climb(calm: high, hot: low)
    let second = heats(ladder)
    #expect(second[0] == bottom[1])
    ladder.climb(calm: low, hot: high)
    #expect(heats(ladder) == bottom)
    ladder.climb(calm: low, hot: high)
    #expect(heats(ladder) == bottom)

    for _ in 0..<20 { ladder.climb(calm: high, hot: low) }
    let top = heats(ladder)
    ladder.climb(calm: high, hot: low)
    #expect(heats(ladder) == top)
    #expect(top[0] > bottom[1])
  }

  @Test func `equal walks and repairs teach nothing`() {
    var ladder = HeatLadder()
    let before = heats(ladder)
    ladder.climb(calm: low, hot: low)
    ladder.climb(calm: nil, hot: low)
    ladder.climb(calm: high, hot: nil)
    #expect(heats(ladder) == before)
  }
}
