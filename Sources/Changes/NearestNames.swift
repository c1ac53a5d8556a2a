// SPDX-License-Identifier: Apache-2.0

/// Names that look most like a misspelt one.
package enum NearestNames {
  /// At most `limit` names, nearest first, without those that have hardly a letter in common.
  ///
  /// Distance is the least number of inserted, removed, replaced or exchanged neighbouring letters, regardless of case.
  /// - Complexity: O(names × lengths²).
  package static func of(_ text: String, among names: [String], limit: Int = 3) -> [String] {
    let wanted = Array(text.lowercased().unicodeScalars)
    let ranked = names.enumerated().map { index, name in
      (
        distance: distance(wanted, Array(name.lowercased().unicodeScalars)), index: index,
        name: name
      )
    }
    let farthest = max(2, wanted.count / 2)
    return ranked.filter { $0.distance <= farthest }
      .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(limit).map(\.name)
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
        var best = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
