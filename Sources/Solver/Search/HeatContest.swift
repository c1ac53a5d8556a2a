// SPDX-License-Identifier: Apache-2.0

/// How the cycles of a search begin: the start that led lowest so far and a challenger are tried side by side, and the
/// better one is kept.
///
/// How hot and how light is best depends on the problem and on the length of a cycle, which grows; so every start is asked
/// again in turn. The last cycle is left to the best; where a cycle had left something broken, to the lightest as well,
/// which may need just so long a walk to lead low.
package struct HeatContest {
  /// How a cycle's walk begins.
  package struct Start: Sendable, Equatable {
    /// Temperature, in typical changes.
    package var heat: Double
    /// What one broken instance weighs, in typical changes; at the end of the walk it is ``HeatContest/heaviest``.
    ///
    /// A light one lets a walk lead through much that is broken, which a tight problem needs and which takes long; under
    /// a heavy one little breaks, and nearly every way may be barred.
    package var weight: Double
  }

  /// From cold and heavy to hot and light; the contest knows no others.
  package static let starts = [
    Start(heat: 0.3, weight: 10), Start(heat: 0.6, weight: 10), Start(heat: 1.25, weight: 3),
    Start(heat: 1.5, weight: 1), Start(heat: 1.5, weight: 0.3),
  ]
  /// The start of a walk that follows a repair.
  package static var calm: Start { starts[0] }
  /// The start of walks beside a repair.
  package static var light: Start { starts[starts.count - 1] }
  /// What one broken instance weighs at the end of a walk, so that it ends with nothing broken.
  package static let heaviest = 20.0

  private var leader = 0
  private var challenger = 1
  /// Whether a cycle left something broken, so that a repair followed.
  private var isTight = false

  /// The coldest leads and is challenged by the next.
  package init() {}

  /// How a thread begins the next cycle; threads with odd numbers challenge.
  ///
  /// While something is broken it is `nil` for the others, which repair.
  package func start(of thread: Int, isBroken: Bool, isLast: Bool) -> Start? {
    if isBroken { return thread % 2 == 0 ? nil : Self.light }
    if thread % 2 == 0 { return Self.starts[leader] }
    return isLast ? (isTight ? Self.light : Self.starts[leader]) : Self.starts[challenger]
  }

  /// Learns how low a cycle's walks led: the leader's, `nil` after a repair, and the challenger's.
  package mutating func learn(leader reached: Cost?, challenger other: Cost?) {
    if reached == nil { isTight = true }
    guard let other else { return }
    guard let reached else {
      // A light walk led out of what a repair did not.
      if other.hard == 0 { leader = Self.starts.count - 1 }
      if challenger == leader { challenger = 0 }
      return
    }
    if other < reached { swap(&leader, &challenger) }
    repeat { challenger = (challenger + 1) % Self.starts.count } while challenger == leader
  }
}
