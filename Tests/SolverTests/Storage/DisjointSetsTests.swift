// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct DisjointSetsTests {
  private func lowest(_ sets: DisjointSets, count: Int) -> [Int] {
    var sets = sets
    return (0..<count).map { sets.lowest(with: $0) }
  }

  @Test func `numbers are alone until they are joined, and known by the lowest of their set`() {
    var sets = DisjointSets(count: 6)
    #expect(lowest(sets, count: 6) == [0, 1, 2, 3, 4, 5])

    sets.join(5, 3)
    sets.join(4, 1)
    #expect(lowest(sets, count: 6) == [0, 1, 2, 3, 1, 3])

    sets.join(5, 4)
    sets.join(3, 1)
    #expect(lowest(sets, count: 6) == [0, 1, 2, 1, 1, 1])
  }
}
