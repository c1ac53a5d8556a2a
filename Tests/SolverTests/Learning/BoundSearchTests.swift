// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct BoundSearchTests {
  private func problem(seed: UInt64) -> Problem {
    var source = RandomProblem(seed: seed)
    return source.makeGrid(activities: 4, people: 4, places: 1, cells: 3)
  }

  @Test func `it ends with the best solution proven, or with none at all`() throws {
    for seed in UInt64(1)...40 {
      let problem = problem(seed: seed)
      let search = try #require(
        BoundSearch(
          problem, hint: Solution(emptyFor: problem), number: Int(seed) % 3, seed: seed))
      var last: Cost?

      let end = search.run(from: .worst, conflicts: .max) {
        false
      } found: { solution in
        let cost = Breakdown(of: solution, in: problem).cost
        last = cost
        return cost
      }

      let best = Enumeration.best(of: problem)
      #expect(end == (best.hard == 0 ? .proven : .infeasible), "seed \(seed)")
      #expect(last == (best.hard == 0 ? best : nil), "seed \(seed)")
      if let last { #expect(search.lowerBound == last.soft, "seed \(seed)") }
    }
  }

  @Test func `a search that is over at once finds nothing`() throws {
    let problem = problem(seed: 2)
    let search = try #require(
      BoundSearch(problem, hint: Solution(emptyFor: problem), number: 0, seed: 1))

    let end = search.run(from: .worst, conflicts: .max) {
      true
    } found: { _ in
      Issue.record("a solution was found")
      return .zero
    }

    #expect(end == .undecided)
  }
}
