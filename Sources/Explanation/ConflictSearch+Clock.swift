// SPDX-License-Identifier: Apache-2.0

import Solver

extension ConflictSearch {
  /// How long there is to search.
  struct Clock: Sendable {
    private let end: ContinuousClock.Instant
    /// Ends whatever is still under way.
    let stop: StopSignal

    init(_ limit: Duration, stop: StopSignal) {
      end = .now + limit
      self.stop = stop
    }

    var isOver: Bool { stop.isRaised || ContinuousClock.now >= end }
    var secondsLeft: Double { max(0.05, (end - ContinuousClock.now) / .seconds(1)) }
  }
}
