// SPDX-License-Identifier: Apache-2.0

import Solver

extension FestivalProblem {
  /// Lets seats be empty at no cost, where a programme does not say who sits in them.
  package mutating func leaveUnsaid(where isUnsaid: (Int) -> Bool) {
    for seat in problem.seats.indices where isUnsaid(seat) {
      problem.seats[seat].isRequired = false
      problem.seats[seat].emptyCost = 0
      problem.seats[seat].isExcusedWhenBlocked = false
      problem.seats[seat].escorted = []
    }
  }
}
