// SPDX-License-Identifier: Apache-2.0

import Solver

extension FestivalProblem {
  /// Lets seats be empty at no cost, where a programme does not say who sits in them.
  ///
  /// Of no programme is it said who goes with his rows, since they say it.
  package mutating func leaveUnsaid(where isUnsaid: (Int) -> Bool) {
    for seat in problem.seats.indices where isUnsaid(seat) && !isOfPerson(seat) {
      problem.seats[seat].isRequired = false
      problem.seats[seat].emptyCost = 0
      problem.seats[seat].isExcusedWhenBlocked = false
      problem.seats[seat].escorted = []
    }
  }

  /// Whether the seat is one of somebody who goes with his rows.
  func isOfPerson(_ seat: Int) -> Bool { if case .person = seats[seat] { true } else { false } }
}
