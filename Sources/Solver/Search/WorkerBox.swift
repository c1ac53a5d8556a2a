// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Hands a worker from task to task; never contended, since the cycles of a search follow each other.
final class WorkerBox: Sendable {
  private let worker: Mutex<Worker>

  init(seed: UInt64, number: Int, start: Solution) {
    worker = Mutex(Worker(seed: seed, number: number, start: start))
  }

  func read<Result: Sendable>(_ body: (Worker) -> Result) -> Result {
    worker.withLock { body($0) }
  }
}
