// SPDX-License-Identifier: Apache-2.0

package import Solver

/// Tries everything; for problems so small that this ends.
package enum Enumeration {
  /// The least cost over all starts, places and occupants, everything placed.
  package static func best(of problem: Problem) -> Cost {
    var best = Cost.worst
    var solution = Solution(emptyFor: problem)
    func seats(_ index: Int) {
      guard index < problem.seats.count else {
        best = min(best, Breakdown(of: solution, in: problem).cost)
        return
      }
      let seat = problem.seats[index]
      // Whoever is the only one for a required seat has to come.
      let empty = seat.isRequired && seat.candidates.count == 1 ? [] : [-1]
      for occupant in empty + seat.candidates {
        solution.occupant[index] = occupant
        seats(index + 1)
      }
    }
    func activities(_ index: Int) {
      guard index < problem.activities.count else { return seats(0) }
      for start in problem.activities[index].starts.indices {
        for option in problem.activities[index].options.indices {
          solution.start[index] = start
          solution.option[index] = option
          activities(index + 1)
        }
      }
    }
    activities(0)
    return best
  }
}
