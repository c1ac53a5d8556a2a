// SPDX-License-Identifier: Apache-2.0

/// How hot the cycles of a search begin: two neighbouring rungs are tried side by side, and the search climbs towards
/// the one that led lower.
///
/// How hot is best depends on the problem and on the length of a cycle, which grows; so it is asked anew every cycle.
package struct HeatLadder {
  package struct Rung: Sendable {
    /// Temperature at the start of a cycle, in typical changes.
    package var heat: Double
    /// What one broken instance weighs, in typical changes: a hot walk may lead through what is broken to something
    /// better, a calm one would only lose its way.
    package var weight: Double
  }

  private static let rungs = [
    Rung(heat: 0.3, weight: 10), Rung(heat: 0.6, weight: 10), Rung(heat: 1.25, weight: 5),
    Rung(heat: 2.5, weight: 3), Rung(heat: 5, weight: 3),
  ]
  private var lower = 0

  package init() {}

  /// The rung of a thread: threads with odd numbers take the hotter one.
  package func rung(of thread: Int) -> Rung { Self.rungs[lower + thread % 2] }

  /// Climbs by what the calmer and the hotter walk reached; stays when either was not annealed.
  package mutating func climb(calm: Cost?, hot: Cost?) {
    guard let calm, let hot, calm != hot else { return }
    lower = hot < calm ? min(lower + 1, Self.rungs.count - 2) : max(lower - 1, 0)
  }
}
