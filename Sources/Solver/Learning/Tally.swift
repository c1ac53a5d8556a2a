// SPDX-License-Identifier: Apache-2.0

/// Whether a sum of weights of literals reaches each of its values.
///
/// - Shape: steps ascend by value, without 0.
/// - Source: Joshi, Martins and Manquinho, "Generalized Totalizer Encoding for Pseudo-Boolean Constraints", CP 2015,
///   doi:10.1007/978-3-319-23219-5_15.
package struct Tally {
  /// A value above 0, and the literal that holds when the sum reaches it.
  package struct Step {
    /// A sum that the literals' weights can make.
    package var value: Int
    /// May be assumed or forbidden, to bound the sum.
    package var literal: ClauseLearner.Literal
  }

  package private(set) var steps: [Step] = []

  /// The sum of no literal.
  package init() {}

  /// What a literal weighs.
  package init(_ literal: ClauseLearner.Literal, weight: Int) {
    precondition(weight > 0, "a literal of weight \(weight)")
    steps = [Step(value: weight, literal: literal)]
  }

  /// The sum of several tallies; all values from `limit` on count as `limit`.
  ///
  /// With `isExact` a step's literal holds only if the sum does reach its value; without, it may hold at will.
  ///
  /// - Complexity: of n literals of equal weight O(n · min(n, limit)) clauses at each of log n stages.
  package init(
    sum parts: [Tally], limit: Int = .max, isExact: Bool = false, in learner: ClauseLearner
  ) {
    var parts = parts.filter { !$0.steps.isEmpty }
    while parts.count > 1 {
      var sums: [Tally] = []
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        sums.append(
          Tally(parts[index], parts[index + 1], limit: limit, isExact: isExact, in: learner))
      }
      if parts.count % 2 == 1 { sums.append(parts[parts.count - 1]) }
      parts = sums
    }
    steps = parts.first?.steps ?? []
  }

  private init(_ a: Tally, _ b: Tally, limit: Int, isExact: Bool, in learner: ClauseLearner) {
    var values = Set<Int>()
    for x in [0] + a.steps.map(\.value) {
      for y in [0] + b.steps.map(\.value) where x + y > 0 { values.insert(min(x + y, limit)) }
    }
    steps = values.sorted().map { Step(value: $0, literal: learner.variable()) }
    for (lower, upper) in zip(steps, steps.dropFirst()) {
      learner.require([!upper.literal, lower.literal])
    }
    for i in -1..<a.steps.count {
      for j in -1..<b.steps.count {
        let reached = (i < 0 ? 0 : a.steps[i].value) + (j < 0 ? 0 : b.steps[j].value)
        let known = (i < 0 ? [] : [!a.steps[i].literal]) + (j < 0 ? [] : [!b.steps[j].literal])
        if let literal = literal(from: min(reached, limit)), reached > 0 {
          learner.require(known + [literal])
        }
        guard isExact, let next = literal(from: reached + 1) else { continue }
        let more =
          (i + 1 < a.steps.count ? [a.steps[i + 1].literal] : [])
          + (j + 1 < b.steps.count ? [b.steps[j + 1].literal] : [])
        learner.require(more + [!next])
      }
    }
  }

  /// The literal of the least value from `value` on; `nil` when the sum never gets there.
  func literal(from value: Int) -> ClauseLearner.Literal? {
    let found = steps.indices.partitionPoint { steps[$0].value >= value }
    return found < steps.endIndex ? steps[found].literal : nil
  }

  /// The least value above `value` that the sum may have; `nil` when there is none.
  func value(after value: Int) -> Int? {
    let found = steps.indices.partitionPoint { steps[$0].value > value }
    return found < steps.endIndex ? steps[found].value : nil
  }

  /// Requires that the sum stays below a value.
  package func require(below value: Int, in learner: ClauseLearner) {
    // No sum is below 0.
    guard value > 0 else { return learner.require([]) }
    if let literal = literal(from: value) { learner.require([!literal]) }
  }

  /// Requires that the sum reaches a value, of a tally that is exact.
  func require(atLeast value: Int, in learner: ClauseLearner) {
    guard value > 0 else { return }
    learner.require(literal(from: value).map { [$0] } ?? [])
  }
}
