// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct DaySetTests {
  /// The last and first days of words of 64 bits, and the last day of a year.
  private static let days = [0, 1, 63, 64, 71, 127, 128, 365]

  @Test(arguments: days)
  func `a set has the days that were put in, and no other`(day: Int) {
    var set = DaySet()
    #expect(set.isEmpty)

    set.insert(day)

    #expect(!set.isEmpty)
    #expect((0...400).filter(set.contains) == [day])
  }

  @Test func `sets of the same days are equal, whatever the order`() {
    #expect(DaySet(Self.days) == DaySet(Self.days.reversed()))
    #expect(DaySet(Self.days) != DaySet(Self.days.dropLast()))
    #expect(DaySet([3, 3]) == [3])
  }

  @Test(arguments: days)
  func `a candidate may not take a seat on a blocked day, however late`(day: Int) {
    for start in [day, day + 1] {
      var problem = Problem(
        dayCount: 367,
        travel: Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
        labelCount: 2, unplacedLabel: 0)
      problem.resources = [Problem.Resource(), Problem.Resource()]
      problem.activities = [
        Problem.Activity(
          duration: 30, starts: [start * Problem.minutesPerDay + 600],
          options: [Problem.PlaceOption(place: 0, site: 0)])
      ]
      problem.seats = [
        Problem.Seat(
          bindings: [Problem.Binding(activity: 0, from: 0, to: 30)], candidates: [1],
          blockedDays: [[day]], isRequired: false, emptyLabel: 1, emptyCost: 5,
          isExcusedWhenBlocked: true)
      ]

      let seated = Breakdown(of: Solution(start: [0], option: [0], occupant: [1]), in: problem)
      let empty = Breakdown(of: Solution(start: [0], option: [0], occupant: [-1]), in: problem)

      #expect(seated.hard[1] == (start == day ? 1 : 0))
      #expect(empty.soft[1] == (start == day ? 0 : 5))
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a problem seventy days later has the same solutions at the same cost`(seed: UInt64) async {
    var source = RandomProblem(seed: seed)
    let problem = source.make(activities: 6, starts: 8, people: 5, seats: 6)
    let later = problem.delayed(byDays: 70)
    let limits = Limits(iterations: 3000, threads: 1, seed: seed, checks: .everyCommit)

    let now = await Portfolio.solve(problem, limits: limits, stop: StopSignal())
    let then = await Portfolio.solve(later, limits: limits, stop: StopSignal())

    #expect(then.solution == now.solution)
    #expect(then.cost == now.cost)
  }
}
