// SPDX-License-Identifier: Apache-2.0

/// The search as a whole: construct, then anneal in cycles of growing length on every thread, exchanging the best.
///
/// The threads meet after every cycle, so the result depends only on problem, seed, threads and iterations.
package enum Portfolio {
  /// How a search ended.
  package struct Outcome: Sendable {
    /// The best that was found, its seats filled; it may break something or leave activities out.
    package var solution: Solution
    /// Of ``solution``; see ``Cost/hard`` for whether it breaks anything.
    package var cost: Cost
    /// Moves tried by all threads together.
    package var iterations: Int
    /// Wall time until the best first broke nothing; `nil` when it never did.
    package var firstFeasible: Duration?
    /// Wall time of the whole search.
    package var elapsed: Duration
    /// `nil` when the search ended by its limits alone.
    package var proof: Proof?
  }

  /// What a search proved.
  package enum Proof: Sendable, Equatable {
    /// No solution without anything broken costs less.
    case best
    /// Every solution breaks something.
    case infeasible
  }

  /// Which threads learn clauses in a round instead of walking, if the problem allows it: every second one, or, alone, every
  /// second time; and nearly always all of them, once learning has led lower than walking.
  private struct Learning {
    let threads: Int
    private var isAhead = false

    init(threads: Int) { self.threads = threads }

    func isTurn(of thread: Int, round: Int) -> Bool {
      guard round > 0 else { return false }
      return (threads > 1 ? thread : round) % 2 == 1 || (isAhead && round % 4 != 0)
    }

    mutating func noteGain(ofLearner isLearner: Bool) { isAhead = isLearner }
  }

  /// What a watcher is told of each improvement of the best over all threads.
  package struct Progress: Sendable {
    /// Wall time since the search began.
    package var elapsed: Duration
    /// Of ``solution``, seats that are filled at the end counted as empty.
    package var cost: Cost
    /// The best itself; seats that are filled at the end are still empty.
    package var solution: Solution
  }

  /// Searches until a limit is reached or `stop` is raised, on threads of its own.
  ///
  /// `progress` is called from the searching threads, one call at a time, for each improvement of the best.
  package static func solve(
    _ problem: Problem,
    limits: Limits,
    from start: Solution? = nil,
    stop: StopSignal,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async -> Outcome {
    await SearchThreads.run {
      await search(problem, limits: limits, from: start, stop: stop, progress: progress)
    }
  }

  private static func search(
    _ problem: Problem, limits: Limits, from start: Solution?, stop: StopSignal,
    progress: @escaping @Sendable (Progress) -> Void
  ) async -> Outcome {
    let clock = SearchClock(deadline: limits.time, signal: stop)
    let board = ProgressBoard(clock: clock, report: progress)
    let crew = (0..<limits.threads).map { number in
      WorkerBox(
        seed: limits.seed &* 0x1_0000_01B3 &+ UInt64(number),
        number: number,
        start: start ?? Solution(emptyFor: problem)
      )
    }
    await inParallel(crew) { worker in
      worker.prepare(problem, clock: clock, board: board)
    }
    var schedule = CycleSchedule(
      limits: limits, clock: clock, patience: HeatContest.starts.count - 1)
    var contest = HeatContest()
    var hasGained = true
    var learning = Learning(threads: limits.threads)
    while crew[0].read({ $0.canMove }),
      let cycle = schedule.next(
        after: crew[0].read { $0.pace }, descent: crew[0].read { $0.descent },
        hasGained: hasGained)
    {
      let before = crew[leaderIndex(crew)].read { $0.bestCost }
      // The first cycle shows what is broken for want of a walk.
      let isBroken = cycle.round > 0 && before.hard > 0
      await inParallel(crew) { [contest, learning] worker in
        if learning.isTurn(of: worker.number, round: cycle.round),
          worker.learn(cycle, clock: clock, board: board)
        {
          return
        }
        worker.cycle(
          cycle,
          start: contest.start(of: worker.number, isBroken: isBroken, isLast: cycle.isLast),
          checks: limits.checks, clock: clock, board: board)
      }
      if crew.count > 1 {
        contest.learn(
          leader: crew[0].read { $0.lowest }, challenger: crew[1].read { $0.lowest })
      }
      let leader = leaderIndex(crew)
      hasGained = crew[leader].read { $0.bestCost } < before
      if hasGained { learning.noteGain(ofLearner: crew[leader].read { $0.hasLearned }) }
      exchange(crew, round: cycle.round)
      if clock.isOver || board.isSettled || crew[0].read({ $0.bestCost }) == .zero { break }
    }
    // Who proved it was not hurried by the others, so that what it has depends on nothing but the limits.
    let leader = crew.firstIndex { box in box.read { $0.proof == .best } } ?? leaderIndex(crew)
    let best = crew[leader].read { $0.best }
    let result = crew[0].read { $0.finish(best) }
    return Outcome(
      solution: result.solution,
      cost: result.cost,
      iterations: crew.reduce(0) { sum, box in sum + box.read { $0.iterations } },
      firstFeasible: crew.compactMap { box in box.read { $0.firstFeasible } }.min(),
      elapsed: clock.elapsed,
      proof: crew.lazy.compactMap { box in box.read { $0.proof } }.first
    )
  }

  /// A solution that is good already, with the seats filled that cost nothing, evenly.
  ///
  /// One move of each thread is no search; what follows it is the end of every search.
  package static func completed(
    _ solution: Solution, of problem: Problem, limits: Limits
  ) async -> Outcome {
    var limits = limits
    limits.iterations = 1
    return await solve(problem, limits: limits, from: solution, stop: StopSignal())
  }

  /// Does `work` with every worker at once.
  private static func inParallel(
    _ crew: [WorkerBox],
    _ work: @escaping @Sendable (Worker) -> Void
  ) async {
    await withTaskGroup { group in
      for box in crew { group.addTask { box.read(work) } }
    }
  }

  private static func leaderIndex(_ crew: [WorkerBox]) -> Int {
    let costs = crew.map { box in box.read { $0.bestCost } }
    return costs.indices.min { costs[$0] < costs[$1] } ?? 0
  }

  /// The first thread goes on from the best of all; the others from their own best, and every third round from it too.
  ///
  /// Where walks ended goes round, so that a calm start follows on a hot one.
  private static func exchange(_ crew: [WorkerBox], round: Int) {
    let (best, cost) = crew[leaderIndex(crew)].read { ($0.best, $0.bestCost) }
    for (index, box) in crew.enumerated() where index == 0 || round % 3 == 2 {
      box.read { $0.adopt(best, cost) }
    }
    let ends = crew.map { box in box.read { $0.end } }
    for (index, box) in crew.enumerated() {
      box.read { $0.follow(ends[(index + 1) % crew.count]) }
    }
  }
}
