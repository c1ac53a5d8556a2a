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
    // Where each start of each line is under way; literals are made only once it is known that they serve.
    let spans = entries.map { entry in
      problem.activities[entry.activity].starts.map { start -> Range<Int> in
        let first = times.indices.partitionPoint { times[$0] >= start + entry.from }
        let end = times.indices.partitionPoint { times[$0] >= start + entry.to + gap }
        return first..<max(first, end)
      }
    }
    let all = spans.flatMap(\.self)
    guard all.reduce(0, { $0 + $1.count }) <= Self.mostMoments * all.count else { return nil }
    var underway: [[Literal]] = times.map { _ in [] }
    for (entry, spans) in zip(entries, spans) {
      for (start, span) in zip(startLiterals[entry.activity], spans) {
        let literal = builder.all([entry.present, start])
        for moment in span { underway[moment].append(literal) }
      }
    }
    return underway.filter { $0.count > 1 }
  }
}
