// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import Solver

extension FestivalProblem {
  /// The solution as both judgements understand it, whatever a search that ended half-way has left.
  ///
  /// Nobody is invited on a day on which he may not be: who sits in a seat then leaves it. Of an opening's seats those that
  /// must be taken are taken first; which of them stay empty is all the same to the festival. Who stands in several rows
  /// goes where they go.
  ///
  /// - Complexity: O(seats of an opening²).
  package func settled(_ solution: Solution) -> Solution {
    var solution = solution
    var seatsOfOpening: [Opening.ID: [Int]] = [:]
    for (seat, meaning) in seats.enumerated() {
      if isBlocked(seat, in: solution) { solution.occupant[seat] = -1 }
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
    return accompanied(solution)
  }

  /// The solution with everybody who stands in several rows wherever one of the rows sits, and nowhere else.
  func accompanied(_ solution: Solution) -> Solution {
    var solution = solution
    for seat in seats.indices where isOfPerson(seat) {
      let isThere = problem.seats[seat].escorted.contains {
        solution.occupant[$0.seat] == $0.resource
      }
      solution.occupant[seat] = isThere ? problem.seats[seat].candidates[0] : -1
    }
    return solution
  }

  /// Whether somebody sits in the seat on a day on which he may not take it.
  private func isBlocked(_ seat: Int, in solution: Solution) -> Bool {
    let record = problem.seats[seat]
    guard !record.blockedDays.isEmpty,
      let position = record.candidates.firstIndex(of: solution.occupant[seat])
    else { return false }
    return record.bindings.contains { binding in
      let start = solution.start[binding.activity]
      return start >= 0
        && record.blockedDays[position].contains(
          problem.clock.day(of: problem.activities[binding.activity].starts[start]))
    }
  }
}
