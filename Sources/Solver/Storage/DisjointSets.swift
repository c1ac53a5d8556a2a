// SPDX-License-Identifier: Apache-2.0

/// Sets of numbers that are joined two at a time; each is known by its lowest number.
///
/// - Source: union-find with path halving, Tarjan and van Leeuwen, "Worst-case Analysis of Set Union Algorithms", JACM
///   31, 1984, doi:10.1145/62.2160.
package struct DisjointSets {
  private var parent: [Int]

  /// The numbers from 0 below `count`, each in a set of its own.
  package init(count: Int) {
    parent = Array(0..<count)
  }

  /// The lowest number of the set that `number` is in.
  ///
  /// - Complexity: amortised O(log count).
  package mutating func lowest(with number: Int) -> Int {
    var number = number
    while parent[number] != number {
      parent[number] = parent[parent[number]]
      number = parent[number]
    }
    return number
  }

  /// Makes one set of those of `a` and `b`.
  package mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (lowest(with: a), lowest(with: b))
    parent[max(a, b)] = min(a, b)
  }
}
