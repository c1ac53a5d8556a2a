// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Threads for what keeps a core busy, beside those that the tasks of the process share.
///
/// The pool of the tasks has as many threads as the machine has cores, so that two searches on it would keep every other
/// task from going on. Work in ``run(_:)``, with its child tasks, gets a new thread each time it goes on; a search goes on
/// for long and rarely waits, so that nothing is gained by keeping threads.
package final class SearchThreads: TaskExecutor {
  /// Whether work that begins here gives way to whatever else the machine does, as where people wait for pages meanwhile.
  @TaskLocal package static var givesWay = false

  private static let equal = SearchThreads(niceness: 0)
  private static let yielding = SearchThreads(niceness: 10)
  private static let stackSize = 16 << 20

  /// How far the threads step back before others; 0 leaves them as the process is.
  private let niceness: Int32

  private init(niceness: Int32) { self.niceness = niceness }

  /// Runs `work`, and whatever child tasks it makes, on threads of their own; it may block them.
  package static func run<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    try await withTaskExecutorPreference(givesWay ? yielding : equal, operation: work)
  }

  /// Hands a job to the next free thread.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let thread = Thread {
      // On Linux this is the thread's own. Where it is refused, the work is done all the same.
      let process = Int32(PRIO_PROCESS.rawValue)
      if getpriority(process, 0) < self.niceness { setpriority(process, 0, self.niceness) }
      job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
    thread.stackSize = Self.stackSize
    thread.start()
  }
}
