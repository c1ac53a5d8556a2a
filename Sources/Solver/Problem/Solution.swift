// SPDX-License-Identifier: Apache-2.0

/// A choice of start and place for every activity and of an occupant for every seat.
package struct Solution: Sendable, Hashable {
  /// Position in the activity's starts; -1 when it is left out.
  package var start: [Int]
  /// Position in the activity's options.
  package var option: [Int]
  /// Resource in the seat; -1 when it is empty.
  package var occupant: [Int]

  /// Needs one number for each activity twice and one for each seat.
  package init(start: [Int], option: [Int], occupant: [Int]) {
    self.start = start
    self.option = option
    self.occupant = occupant
  }

  /// Nothing placed, nobody seated.
  package init(emptyFor problem: Problem) {
    start = Array(repeating: -1, count: problem.activities.count)
    option = Array(repeating: 0, count: problem.activities.count)
    occupant = Array(repeating: -1, count: problem.seats.count)
  }

  /// The same in a problem with other candidates: a seat whose occupant is none of them is empty.
  package func seated(in problem: Problem) -> Solution {
    var result = self
    for (seat, record) in problem.seats.enumerated()
    where !record.candidates.contains(occupant[seat]) {
      result.occupant[seat] = -1
    }
    return result
  }
}

/// Hard amount first, then soft cost.
///
/// - Units: the hard amount is zero if and only if nothing hard is broken; beyond that it grows with the number and
///   the size of what is broken. The soft cost is in the problem's own unit.
package struct Cost: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// Zero when nothing is broken.
  package var hard: Int
  /// The lower the better, once nothing is broken.
  package var soft: Int

  /// Takes both parts as counted.
  package init(hard: Int, soft: Int) {
    self.hard = hard
    self.soft = soft
  }

  /// Nothing broken and nothing charged.
  package static let zero = Cost(hard: 0, soft: 0)
  /// Worse than every solution; not to be added to.
  package static let worst = Cost(hard: .max, soft: .max)

  /// Compares what is broken first.
  package static func < (a: Self, b: Self) -> Bool {
    a.hard != b.hard ? a.hard < b.hard : a.soft < b.soft
  }
  /// Both parts added, each by itself.
  package static func + (a: Self, b: Self) -> Self {
    Cost(hard: a.hard + b.hard, soft: a.soft + b.soft)
  }
  /// Both parts subtracted, each by itself.
  package static func - (a: Self, b: Self) -> Self {
    Cost(hard: a.hard - b.hard, soft: a.soft - b.soft)
  }
}
