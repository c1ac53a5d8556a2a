// SPDX-License-Identifier: Apache-2.0

/// Shares things out, one to each who can take it.
package enum Matching {
  /// A largest matching: for each list of choices the one it gets, or `nil`; earlier choices are preferred.
  ///
  /// - Complexity: O(lists × all choices), by augmenting paths.
  /// - Source: Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955,
  ///   doi:10.1002/nav.3800020109.
  package static func largest(_ choices: [[Int]]) -> [Int?] {
    var owner: [Int: Int] = [:]
    func find(_ list: Int, _ seen: inout Set<Int>) -> Bool {
      for choice in choices[list] where seen.insert(choice).inserted {
        if let other = owner[choice], !find(other, &seen) { continue }
        owner[choice] = list
        return true
      }
      return false
    }
    for list in choices.indices {
      var seen: Set<Int> = []
      _ = find(list, &seen)
    }
    var result = [Int?](repeating: nil, count: choices.count)
    for (choice, list) in owner { result[list] = choice }
    return result
  }
}
