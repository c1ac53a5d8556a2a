// SPDX-License-Identifier: Apache-2.0

package import Solver

/// A problem with fewer starts, places and candidates, and the way between its solutions and the whole problem's.
package struct NarrowedProblem {
  package private(set) var problem: Problem
  /// Positions of the kept starts and options in the whole problem, by activity.
  private let starts: [[Int]]
  private let options: [[Int]]

  /// Keeps only these values of each activity; `nil` keeps all.
  package init(_ whole: Problem, keeping values: [[Skeleton.Value]?]) {
    var problem = whole
    var starts: [[Int]] = []
    var options: [[Int]] = []
    for (activity, kept) in values.enumerated() {
      let record = whole.activities[activity]
      let ofStarts = kept.map { Set($0.map(\.start)).sorted() } ?? Array(record.starts.indices)
      let ofOptions = kept.map { Set($0.map(\.option)).sorted() } ?? Array(record.options.indices)
      problem.activities[activity].starts = ofStarts.map { record.starts[$0] }
      problem.activities[activity].startCosts = record.startCosts.map { term in
        (term.label, ofStarts.map { term.costs[$0] })
      }
      problem.activities[activity].options = ofOptions.map { record.options[$0] }
      starts.append(ofStarts)
      options.append(ofOptions)
    }
    self.problem = problem
    self.starts = starts
    self.options = options
  }

  /// Charges each start and place of an activity, by what it is in the whole problem.
  mutating func charge(
    _ activity: Int, label: Int, start: (Int) -> Int, place: (Int) -> Int
  ) {
    let record = problem.activities[activity]
    problem.activities[activity].startCosts.append((label, record.starts.map(start)))
    for index in record.options.indices {
      problem.activities[activity].options[index].costs.append(
        (label, place(record.options[index].place)))
    }
  }

  /// Lets only these candidates have the seat.
  package mutating func keep(_ seat: Int, _ isKept: (Int) -> Bool) {
    problem.seats[seat].keep(where: isKept)
  }

  /// Charges each candidate of a seat.
  mutating func charge(_ seat: Int, label: Int, candidate: (Int) -> Int) {
    problem.seats[seat].candidateCosts = problem.seats[seat].candidates.map(candidate)
    problem.seats[seat].candidateLabel = label
  }

  mutating func addLabel() -> Int {
    problem.labelCount += 1
    return problem.labelCount - 1
  }

  /// The whole problem's name for a solution.
  package func widened(_ solution: Solution) -> Solution {
    var result = solution
    for activity in starts.indices where solution.start[activity] >= 0 {
      result.start[activity] = starts[activity][solution.start[activity]]
      result.option[activity] = options[activity][solution.option[activity]]
    }
    return result
  }

  /// A solution of the whole problem as far as it is possible here.
  package func narrowed(_ solution: Solution) -> Solution {
    var result = solution.seated(in: problem)
    for activity in starts.indices {
      let start = starts[activity].firstIndex(of: solution.start[activity])
      let option = options[activity].firstIndex(of: solution.option[activity])
      result.start[activity] = option == nil ? -1 : start ?? -1
      result.option[activity] = option ?? 0
    }
    return result
  }
}
