// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Solver
import SolverTestSupport
import Testing

/// Smallest conflicts of whole kinds of terms, against trying everything.
@Suite struct GroupConflictTests {
  /// The labels that each way to place everything and to fill the seats breaks.
  private func brokenLabels(of problem: Problem) -> Set<Set<Int>> {
    var result = Set<Set<Int>>()
    var solution = Solution(emptyFor: problem)
    func seats(_ index: Int) {
      guard index < problem.seats.count else {
        let hard = Breakdown(of: solution, in: problem).hard
        result.insert(Set(hard.indices.filter { hard[$0] > 0 }))
        return
      }
      for occupant in [-1] + problem.seats[index].candidates {
        solution.occupant[index] = occupant
        seats(index + 1)
      }
    }
    func activities(_ index: Int) {
      guard index < problem.activities.count else { return seats(0) }
      for start in problem.activities[index].starts.indices {
        for option in problem.activities[index].options.indices {
          solution.start[index] = start
          solution.option[index] = option
          activities(index + 1)
        }
      }
    }
    activities(0)
    return result
  }

  @Test func `kinds of terms that conflict cannot be kept together, and without any one they can`()
    async
  {
    let engine = ExactEngine()
    var conflicts = 0
    for seed in UInt64(1)...60 {
      var source = RandomProblem(seed: seed &* 91)
      let problem = source.make(activities: 3, starts: 2, people: 3, seats: 1)
      let ways = brokenLabels(of: problem)
      func canKeep(_ labels: Set<Int>) -> Bool { ways.contains { $0.isDisjoint(with: labels) } }

      let conflict = await ExactSolver.groupConflict(
        in: problem, limits: ExactSolver.Limits(seconds: 600, threads: 1), engine: engine
      ) { $0.isPart || $0.label == problem.unplacedLabel ? nil : $0.label }

      guard conflict.status == .minimal else {
        #expect(conflict.status == .none, "seed \(seed)")
        #expect(canKeep(Set(0..<problem.labelCount)), "seed \(seed)")
        continue
      }
      conflicts += 1
      let kinds = Set(conflict.groups)
      #expect(!canKeep(kinds), "seed \(seed)")
      for kind in kinds { #expect(canKeep(kinds.subtracting([kind])), "seed \(seed), \(kind)") }
    }
    #expect(conflicts > 10)
  }

  /// Three activities of an hour at the same two hours in one place, and somebody who attends all of them.
  private var crowded: Problem {
    var problem = Problem(
      dayCount: 1, travel: .init(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: 4, unplacedLabel: 0)
    var person = Problem.Resource()
    person.overlapLabel = 1
    person.gapLabel = 1
    person.presenceLabel = 3
    var place = Problem.Resource()
    place.concurrency = 9
    place.overlapLabel = 2
    problem.resources = [person, place]
    for index in 0..<3 {
      var activity = Problem.Activity(
        duration: 60, starts: [600, 660], options: [.init(place: 1, site: 0)])
      activity.attendance = [.init(resource: 0, binding: .init(activity: index, from: 0, to: 60))]
      problem.activities.append(activity)
    }
    return problem
  }

  @Test func `that somebody attends can be dropped activity by activity`() async {
    let conflict = await ExactSolver.groupConflict(
      in: crowded, limits: ExactSolver.Limits(seconds: 600, threads: 1), engine: ExactEngine()
    ) { term in
      if case .attendance(let activity, _) = term.subject { activity } else { nil }
    }

    #expect(conflict.status == .minimal)
    #expect(conflict.groups == [0, 1, 2])
  }

  @Test func `when somebody comes and when he goes are told apart`() async {
    var problem = crowded
    problem.activities.removeLast()
    problem.resources[0].entry = .init(site: 0, time: 630)
    problem.resources[0].exit = .init(site: 0, time: 900)

    let conflict = await ExactSolver.groupConflict(
      in: problem, limits: ExactSolver.Limits(seconds: 600, threads: 1), engine: ExactEngine()
    ) { term in
      switch term.subject {
      case .exit: 0
      case .entry: 1
      case .absence: 2
      default: nil
      }
    }

    #expect(conflict.status == .minimal)
    #expect(conflict.groups == [1])
  }

  @Test func `of several absences the one in the way is named`() async {
    var problem = crowded
    problem.activities.removeLast()
    problem.resources[0].absences = [
      .init(span: 0..<300, label: 3), .init(span: 600..<610, label: 3),
      .init(span: 800..<900, label: 3),
    ]

    let conflict = await ExactSolver.groupConflict(
      in: problem, limits: ExactSolver.Limits(seconds: 600, threads: 1), engine: ExactEngine()
    ) { term in
      if case .absence(_, let index) = term.subject { index } else { nil }
    }

    #expect(conflict.status == .minimal)
    #expect(conflict.groups == [1])
  }
}
