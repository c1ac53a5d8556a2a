// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct MaximumFlowTests {
  @Test func `the greatest flow is the least cut, on random networks`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      let nodes = 4 + random.below(3)
      let edges = (0..<3 * nodes).map { _ in
        (from: random.below(nodes), to: random.below(nodes), capacity: random.below(9))
      }
      var flow = MaximumFlow(nodes: nodes, source: 0, sink: nodes - 1)
      for edge in edges { flow.connect(edge.from, edge.to, edge.capacity) }

      let sent = flow.run()

      func cut(_ isInside: (Int) -> Bool) -> Int {
        edges.filter { isInside($0.from) && !isInside($0.to) }.reduce(0) { $0 + $1.capacity }
      }
      // Every set of nodes with the source and without the sink.
      let cuts = (0..<1 << (nodes - 2)).map { set in
        cut { $0 == 0 || ($0 < nodes - 1 && set >> ($0 - 1) & 1 == 1) }
      }
      #expect(sent == cuts.min(), "seed \(seed)")
      let reached = flow.reached()
      #expect(cut { reached[$0] } == sent, "seed \(seed)")
    }
  }
}
