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
  /// What one unit of hard amount weighs in soft units.
  private var hardWeight = 1.0
  private var hottest = 1.0
  private var coldest = 0.1

  init(seed: UInt64, start: Solution) {
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
    if !moves.isEmpty { calibrate(state, moves) }
  }

  /// Measures typical changes of cost on the present solution and sets temperatures and weights from them.
  private func calibrate(_ state: State, _ moves: MoveSource) {
    var changes: [Int] = []
    for _ in 0..<2000 {
      guard moves.propose(in: state, &random) else { continue }
      let delta = state.evaluate()
      if delta.soft != 0 { changes.append(abs(delta.soft)) }
    }
    changes.sort()
    let typical = Double(changes.isEmpty ? 1 : changes[changes.count / 2])
    let small = Double(changes.isEmpty ? 1 : changes[changes.count / 20])
    hottest = typical
    coldest = max(0.05, min(small, typical) / 12)
    // One broken instance weighs some ten typical soft changes.
    hardWeight = 10 * typical / Double(HardAmount.fixed)
  }

  /// One cycle from hot to cold, starting from the best, with a descent at the end.
  func cycle(
    _ cycle: CycleSchedule.Cycle, checks: Limits.Checks, clock: SearchClock, board: ProgressBoard
  ) {
    guard let state, let moves else { return }
    state.load(best)
    anneal(state, moves, cycle, checks: checks, clock: clock, board: board)
    state.load(best)
    Descent.run(state, moves, clock: clock)
    note(state, clock, board)
    if bestCost.hard > 0 { hardWeight *= 1.6 }
  }

  private func anneal(
    _ state: State, _ moves: MoveSource, _ cycle: CycleSchedule.Cycle, checks: Limits.Checks,
    clock: SearchClock, board: ProgressBoard
  ) {
    let heat = cycle.round == 0 ? 1.0 : cycle.round % 3 == 0 ? 0.6 : 0.3
    let hot = max(hottest * heat, coldest)
    let ratio = coldest / hot
    var temperature = hot
    var random = random
    for step in 0..<cycle.count {
      if step & 0x7F == 0 {
        if clock.isOver { break }
        let done: Double
        if let span = cycle.span {
          done = (clock.elapsed - span.lowerBound) / (span.upperBound - span.lowerBound)
          if done >= 1 { break }
        } else {
          done = Double(step) / Double(cycle.count)
        }
        temperature = hot * pow(ratio, done)
      }
      iterations += 1
      guard moves.propose(in: state, &random) else { continue }
      // The change that would just be accepted, drawn first, so that worse moves need not be evaluated to the end.
      let limit = -temperature * log(1 - random.unit())
      guard state.evaluate(within: limit, hardWeight: hardWeight) else { continue }
      state.commit()
      if checks == .everyCommit { verify(state) }
      if state.cost < bestCost { note(state, clock, board) }
    }
    self.random = random
  }

  /// Keeps the state's solution if it is the best so far.
  private func note(_ state: State, _ clock: SearchClock, _ board: ProgressBoard) {
    guard state.cost < bestCost else { return }
    bestCost = state.cost
    best = state.solution
    if bestCost.hard == 0, firstFeasible == nil { firstFeasible = clock.elapsed }
    board.announce(bestCost)
  }

  /// Goes on from another thread's best.
  func adopt(_ solution: Solution, _ cost: Cost) {
    best = solution
    bestCost = cost
  }

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
      fresh == state.cost, "The search counts \(state.cost), from scratch it is \(fresh)")
  }
}
