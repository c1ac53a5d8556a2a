// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One thread's search: simulated annealing in cycles over a state, remembering the best.
///
/// - Source: Kirkpatrick, Gelatt and Vecchi, "Optimization by Simulated Annealing", Science 220, 1983,
///   doi:10.1126/science.220.4598.671; temperatures and the weight of hard amounts adapt to the instance.
struct Annealing: Sendable {
  var random: RandomSource
  var present: Solution
  var best: Solution
  var bestCost = Cost.worst
  /// What one unit of hard amount weighs in soft units.
  var hardWeight = 1.0
  var hottest = 1.0
  var coldest = 0.1
  var iterations = 0
  var firstFeasible: Duration?

  init(seed: UInt64, start: Solution) {
    random = RandomSource(seed: seed)
    present = start
    best = start
  }

  /// Measures typical changes of cost on the present solution and sets temperatures and weights from them.
  mutating func calibrate(_ state: State, _ moves: MoveSource) {
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

  /// One cycle from hot to cold over `count` moves, starting from ``present``.
  mutating func cycle(
    _ state: State, _ moves: MoveSource, count: Int, heat: Double, checks: Limits.Checks,
    clock: SearchClock
  ) {
    state.load(present)
    note(state, clock)
    let hot = max(hottest * heat, coldest)
    let ratio = coldest / hot
    var temperature = hot
    for step in 0..<count {
      if step & 0xFF == 0 {
        if clock.isOver { break }
        temperature = hot * pow(ratio, Double(step) / Double(count))
      }
      iterations += 1
      guard moves.propose(in: state, &random) else { continue }
      let delta = state.evaluate()
      let change = Double(delta.soft) + hardWeight * Double(delta.hard)
      guard change <= 0 || random.unit() < exp(-change / temperature) else { continue }
      state.commit()
      if checks == .everyCommit { verify(state) }
      if state.cost < bestCost { note(state, clock) }
    }
    if bestCost.hard > 0 { hardWeight *= 1.6 }
    present = state.solution
  }

  /// Keeps the state's solution if it is the best so far.
  mutating func note(_ state: State, _ clock: SearchClock) {
    guard state.cost < bestCost else { return }
    bestCost = state.cost
    best = state.solution
    if bestCost.hard == 0, firstFeasible == nil { firstFeasible = clock.elapsed }
  }

  private func verify(_ state: State) {
    let fresh = Breakdown(of: state.solution, in: state.instance.problem).cost
    precondition(
      fresh == state.cost, "The search counts \(state.cost), from scratch it is \(fresh)")
  }
}
