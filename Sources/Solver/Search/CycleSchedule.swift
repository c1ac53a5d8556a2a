// SPDX-License-Identifier: Apache-2.0

/// How long each cycle of a search is.
///
/// Under a limit of iterations the lengths are fixed beforehand. Under a limit of time the moves are
/// converted to time by the pace so far, so that the last cycle, like any other, cools to the end.
struct CycleSchedule {
  /// One cycle of every thread.
  struct Cycle: Sendable {
    var round: Int
    /// Moves of each thread.
    var count: Int
    /// Whether the limits leave no room for another one.
    var isLast: Bool
    /// Whether every way to begin was tried since the last gain.
    var isStuck: Bool
    /// When the temperature must have reached its end, in the time of the search; none without a limit of time.
    var span: Range<Duration>?

    /// The share of the cycle that is over.
    func done(step: Int, elapsed: Duration) -> Double {
      guard let span else { return Double(step) / Double(count) }
      return (elapsed - span.lowerBound) / (span.upperBound - span.lowerBound)
    }
  }

  /// Moves in the first cycle, or fewer for a short search.
  private static let firstCycle = 40_000
  /// How much longer a cycle is than the one before, when that gained something: one long walk then leads lower than many
  /// short ones.
  ///
  /// A length that gains nothing is kept until every way to begin was tried at it.
  private static let growth = 3
  /// A short search has at least three cycles.
  private static let shortestPart = 13

  private let clock: SearchClock
  private let time: Duration?
  private let hasIterationLimit: Bool
  private var left: Int
  private var length: Int
  private var round = 0
  private var inVain = 0
  private let patience: Int

  init(limits: Limits, clock: SearchClock, patience: Int) {
    self.clock = clock
    self.patience = patience
    time = limits.time
    left = limits.iterations ?? .max
    hasIterationLimit = limits.iterations != nil
    length = min(Self.firstCycle, max(1, (limits.iterations ?? .max) / Self.shortestPart))
  }

  /// The next cycle, if a limit leaves room for one; `pace` is how long a move of a thread took so far, `descent` how
  /// long the descent after the last cycle, `hasGained` whether that cycle led lower.
  mutating func next(after pace: Duration?, descent: Duration, hasGained: Bool) -> Cycle? {
    guard left > 0 else { return nil }
    inVain = hasGained ? 0 : inVain + 1
    if round > 0, inVain % patience == 0 { length *= Self.growth }
    // A short rest is joined to the last cycle, which is worth more long than cut.
    let count = left < Self.growth * length ? left : length
    let isStuck = inVain >= patience
    var cycle = Cycle(
      round: round, count: count, isLast: count == left, isStuck: isStuck, span: nil)
    if let time, !hasIterationLimit {
      let now = clock.elapsed
      guard now < time else { return nil }
      // The first cycle has no pace to go by: a fiftieth of the time.
      let planned = pace.map { $0 * Double(count) } ?? time / 50
      let isLast = now + planned * Self.growth > time
      // The last walk, too, needs time for its descent.
      let end = isLast ? time - min(descent, (time - now) / 4) : now + planned
      cycle = Cycle(
        round: round, count: .max, isLast: isLast, isStuck: isStuck, span: now..<end)
    } else {
      left -= count
    }
    round += 1
    return cycle
  }
}
