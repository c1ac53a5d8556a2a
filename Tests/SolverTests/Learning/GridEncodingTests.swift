// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct GridEncodingTests {
  /// A small problem on a grid with one hall of `tables` tables, in which people's costs may lie apart by `spread`.
  private func problem(seed: UInt64, tables: Int, spread: Int?) -> Problem {
    var source = RandomProblem(seed: seed)
    var problem = source.makeGrid(activities: 4, people: 4, places: 1, cells: 3)
    problem.resources[4].concurrency = tables
    if seed % 3 == 0 {
      problem.resources[0].absences = [Problem.Resource.Absence(span: 540..<560, label: 4)]
    }
    if let spread {
      problem.family.spreads = [Problem.Spread(resources: [0, 1, 2, 3], limit: spread, label: 29)]
    }
    return problem
  }

  /// Every model costs what it should; the last one is the best of all solutions.
  private func compare(tables: Int, spread: Int?) throws {
    for seed in UInt64(1)...40 {
      let problem = problem(seed: seed, tables: tables, spread: spread)
      let encoding = try #require(
        GridEncoding(problem, hint: Solution(emptyFor: problem), seed: seed))
      var best: Cost?

      while encoding.learner.search(conflicts: .max) == .model {
        let cost = Breakdown(of: encoding.solution(), in: problem).cost
        #expect(cost.hard == 0, "seed \(seed)")
        #expect(best.map { cost < $0 } ?? true, "seed \(seed)")
        best = cost
        #expect(encoding.require(costBelow: cost.soft))
      }

      let known = Enumeration.best(of: problem)
      #expect(best == (known.hard == 0 ? known : nil), "seed \(seed)")
    }
  }

  @Test func `models of ever lower cost end at the best solution`() throws {
    try compare(tables: 1, spread: nil)
    try compare(tables: 2, spread: nil)
  }

  @Test func `where costs may not lie far apart they do as well`() throws {
    try compare(tables: 2, spread: 4)
  }

  @Test func `a problem with more terms than days on a grid is not encoded`() {
    var source = RandomProblem(seed: 3)
    let mixed = source.makeGrid(activities: 4, people: 4, places: 1, isMixed: true)
    let travelling = source.make(activities: 4, starts: 4, people: 3, seats: 2)

    for problem in [mixed, travelling] {
      #expect(GridEncoding(problem, hint: Solution(emptyFor: problem), seed: 1) == nil)
    }
  }
}
