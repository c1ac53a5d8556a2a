// SPDX-License-Identifier: Apache-2.0

/// Stretches of minutes, apart from each other and ascending.
struct Stretches {
  let ranges: [Range<Int>]

  /// Stretches that touch become one.
  init(_ given: [Range<Int>]) {
    var merged: [Range<Int>] = []
    for range in given.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
  }

  /// Whether all of a stretch lies in one of these.
  func contains(_ span: Range<Int>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < span.upperBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= span.lowerBound
  }
}
