// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// When a search ends and what it starts from.
package struct Limits: Sendable {
  /// Moves tried by each thread; the only limit under which a result is reproducible.
  package var iterations: Int?
  /// Wall time.
  package var time: Duration?
  /// Threads that search at once; another number leads to another result.
  package var threads: Int
  /// Decides all random choices; the same seed, threads and iterations give the same result.
  package var seed: UInt64
  /// Off in the product; tests turn them on.
  package var checks: Checks

  /// How often the search recomputes its cost from scratch and stops the program when it differs.
  package enum Checks: Sendable { case off, everyCommit }

  /// Two threads from seed 1 without checks, unless told; one limit is needed at least.
  package init(
    iterations: Int? = nil,
    time: Duration? = nil,
    threads: Int = 2,
    seed: UInt64 = 1,
    checks: Checks = .off
  ) {
    precondition(
      iterations != nil || time != nil,
      "A search needs a limit of iterations or of time"
    )
    self.iterations = iterations
    self.time = time
    self.threads = threads
    self.seed = seed
    self.checks = checks
  }
}

/// Lets another thread, a signal handler or the clock end a search early; what was found so far is kept.
package final class StopSignal: Sendable {
  private let raised = Atomic<Bool>(false)
  private let deadline: ContinuousClock.Instant?
  private let leader: StopSignal?
  private let pardon: StopSignal?

  /// A signal that raises itself at the deadline, if there is one and `pardon` is not raised by then, and when the
  /// signal that it follows is raised.
  package init(
    at deadline: ContinuousClock.Instant? = nil, following leader: StopSignal? = nil,
    unless pardon: StopSignal? = nil
  ) {
    self.deadline = deadline
    self.leader = leader
    self.pardon = pardon
  }

  /// Asks every search that holds this signal to end; it stays raised.
  package func raise() { raised.store(true, ordering: .relaxed) }
  /// Whether anybody raised it, or its time has come; looking may raise it.
  package var isRaised: Bool {
    if raised.load(ordering: .relaxed) { return true }
    let isDue = deadline.map { ContinuousClock.now >= $0 && pardon?.isRaised != true } ?? false
    guard isDue || leader?.isRaised ?? false else { return false }
    raise()
    return true
  }
}
