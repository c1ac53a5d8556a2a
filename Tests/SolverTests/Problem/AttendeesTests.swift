// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

/// Problems in which nobody attends for nothing, against trying all starts and places.
@Suite struct AttendeesTests {
  /// Whether any starts and places break nothing.
  private func isPossible(_ problem: Problem) -> Bool {
    var solution = Solution(emptyFor: problem)
    func place(_ index: Int) -> Bool {
      guard index < problem.activities.count else {
        return Breakdown(of: solution, in: problem).cost.hard == 0
      }
      return problem.activities[index].starts.indices.contains { start in
        problem.activities[index].options.indices.contains { option in
          solution.start[index] = start
          solution.option[index] = option
          return place(index + 1)
        }
      }
    }
    return place(0)
  }

  /// A random problem with many who attend alike.
  private func problem(seed: UInt64) -> Problem {
    var random = RandomProblem(seed: seed &* 17)
    var problem = random.make(activities: 3, starts: 3, people: 4, seats: 0)
    // Nobody is compared with others, so that all only attend.
    problem.family = Problem.FamilyTerms()
    (problem.balances, problem.continuities, problem.coverages) = ([], [], [])
    for person in 0..<4 where !person.isMultiple(of: 2) {
      problem.resources[person] = problem.resources[person - 1]
      for index in problem.activities.indices {
        problem.activities[index].attendance.removeAll { $0.resource == person }
        for attendance in problem.activities[index].attendance
        where attendance.resource == person - 1
          && (person == 1 || !random.random.next().isMultiple(of: 3))
        {
          problem.activities[index].attendance.append(
            Problem.Attendance(resource: person, binding: attendance.binding))
        }
      }
    }
    return problem
  }

  private func attendances(_ problem: Problem) -> Int {
    problem.activities.reduce(0) { $0 + $1.attendance.count }
  }

  @Test func `without those who attend as others do the same is possible`() {
    var fewer = 0
    for seed in UInt64(1)...80 {
      let problem = problem(seed: seed)
      let reduced = problem.withoutAlikeAttendees()
      #expect(isPossible(reduced) == isPossible(problem), "seed \(seed)")
      if attendances(reduced) < attendances(problem) { fewer += 1 }
    }
    #expect(fewer > 40, "\(fewer)")
  }

  @Test func `what is impossible without those who attend less than others is impossible`() {
    var (fewer, impossible) = (0, 0)
    for seed in UInt64(1)...80 {
      let problem = problem(seed: seed)
      let reduced = problem.withoutLesserAttendees()
      #expect(isPossible(reduced) || !isPossible(problem), "seed \(seed)")
      #expect(attendances(reduced) <= attendances(problem.withoutAlikeAttendees()), "seed \(seed)")
      if attendances(reduced) < attendances(problem.withoutAlikeAttendees()) { fewer += 1 }
      if !isPossible(reduced) { impossible += 1 }
    }
    #expect(fewer > 5 && impossible > 5, "\(fewer) \(impossible)")
  }

  @Test func `who comes later attends for himself`() {
    var problem = Problem(
      dayCount: 1, travel: .init(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: 1, unplacedLabel: 0)
    var late = Problem.Resource()
    late.entry = Problem.Resource.Port(site: 0, time: 600)
    problem.resources = [Problem.Resource(), late, Problem.Resource(), Problem.Resource()]
    problem.activities = [
      Problem.Activity(
        duration: 60, starts: [540, 600], options: [Problem.PlaceOption(place: 3, site: 0)])
    ]
    problem.activities[0].attendance = (0..<3).map {
      Problem.Attendance(
        resource: $0, binding: Problem.Binding(activity: 0, from: 0, to: 60))
    }

    let alike = problem.withoutAlikeAttendees().activities[0].attendance.map(\.resource)
    let lesser = problem.withoutLesserAttendees().activities[0].attendance.map(\.resource)

    #expect(alike == [0, 1])
    #expect(lesser == [1])
  }
}
