// SPDX-License-Identifier: Apache-2.0

/// The greatest flow from a source to a sink, and the least cut that bounds it.
///
/// - Source: Dinic, "Algorithm for solution of a problem of maximum flow in networks with power
///   estimation", Soviet Math. Doklady 11 (1970).
/// - Complexity: O(nodes² × edges), and far less on networks of few layers as the counting makes them.
package struct MaximumFlow {
  private var heads: [[Int]]
  private var targets: [Int] = []
  private var capacities: [Int] = []
  private let source: Int
  private let sink: Int

  /// A network without connections; nodes are numbered from 0.
  package init(nodes: Int, source: Int, sink: Int) {
    heads = Array(repeating: [], count: nodes)
    self.source = source
    self.sink = sink
  }

  /// Lets at most `capacity` units flow between two nodes.
  package mutating func connect(_ from: Int, _ to: Int, _ capacity: Int) {
    heads[from].append(targets.count)
    targets.append(to)
    capacities.append(capacity)
    heads[to].append(targets.count)
    targets.append(from)
    capacities.append(0)
  }

  /// Sends as much as can be sent; the rest of every capacity stays for ``reached()``.
  package mutating func run() -> Int {
    var sent = 0
    while let levels = levels() {
      var next = Array(repeating: 0, count: heads.count)
      while true {
        let more = push(source, .max, levels, &next)
        if more == 0 { break }
        sent += more
      }
    }
    return sent
  }

  /// The nodes that could still be sent to: the source's side of the smallest least cut.
  package func reached() -> [Bool] { search().map { $0 >= 0 } }

  private func levels() -> [Int]? {
    let levels = search()
    return levels[sink] < 0 ? nil : levels
  }

  private func search() -> [Int] {
    var levels = Array(repeating: -1, count: heads.count)
    levels[source] = 0
    var queue = [source]
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      for edge in heads[node] where capacities[edge] > 0 && levels[targets[edge]] < 0 {
        levels[targets[edge]] = levels[node] + 1
        queue.append(targets[edge])
      }
    }
    return levels
  }

  private mutating func push(
    _ node: Int, _ most: Int, _ levels: [Int], _ next: inout [Int]
  ) -> Int {
    if node == sink { return most }
    while next[node] < heads[node].count {
      let edge = heads[node][next[node]]
      let target = targets[edge]
      if capacities[edge] > 0, levels[target] == levels[node] + 1 {
        let sent = push(target, min(most, capacities[edge]), levels, &next)
        if sent > 0 {
          capacities[edge] -= sent
          capacities[edge ^ 1] += sent
          return sent
        }
      }
      next[node] += 1
    }
    return 0
  }
}
