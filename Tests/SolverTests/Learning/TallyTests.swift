// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct TallyTests {
  /// Literals with weights, of which those in `members` hold, and their tally.
  private func make(
    weights: [Int], holding members: Int, limit: Int = .max, isExact: Bool
  ) -> (learner: ClauseLearner, tally: Tally, sum: Int) {
    let learner = ClauseLearner(seed: 1)
    let literals = weights.map { _ in learner.variable() }
    let tally = Tally(
      sum: zip(literals, weights).map { Tally($0, weight: $1) }, limit: limit, isExact: isExact,
      in: learner)
    var sum = 0
    for (index, literal) in literals.enumerated() {
      let holds = members >> index & 1 == 1
      learner.require([holds ? literal : !literal])
      if holds { sum += weights[index] }
    }
    return (learner, tally, sum)
  }

  @Test(arguments: [[1, 1, 1, 1, 1], [2, 3, 3, 7], [1, 1, 4, 4, 4, 9]])
  func `the steps of an exact tally hold exactly up to the sum`(weights: [Int]) {
    for members in 0..<1 << weights.count {
      let (learner, tally, sum) = make(weights: weights, holding: members, isExact: true)

      #expect(learner.search(conflicts: .max) == .model)

      for step in tally.steps {
        #expect(learner.holds(step.literal) == (sum >= step.value), "\(members) \(step.value)")
      }
    }
  }

  @Test(arguments: [[1, 1, 1, 1, 1], [2, 3, 3, 7]], [false, true])
  func `a sum below a value is possible exactly when it is below`(weights: [Int], isExact: Bool) {
    for members in 0..<1 << weights.count {
      for bound in 0...weights.reduce(1, +) {
        let (learner, tally, sum) = make(
          weights: weights, holding: members, limit: bound, isExact: isExact)

        tally.require(below: bound, in: learner)

        #expect(
          learner.search(conflicts: .max) == (sum < bound ? .model : .refuted),
          "\(members) below \(bound)")
      }
    }
  }
}
