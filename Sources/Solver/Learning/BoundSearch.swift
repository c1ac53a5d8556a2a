// SPDX-License-Identifier: Apache-2.0

/// Looks for solutions of ever lower cost by learning clauses, and for proofs that there are none.
///
/// It asks by turns for the least cost not yet ruled out, for the middle between that and the best, and for anything better
/// than the best; a question that takes long is left and asked again with more patience.
package final class BoundSearch {
  /// How a search below a bound ended.
  package enum End: Equatable {
    /// The conflicts allowed did not suffice, or the search was stopped.
    case undecided
    /// Nothing better than the best exists.
    case proven
    /// No solution exists that breaks nothing.
    case infeasible
    /// The cost takes too many clauses.
    case tooLarge
  }

  private let encoding: GridEncoding
  /// No solution costs less.
  package private(set) var lowerBound = 0
  private var attempt: Int
  private var patience = leastPatience
  private static let leastPatience = 2000
  private static let questions = 3

  /// Searches with different numbers begin with different questions.
  ///
  /// - Returns: `nil` when the problem has terms that are not encoded.
  package init?(_ problem: Problem, hint: Solution, number: Int, seed: UInt64) {
    guard let encoding = GridEncoding(problem, hint: hint, seed: seed) else { return nil }
    self.encoding = encoding
    attempt = number
  }

  /// Searches for at most so many conflicts, or until `isOver`; `found` is given each solution better than the best, and
  /// says what it costs.
  package func run(
    from start: Cost, conflicts limit: Int, isOver: () -> Bool, found: (Solution) -> Cost
  ) -> End {
    var best = start
    let learner = encoding.learner
    let last = limit < .max - learner.conflictCount ? learner.conflictCount + limit : .max
    while learner.conflictCount < last, !isOver() {
      var target = Int.max
      if best.hard == 0 {
        guard encoding.require(costBelow: best.soft) else { return .tooLarge }
        target = self.target(below: best.soft)
      }
      let answer = learner.search(
        assuming: target < best.soft ? encoding.isCost(below: target) : nil,
        conflicts: min(patience, last - learner.conflictCount), isOver: isOver)
      switch answer {
      case .model:
        let cost = found(encoding.solution())
        precondition(
          cost.hard == 0 && cost < best && cost.soft < target,
          "A model of what costs less than \(target) and \(best) costs \(cost)")
        best = cost
      case .refuted:
        guard best.hard == 0 else { return .infeasible }
        lowerBound = best.soft
        return .proven
      case .contradicted: lowerBound = max(lowerBound, target)
      case .undecided:
        attempt += 1
        if attempt % Self.questions == 0 { patience *= 2 }
      }
    }
    return .undecided
  }

  /// The cost below which to look for the next solution; `best` for anything better.
  private func target(below best: Int) -> Int {
    let question = attempt % Self.questions
    guard question < 2 else { return best }
    let known = question == 0 ? lowerBound : (lowerBound + best) / 2
    return min(best, encoding.cost(after: known) ?? best)
  }
}
