// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct AppraiserTests {
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `one solution after another is judged as if it were the first`(seed: UInt64) {
    var source = RandomProblem(seed: seed)
    let problem = source.make(activities: 7, starts: 6, people: 5, seats: 6)
    let appraiser = Appraiser(problem)
    for _ in 0..<40 {
      var solution = Solution(emptyFor: problem)
      for (activity, record) in problem.activities.enumerated() {
        solution.start[activity] = source.random.below(record.starts.count + 1) - 1
        solution.option[activity] = source.random.below(record.options.count)
      }
      for (seat, record) in problem.seats.enumerated() {
        let choice = source.random.below(record.candidates.count + 1)
        solution.occupant[seat] = choice == 0 ? -1 : record.candidates[choice - 1]
      }

      let breakdown = Breakdown(of: solution, in: problem)

      #expect(appraiser.cost(of: solution) == breakdown.cost)
      #expect(appraiser.breakdown(of: solution) == breakdown)
    }
  }
}
