// SPDX-License-Identifier: Apache-2.0

import Foundation
import Solver
import SolverTestSupport
import Testing

@Suite struct SearchThreadsTests {
  /// Twice as many as the pool of the tasks has threads.
  private static let threads = 2 * ProcessInfo.processInfo.activeProcessorCount

  @Test(.timeLimit(.minutes(30)))
  func `other tasks go on while searches keep every core busy`() async {
    var source = RandomProblem(seed: 5)
    let problem = source.make(activities: 12, starts: 20, people: 8, seats: 12)
    let stop = StopSignal()

    // Without an end of its own, only a task that goes on beside it can end the search.
    async let outcome = Portfolio.solve(
      problem, limits: Limits(iterations: .max, threads: Self.threads), stop: stop)
    try? await Task.sleep(for: .milliseconds(100))
    stop.raise()

    #expect(await outcome.solution.start.count == 12)
  }

  @Test(.timeLimit(.minutes(30)))
  func `child tasks of such work have threads of their own as well`() async {
    let isFreed = StopSignal()

    async let sum = SearchThreads.run {
      await withTaskGroup { group in
        for number in 1...Self.threads {
          group.addTask {
            while !isFreed.isRaised {}
            return number
          }
        }
        return await group.reduce(0, +)
      }
    }
    try? await Task.sleep(for: .milliseconds(20))
    isFreed.raise()

    #expect(await sum == Self.threads * (Self.threads + 1) / 2)
  }

  @Test func `work that gives way steps back before other threads, and so do its child tasks`()
    async
  {
    @Sendable func niceness() -> Int32 { getpriority(Int32(PRIO_PROCESS.rawValue), 0) }
    let own = await SearchThreads.run { niceness() }
    let (yielding, child) = await SearchThreads.$givesWay.withValue(true) {
      await SearchThreads.run {
        async let child = niceness()
        return (niceness(), await child)
      }
    }

    #expect(yielding == min(19, max(own, 10)))
    #expect(child == yielding)
  }

  @Test func `what the work throws is thrown`() async {
    struct Failure: Error {}

    await #expect(throws: Failure.self) { try await SearchThreads.run { throw Failure() } }
  }
}
