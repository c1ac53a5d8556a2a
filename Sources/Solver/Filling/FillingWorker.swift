// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One thread of a search for a layout.
final class FillingWorker {
  /// Ways to begin a cycle, tried by turns.
  static let ways = 4

  private let table: FillingTable
  private let state: FillingState
  private var moves: FillingMoves
  private let number: Int
  private let clock: SearchClock
  private(set) var best: Filling.Layout
  private(set) var bestCost: Cost
  private(set) var iterations = 0
  private(set) var firstFeasible: Duration?
  /// What a unit of the hard amount weighs beside soft cost.
  private var hardWeight = 1.0
  private var heaviest = 1.0
  /// How much more it may come to weigh than at first.
  private static let mostGrowth = 256.0
  private var temperatures: (hot: Double, cold: Double)?

  init(
    _ table: FillingTable, seed: UInt64, number: Int, _ start: Filling.Layout,
    clock: SearchClock
  ) {
    self.table = table
    self.number = number
    self.clock = clock
    state = FillingState(table)
    state.adopt(start)
    moves = FillingMoves(table, seed: seed)
    best = start
    bestCost = state.cost
  }

  /// Goes on from a better layout that another thread found.
  func adopt(_ layout: Filling.Layout, _ cost: Cost) {
    if cost < bestCost { (best, bestCost) = (layout, cost) }
  }

  private func energy(_ cost: Cost) -> Double {
    Double(cost.soft) + hardWeight * Double(cost.hard)
  }

  /// Anneals once; how hot it begins and from where depends on the round.
  func cycle(_ round: Int, steps: Int, checks: Limits.Checks) {
    let (hot, cold) = temperatures ?? measure()
    if temperatures == nil { heaviest = hardWeight * Self.mostGrowth }
    temperatures = (hot, cold)
    let way = (round + number * 2) % Self.ways
    // From the heat at which nearly everything goes to the one at which little does.
    // The hottest walks through what is broken, however much that weighs by now.
    let start =
      way == 0
      ? max(hot, hardWeight * Double(Filling.hardEncounter))
      : cold * pow(hot / cold, [1.0, 0.7, 0.45, 0.25][way])
    if way != 0 || round == 0 { state.adopt(best) }
    anneal(from: start, to: cold, steps: steps, checks: checks)
    let isBroken = state.cost.hard > 0
    // Where nothing keeps every rule it would grow for ever.
    hardWeight = isBroken ? min(hardWeight * 2, heaviest) : max(hardWeight * 0.9, cold * 10)
  }

  private func anneal(from hot: Double, to cold: Double, steps: Int, checks: Limits.Checks) {
    var temperature = hot
    let stride = 1024
    let factor = pow(cold / hot, Double(stride) / Double(max(stride, steps)))
    var current = energy(state.cost)
    for step in 0..<steps {
      if step % stride == 0 {
        temperature *= factor
        if clock.isOver { break }
      }
      iterations += 1
      moves.make(in: state)
      guard state.isTouched else { continue }
      let cost = state.settledCost()
      let trial = energy(cost)
      let worse = trial - current
      if worse <= 0 || moves.unit() < exp(-worse / temperature) {
        state.commit()
        current = trial
        if cost < bestCost {
          bestCost = cost
          best = state.layout
          if cost.hard == 0, firstFeasible == nil { firstFeasible = clock.elapsed }
          if cost == .zero { break }
        }
      } else {
        state.revert()
      }
      if checks == .everyCommit {
        let counted = table.filling.cost(of: state.layout)
        precondition(counted == state.cost, "Kept \(state.cost), counted \(counted)")
      }
    }
  }

  /// Measures on the filling how much steps make worse, and how much what is broken should weigh beside.
  private func measure() -> (hot: Double, cold: Double) {
    var soft: [Double] = []
    for _ in 0..<4096 {
      let before = state.cost
      moves.make(in: state)
      guard state.isTouched else { continue }
      let worse = Double(state.settledCost().soft - before.soft)
      state.revert()
      if worse > 0 { soft.append(worse) }
    }
    soft.sort()
    guard let least = soft.first else {
      hardWeight = 10
      return (2, 0.2)
    }
    let high = soft[soft.count * 9 / 10]
    hardWeight = max(2 * soft[soft.count / 2], 10 * least)
    return (max(high, 2 * least), least * 0.15)
  }
}
