// SPDX-License-Identifier: Apache-2.0

import Solver

// Diaries on a coarse grid, judged moment by moment: what is under way at any time is under way when one of its lines
// starts, so that it suffices to count at the starts. Where lines ask for no gap this says all there is to say, and
// propagates better than comparing every two lines.
extension Encoding {
  /// Where lines last over more moments than this on average, comparing them is shorter.
  private static let mostMoments = 2

  /// For each moment at which a line may start, whether each line that could be under way then is; the lines last `gap`
  /// longer.
  ///
  /// - Returns: `nil` when there are too many, as on a fine grid.
  func moments(of entries: [Entry], gap: Int) -> [[Literal]]? {
    let times = Set(
      entries.flatMap { entry in
        problem.activities[entry.activity].starts.map { $0 + entry.from }
      }
    ).sorted()
    var underway: [[Literal]] = times.map { _ in [] }
    var left =
      Self.mostMoments
      * entries.reduce(0) { sum, entry in
        sum + problem.activities[entry.activity].starts.count
      }
    for entry in entries {
      for (position, start) in problem.activities[entry.activity].starts.enumerated() {
        let literal = builder.all([entry.present, startLiterals[entry.activity][position]])
        var moment = times.partitioningIndex { $0 >= start + entry.from }
        while moment < times.count, times[moment] < start + entry.to + gap {
          underway[moment].append(literal)
          moment += 1
          left -= 1
        }
        guard left >= 0 else { return nil }
      }
    }
    return underway.filter { $0.count > 1 }
  }
}
