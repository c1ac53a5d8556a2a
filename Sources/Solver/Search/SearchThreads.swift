// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Threads for what keeps a core busy, beside those that the tasks of the process share.
///
/// The pool of the tasks has as many threads as the machine has cores, so that two searches on it would keep every other
/// task from going on. Work in ``run(_:)``, with its child tasks, gets a new thread each time it goes on; a search goes on
/// for long and rarely waits, so that nothing is gained by keeping threads.
package final class SearchThreads: TaskExecutor {
  private static let shared = SearchThreads()
  private static let stackSize = 16 << 20

  private init() {}

  /// Runs `work`, and whatever child tasks it makes, on threads of their own; it may block them.
  package static func run<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    try await withTaskExecutorPreference(shared, operation: work)
  }

  /// Hands a job to the next free thread.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let thread = Thread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    thread.stackSize = Self.stackSize
    thread.start()
  }
}
