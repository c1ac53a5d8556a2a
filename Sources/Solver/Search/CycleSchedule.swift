// SPDX-License-Identifier: Apache-2.0

/// How long each cycle of a search is.
///
/// Under a limit of iterations the lengths are fixed beforehand. Under a limit of time each cycle takes a share of it, so
/// that the last one, like any other, cools to the end.
struct CycleSchedule {
  /// One cycle of every thread.
  struct Cycle: Sendable {
    var round: Int
    /// Moves of each thread.
    var count: Int
    /// When the temperature must have reached its end, in the time of the search; none without a limit of time.
    var span: Range<Duration>?
  }

  /// Moves in the first cycle; each later cycle is twice as long.
  private static let firstCycle = 40_000
  private static let longestCycle = 4_000_000
  /// Shares of the time limit at which the cycles end; short cycles first, for a good solution soon.
  private static let ends = [0.02, 0.08, 0.25, 0.55, 1]

  private let clock: SearchClock
  private let time: Duration?
  private let hasIterationLimit: Bool
  private var left: Int
  private var length = firstCycle
  private var round = 0

  init(limits: Limits, clock: SearchClock) {
    self.clock = clock
    time = limits.time
    left = limits.iterations ?? .max
    hasIterationLimit = limits.iterations != nil
  }

  /// The next cycle, if a limit leaves room for one.
  mutating func next() -> Cycle? {
    guard left > 0 else { return nil }
    defer { round += 1 }
    // A short rest is joined to the last cycle, which is worth more long than cut.
    let count = left < 2 * length ? left : length
    guard let time, !hasIterationLimit else {
      left -= count
      length = min(2 * length, Self.longestCycle)
      return Cycle(round: round, count: count, span: nil)
    }
    let now = clock.elapsed
    guard now < time else { return nil }
    let end = Self.ends.first { time * $0 > now + time * 0.01 } ?? 1
    return Cycle(round: round, count: .max, span: now..<time * end)
  }
}
