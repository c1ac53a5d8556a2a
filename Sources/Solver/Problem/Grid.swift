// SPDX-License-Identifier: Apache-2.0

/// Days cut into cells of equal length, such that every attended activity fills one cell.
struct Grid {
  /// Minutes of a cell.
  let cell: Int
  /// The minute of the day at which the first cell starts.
  let first: Int
  /// Cells of a day.
  let cells: Int

  /// - Returns: `nil` when there is no such grid, or one of more than `most` cells.
  init?(of problem: Problem, atMost most: Int) {
    let attended = problem.activities.filter { !$0.attendance.isEmpty }
    // Cells of a day on which the clock leaps would not be of equal length.
    guard problem.clock.isEven, let cell = attended.first?.duration, cell > 0 else { return nil }
    let times = Set(problem.activities.flatMap(\.starts).map { $0 % Problem.minutesPerDay })
    guard let first = times.min(), let last = times.max() else { return nil }
    let cells = (last - first) / cell + 1
    guard cells <= most, times.allSatisfy({ ($0 - first) % cell == 0 }),
      problem.travel.siteCount == 1,
      attended.allSatisfy({ activity in
        activity.duration == cell
          && activity.attendance.allSatisfy { $0.binding.from == 0 && $0.binding.to == cell }
      })
    else { return nil }
    self.cell = cell
    self.first = first
    self.cells = cells
  }

  /// The day of a start, and which cell of that day it fills.
  func position(of start: Int) -> (day: Int, cell: Int) {
    (start / Problem.minutesPerDay, (start % Problem.minutesPerDay - first) / cell)
  }
}
