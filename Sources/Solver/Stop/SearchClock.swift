// SPDX-License-Identifier: Apache-2.0

/// The wall clock of one search, with its deadline and its stop signal.
package struct SearchClock: Sendable {
  private let started = ContinuousClock.now
  private var deadline: Duration?
  private let signal: StopSignal

  /// Starts to run at once; without a deadline only the signal ends it.
  package init(deadline: Duration? = nil, signal: StopSignal) {
    self.deadline = deadline
    self.signal = signal
  }

  var elapsed: Duration { ContinuousClock.now - started }

  /// The same clock, over after another `span` at the latest.
  func ending(after span: Duration) -> SearchClock {
    var clock = self
    let end = elapsed + span
    clock.deadline = deadline.map { min($0, end) } ?? end
    return clock
  }

  var isOver: Bool {
    if signal.isRaised { return true }
    guard let deadline else { return false }
    return elapsed >= deadline
  }
}
