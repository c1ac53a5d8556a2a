// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

/// Terms beside the diaries on trial, over hour-long activities in places of their own.
///
/// The term under test carries the label 1; nothing else may break or cost anything.
struct TermTrial {
  var problem: Problem

  /// Activities with these starts, each in a place of its own at a site of its own.
  init(starts: [[Int]], travel: Int = 0) {
    let count = starts.count
    let matrix = (0..<count * count).map { $0 / count == $0 % count ? 0 : travel }
    problem = Problem(
      dayCount: 3,
      travel: Problem.Travel(siteCount: count, base: matrix, peak: matrix, peakHours: 0..<0),
      labelCount: 2, unplacedLabel: 0)
    for (index, starts) in starts.enumerated() {
      problem.resources.append(Problem.Resource())
      problem.activities.append(
        Problem.Activity(
          duration: 60, starts: starts, options: [Problem.PlaceOption(place: index, site: index)]))
    }
  }

  /// Adds somebody of this size who can be at any number of activities.
  mutating func addPerson(size: Int = 1) -> Int {
    var person = Problem.Resource()
    person.size = size
    person.concurrency = 100
    problem.resources.append(person)
    return problem.resources.count - 1
  }

  /// Adds a seat that may stay empty at no cost.
  mutating func addSeat(of activity: Int, candidates: [Int]) {
    problem.seats.append(
      Problem.Seat(
        bindings: [Problem.Binding(activity: activity, from: 0, to: 60)], candidates: candidates,
        isRequired: false, emptyLabel: 0))
  }

  /// What is broken, how much that weighs, and what it costs.
  struct Verdict: Equatable {
    var broken = 0
    var hard = 0
    var soft = 0
  }

  /// Judges a solution from scratch, and as a search that comes to it from each that differs in one thing.
  func verdict(start: [Int], option: [Int]? = nil, occupant: [Int] = []) -> Verdict {
    let solution = Solution(
      start: start, option: option ?? start.map { _ in 0 }, occupant: occupant)
    let breakdown = Breakdown(of: solution, in: problem)
    let appraiser = Appraiser(problem)
    for other in neighbours(of: solution) {
      #expect(appraiser.cost(of: other) == Breakdown(of: other, in: problem).cost)
      #expect(appraiser.cost(of: solution) == breakdown.cost)
    }
    #expect(breakdown.soft[0] == 0)
    return Verdict(
      broken: breakdown.hard[1], hard: breakdown.cost.hard - 2000 * breakdown.hard[0],
      soft: breakdown.cost.soft)
  }

  private func neighbours(of solution: Solution) -> [Solution] {
    var all: [Solution] = []
    for (activity, record) in problem.activities.enumerated() {
      for start in -1..<record.starts.count {
        for option in record.options.indices {
          var other = solution
          other.start[activity] = start
          other.option[activity] = option
          all.append(other)
        }
      }
    }
    for (seat, record) in problem.seats.enumerated() {
      for occupant in record.candidates + [-1] {
        var other = solution
        other.occupant[seat] = occupant
        all.append(other)
      }
    }
    return all
  }
}
