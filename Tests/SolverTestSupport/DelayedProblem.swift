// SPDX-License-Identifier: Apache-2.0

package import Solver

extension Problem {
  /// The same problem so many days later.
  package func delayed(byDays days: Int) -> Problem {
    let minutes = days * Problem.minutesPerDay
    var problem = self
    problem.dayCount += days
    for index in activities.indices {
      problem.activities[index].starts = activities[index].starts.map { $0 + minutes }
    }
    for (index, resource) in resources.enumerated() {
      problem.resources[index].entry?.time += minutes
      problem.resources[index].exit?.time += minutes
      problem.resources[index].absences = resource.absences.map {
        Resource.Absence(
          span: $0.span.lowerBound + minutes..<$0.span.upperBound + minutes, label: $0.label)
      }
    }
    for (index, seat) in seats.enumerated() {
      problem.seats[index].blockedDays = seat.blockedDays.map { blocked in
        DaySet((0..<dayCount).filter(blocked.contains).map { $0 + days })
      }
    }
    return problem
  }
}
