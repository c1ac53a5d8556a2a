// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Where the threads of a search announce their improvements; tells the watcher of those that beat all before.
///
/// Nothing flows back into the search but that it is at its end, so that watching it does not change it.
final class ProgressBoard: Sendable {
  private let best = Mutex(Cost.worst)
  private let settled = Atomic<Bool>(false)
  private let clock: SearchClock
  private let report: @Sendable (Portfolio.Progress) -> Void

  init(clock: SearchClock, report: @escaping @Sendable (Portfolio.Progress) -> Void) {
    self.clock = clock
    self.report = report
  }

  /// Whether a thread knows that nothing is better than its best.
  var isSettled: Bool { settled.load(ordering: .relaxed) }

  func settle() { settled.store(true, ordering: .relaxed) }

  func announce(_ cost: Cost, _ solution: Solution) {
    best.withLock { best in
      guard cost < best else { return }
      best = cost
      report(Portfolio.Progress(elapsed: clock.elapsed, cost: cost, solution: solution))
    }
  }
}
