// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct ClauseLearnerTests {
  /// Clauses of three literals over a few variables; a literal is a variable's number and whether it is negated.
  private struct RandomClauses {
    let variableCount: Int
    var clauses: [[(variable: Int, isNegated: Bool)]] = []

    init(variables: Int, clauses count: Int, seed: UInt64) {
      variableCount = variables
      var random = RandomSource(seed: seed)
      for _ in 0..<count {
        clauses.append(
          (0..<3).map { _ in (random.below(variables), random.below(2) == 0) })
      }
    }

    func hold(_ value: (Int) -> Bool) -> Bool {
      clauses.allSatisfy { $0.contains { value($0.variable) != $0.isNegated } }
    }

    /// Whether any of all values makes the clauses hold.
    var canHold: Bool {
      (0..<1 << variableCount).contains { values in hold { values >> $0 & 1 == 1 } }
    }

    func give(to learner: ClauseLearner) -> [ClauseLearner.Literal] {
      let variables = (0..<variableCount).map { _ in learner.variable() }
      for clause in clauses {
        learner.require(
          clause.map { $0.isNegated ? !variables[$0.variable] : variables[$0.variable] })
      }
      return variables
    }
  }

  /// Each of `pigeons` is in one of `holes`, and no two in the same.
  private func pigeons(_ pigeons: Int, holes: Int, seed: UInt64 = 1) -> ClauseLearner {
    let learner = ClauseLearner(seed: seed)
    let sits = (0..<pigeons).map { _ in (0..<holes).map { _ in learner.variable() } }
    for pigeon in sits { learner.require(pigeon) }
    for hole in 0..<holes { learner.requireAtMostOne(of: sits.map { $0[hole] }) }
    return learner
  }

  @Test func `clauses can hold together exactly when trying all values says so`() {
    for seed in UInt64(1)...300 {
      let clauses = RandomClauses(variables: 12, clauses: 45 + Int(seed) % 15, seed: seed)
      let learner = ClauseLearner(seed: seed)
      let variables = clauses.give(to: learner)

      let answer = learner.search(conflicts: .max)

      #expect(answer == (clauses.canHold ? .model : .refuted), "seed \(seed)")
      if answer == .model {
        #expect(clauses.hold { learner.holds(variables[$0]) }, "seed \(seed)")
      }
    }
  }

  @Test func `models of many clauses hold after much was forgotten`() {
    var searched = 0
    for seed in UInt64(1)...6 {
      let clauses = RandomClauses(variables: 220, clauses: 900, seed: seed)
      let learner = ClauseLearner(seed: seed)
      let variables = clauses.give(to: learner)

      let answer = learner.search(conflicts: 60_000)

      searched += learner.conflictCount
      if answer == .model {
        #expect(clauses.hold { learner.holds(variables[$0]) }, "seed \(seed)")
      }
    }
    // Clauses are forgotten after 2,000 conflicts.
    #expect(searched > 20_000)
  }

  @Test func `eight pigeons do not fit into seven holes, but into eight they do`() {
    #expect(pigeons(8, holes: 7).search(conflicts: .max) == .refuted)
    #expect(pigeons(8, holes: 8).search(conflicts: .max) == .model)
  }

  @Test func `a search that was cut short goes on where it was`() {
    let learner = pigeons(8, holes: 7)
    var cuts = 0

    while learner.search(conflicts: 100) == .undecided { cuts += 1 }

    #expect(cuts > 0)
    #expect(learner.search(conflicts: 1) == .refuted)
  }

  @Test func `an assumption is contradicted without harm to the rest`() {
    let learner = ClauseLearner(seed: 1)
    let a = learner.variable()
    let b = learner.variable()
    learner.require([!a, b])
    learner.require([!a, !b])

    #expect(learner.search(assuming: a, conflicts: .max) == .contradicted)
    #expect(learner.search(assuming: !a, conflicts: .max) == .model)
    #expect(!learner.holds(a))
    learner.require([a])
    #expect(learner.search(conflicts: .max) == .refuted)
  }

  @Test func `the same seed takes the same number of conflicts`() {
    let counts = (0..<2).map { _ in
      let learner = pigeons(7, holes: 6, seed: 5)
      _ = learner.search(conflicts: .max)
      return learner.conflictCount
    }

    #expect(counts[0] == counts[1])
    #expect(counts[0] > 0)
  }
}
