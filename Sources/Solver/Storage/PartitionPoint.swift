// SPDX-License-Identifier: Apache-2.0

extension Range<Int> {
  /// The first index for which `isBeyond` holds, where it holds for all that follow; the end where it holds for none.
  ///
  /// - Complexity: O(log count).
  @inline(__always)
  package func partitionPoint(where isBeyond: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
