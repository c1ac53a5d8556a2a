// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One thread's search: simulated annealing in cycles over a state, remembering the best.
///
/// - Source: Kirkpatrick, Gelatt and Vecchi, "Optimization by Simulated Annealing", Science 220, 1983,
///   doi:10.1126/science.220.4598.671; temperatures and the weight of hard amounts adapt to the instance.
final class Worker {
  private var random: RandomSource
  private var state: State?
  private var moves: MoveSource?
  private(set) var best: Solution
  private(set) var bestCost = Cost.worst
  private(set) var iterations = 0
  private(set) var firstFeasible: Duration?
  /// The lowest cost of the last cycle's walk after it had settled; `nil` when it was a repair.
  private(set) var lowest: Cost?
  let number: Int
  private(set) var proof: Portfolio.Proof?
  /// Whether the last cycle was a turn of learning.
  private(set) var hasLearned = false
  /// The problem as clauses, once a turn of learning asked for it; none when it has terms that are not encoded.
  private lazy var boundSearch = state.flatMap {
    BoundSearch($0.instance.problem, hint: best, number: number, seed: random.next())
  }
  /// Where the last walk ended.
  private(set) var end: Solution?
  /// How long a move took in the last cycle.
  private(set) var pace: Duration?
  /// How long the last descent took.
  private(set) var descent = Duration.zero
  private static let longestDescent = 400_000
  /// Under a limit of time, the most of a walk's time that the descent after it may take: where an evaluation is long, as
  /// with hundreds of resources in an activity, a walk gains more in that time.
  private static let descentShare = 0.03
  /// A conflict takes about as long as so many moves.
  private static let movesPerConflict = 256
  /// Small changes in the least temperature of the first cycle; later ones end a little below the point at which the
  /// cycle before was frozen.
  private static let coldShare = 8.0
  private static let belowFreezing = 0.8
  private static let coldest = 0.05
  /// The share of a cycle after which a walk that began at a good solution has forgotten it.
  private static let settled = 0.25
  /// Temperatures of a repair, in the weight of one broken instance.
  private static let repairHot = 0.4
  private static let repairCold = 0.12
  /// After so many moves of a repair (a power of two less one), what is still broken becomes dearer by a part of the
  /// weight of one broken instance.
  private static let pressureInterval = 0x1FFF
  private static let pressureStep = Int32(HardAmount.fixed / 6)
  /// Moves in a hundred that go where something is broken.
  private static let repairShare = 33
  /// What one broken instance weighs in a repair, in typical changes: so much that little else counts.
  private static let repairWeight = 40.0
  /// The median change of soft cost by a move, and one that only few are smaller than.
  private var typical = 1.0
  private var small = 1.0
  /// The least change of soft cost that a move was seen to make.
  private var least = 1.0
  /// Whether no move changed the soft cost.
  private var isCostless = false
  /// The temperature at the end of a cycle.
  private var cold = 0.1

  init(seed: UInt64, number: Int, start: Solution) {
    self.number = number
    random = RandomSource(seed: seed)
    best = start
  }

  /// Whether there is anything to decide.
  var canMove: Bool { moves.map { !$0.isEmpty } ?? false }

  /// Lays the problem out, builds a first solution and measures how much typical changes cost.
  func prepare(_ problem: Problem, clock: SearchClock, board: ProgressBoard) {
    let instance = Instance(problem)
    let state = State(instance)
    let moves = MoveSource(instance)
    self.state = state
    self.moves = moves
    state.load(best)
    Construction.run(state, moves, &random, clock: clock)
    note(state, clock, board)
    if !moves.isEmpty { calibrate(state, moves, clock) }
  }

  /// Measures typical changes of cost on the present solution and sets temperatures and weights from them.
  private func calibrate(_ state: State, _ moves: MoveSource, _ clock: SearchClock) {
    var changes: [Int] = []
    for _ in 0..<2000
    where !clock.isOver && moves.propose(in: state, repairShare: 0, &random) {
      let delta = state.evaluate()
      if delta.soft != 0 { changes.append(abs(delta.soft)) }
    }
    isCostless = changes.isEmpty
    changes.sort()
    typical = Double(changes.isEmpty ? 1 : changes[changes.count / 2])
    small = Double(changes.isEmpty ? 1 : changes[changes.count / 20])
    least = Double(changes.first ?? 1)
    cold = max(Self.coldest, small / Self.coldShare)
  }

  /// What one unit of hard amount weighs in soft units, when one broken instance weighs `changes` typical ones.
  private func weight(_ changes: Double) -> Double {
    changes * typical / Double(HardAmount.fixed)
  }

  /// One cycle from hot to cold, with a descent at the end; without a `start` it is a repair.
  ///
  /// It begins at the best solution, or, when the search is stuck with nothing broken, where another walk ended: a
  /// calm walk hardly leaves the valley it begins in.
  func cycle(
    _ cycle: CycleSchedule.Cycle,
    start: HeatContest.Start?,
    checks: Limits.Checks,
    clock: SearchClock,
    board: ProgressBoard
  ) {
    guard let state, let moves else { return }
    hasLearned = false
    state.load(cycle.isStuck && bestCost.hard == 0 ? end ?? best : best)
    let before = iterations
    let started = clock.elapsed
    anneal(state, moves, cycle, start: start, checks: checks, clock: clock, board: board)
    end = state.solution
    let made = iterations - before
    let annealed = clock.elapsed
    state.load(best)
    Descent.run(
      state,
      moves,
      evaluations: min(Self.longestDescent, max(1000, made / 2)),
      clock: cycle.span.map { clock.ending(after: (annealed - $0.lowerBound) * Self.descentShare) }
        ?? clock
    )
    descent = clock.elapsed - annealed
    pace = (clock.elapsed - started) / Double(max(1, made))
    note(state, clock, board)
  }

  // MARK: - Learning

  /// One turn of learning clauses instead of a walk, for as long as the cycle.
  ///
  /// - Returns: `false` when that leads nowhere, so that the thread had better walk.
  func learn(_ cycle: CycleSchedule.Cycle, clock: SearchClock, board: ProgressBoard) -> Bool {
    guard let state, let boundSearch else { return false }
    hasLearned = true
    lowest = nil
    // Under a limit of moves nothing that other threads do may count.
    let end = boundSearch.run(
      from: bestCost,
      conflicts: cycle.span == nil ? max(1, cycle.count / Self.movesPerConflict) : .max
    ) {
      clock.isOver
        || cycle.span.map { board.isSettled || clock.elapsed >= $0.upperBound } ?? false
    } found: { solution in
      state.load(solution)
      let cost = state.cost
      note(state, clock, board)
      return cost
    }
    switch end {
    case .undecided: return true
    case .proven:
      proof = .best
      board.settle()
      return true
    case .infeasible, .tooLarge:
      if end == .infeasible { proof = .infeasible }
      hasLearned = false
      self.boundSearch = nil
      return false
    }
  }

  private func anneal(
    _ state: State,
    _ moves: MoveSource,
    _ cycle: CycleSchedule.Cycle,
    start: HeatContest.Start?,
    checks: Limits.Checks,
    clock: SearchClock,
    board: ProgressBoard
  ) {
    lowest = nil
    // Where nothing costs anything, a light walk has nothing to look for.
    var isRepairing = start == nil || (isCostless && cycle.round > 0 && bestCost.hard > 0)
    let start = start ?? HeatContest.calm
    let hot = typical * start.heat
    let light = weight(start.weight)
    let heavy = weight(HeatContest.heaviest)
    var cooling = Cooling(hot: hot, cold: cold, from: 0)
    var weight = light
    if isRepairing {
      // A heat at which breaking something else for what is broken is likely.
      weight = self.weight(Self.repairWeight)
      let one = weight * Double(HardAmount.fixed)
      cooling = Cooling(hot: one * Self.repairHot, cold: one * Self.repairCold, from: 0)
    }
    var temperature = cooling.hot
    var isSettled = false
    var recreation = Recreation()
    var freezing = FreezingPoint()
    var random = random
    for step in 0..<cycle.count {
      if step & 0x7F == 0 {
        // Nothing is better than what costs nothing. Under a limit of moves nothing that other threads do may count.
        if bestCost == .zero, cycle.span != nil { board.settle() }
        if clock.isOver || bestCost == .zero || board.isSettled { break }
        let done = cycle.done(step: step, elapsed: clock.elapsed)
        if done >= 1 { break }
        if isRepairing, bestCost.hard == 0 {
          isRepairing = false
          state.releasePressure()
          cooling = Cooling(hot: hot, cold: cold, from: done)
        }
        temperature = cooling.temperature(at: done)
        // Most of the walk is light; what is then broken mends while there is still some heat.
        if !isRepairing { weight = light * pow(heavy / light, done * done) }
        if !isRepairing, done >= Self.settled {
          freezing.see(state.cost.soft, at: temperature)
          isSettled = true
        }
        if isRepairing, step & Self.pressureInterval == 0 {
          state.raisePressure(by: Self.pressureStep)
        }
        // A recreation costs as much as some hundred moves.
        if isRepairing, step & 0x3FF == 0, let activity = moves.brokenActivity(state, &random) {
          let limit = -temperature * log(1 - random.unit())
          recreation.run(
            around: activity,
            state,
            moves,
            limit: limit,
            hardWeight: weight,
            &random
          )
          if checks == .everyCommit { verify(state) }
          if state.cost < bestCost { note(state, clock, board) }
        }
      }
      iterations += 1
      let isProposed = moves.propose(
        in: state,
        repairShare: Self.repairShare,
        &random
      )
      guard isProposed else { continue }
      // The change that would just be accepted, drawn first, so that worse moves need not be evaluated to the end.
      let limit = -temperature * log(1 - random.unit())
      guard state.evaluate(within: limit, hardWeight: weight) else { continue }
      state.commit()
      if isSettled { lowest = min(lowest ?? .worst, state.cost) }
      if checks == .everyCommit { verify(state) }
      if state.cost < bestCost { note(state, clock, board) }
    }
    state.releasePressure()
    if let point = freezing.temperature(whereChangesAre: small, atLeast: least) {
      // A walk that was still falling at the end needs more than a little.
      let isFrozen = point > 1.1 * cold
      cold = isFrozen ? min(2 * cold, Self.belowFreezing * point) : cold / 2
      cold = min(max(Self.coldest, cold), small)
    }
    self.random = random
  }

  /// Keeps the state's solution if it is the best so far.
  private func note(_ state: State, _ clock: SearchClock, _ board: ProgressBoard) {
    guard state.cost < bestCost else { return }
    bestCost = state.cost
    best = state.solution
    if bestCost.hard == 0, firstFeasible == nil { firstFeasible = clock.elapsed }
    board.announce(bestCost, best)
  }

  /// Goes on from another thread's best.
  func adopt(_ solution: Solution, _ cost: Cost) {
    best = solution
    bestCost = cost
  }

  /// Goes on from where another thread's walk ended, once the search is stuck.
  func follow(_ end: Solution?) { self.end = end }

  /// Fills what is left to the end, and gives the result.
  func finish(_ solution: Solution) -> (solution: Solution, cost: Cost) {
    guard let state else { return (solution, .worst) }
    state.load(solution)
    Construction.fillLate(state)
    return (state.solution, state.cost)
  }

  private func verify(_ state: State) {
    let fresh = Breakdown(of: state.solution, in: state.instance.problem).cost
    precondition(
      fresh == state.cost,
      "The search counts \(state.cost), from scratch it is \(fresh)"
    )
  }
}
