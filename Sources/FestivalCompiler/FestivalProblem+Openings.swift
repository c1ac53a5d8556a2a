// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import Solver

extension FestivalProblem {
  /// The solution with the people chosen for each opening in the seats that must be taken first.
  ///
  /// Which seats of an opening stay empty is all the same to the festival; a search that ends half-way can have left one that
  /// must be taken.
  ///
  /// - Complexity: O(seats of an opening²).
  package func withOpeningsSeatedInOrder(_ solution: Solution) -> Solution {
    var solution = solution
    var seatsOfOpening: [Opening.ID: [Int]] = [:]
    for (seat, meaning) in seats.enumerated() {
      if case .opening(let id, _) = meaning { seatsOfOpening[id, default: []].append(seat) }
    }
    for seats in seatsOfOpening.values {
      for seat in seats where problem.seats[seat].isRequired && solution.occupant[seat] < 0 {
        let spare = seats.first { other in
          !problem.seats[other].isRequired && solution.occupant[other] >= 0
            && problem.seats[seat].candidates.contains(solution.occupant[other])
        }
        guard let spare else { continue }
        solution.occupant[seat] = solution.occupant[spare]
        solution.occupant[spare] = -1
      }
    }
    return solution
  }
}
