// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

/// Moving one activity of random unbroken solutions, compared with a judgement from scratch.
@Suite struct RelocationsTests {
  /// A solution of a random problem that breaks nothing; `nil` when the search finds none.
  ///
  /// In two of three problems only
  /// the people of seats can be in the way.
  private func sample(seed: UInt64) async -> (Problem, Solution)? {
    var random = RandomProblem(seed: seed)
    var problem = random.make(activities: 3, starts: 8, people: 7, seats: 5)
    for index in problem.resources.indices { problem.resources[index].family.seatLimit = .max }
    if !seed.isMultiple(of: 3) {
      // Only the people of seats are in each other's way.
      problem.relations = []
      problem.samePlace = []
      problem.accords.removeAll { $0.weight == nil }
      problem.quotas = []
      for seat in problem.seats.indices { problem.seats[seat].escorted = [] }
      for index in problem.activities.indices {
        problem.activities[index].attendance = []
        for option in problem.activities[index].options.indices {
          problem.resources[problem.activities[index].options[option].place].concurrency = 9
        }
      }
    }
    let outcome = await Portfolio.solve(
      problem, limits: Limits(iterations: 1500, threads: 1, seed: seed), stop: StopSignal())
    let isClean =
      outcome.solution.start.allSatisfy { $0 >= 0 }
      && Breakdown(of: outcome.solution, in: problem).cost.hard == 0
    return isClean ? (problem, outcome.solution) : nil
  }

  private func values(of activity: Int, in problem: Problem) -> [Skeleton.Value] {
    let record = problem.activities[activity]
    return record.options.indices.flatMap { option in
      record.starts.indices.map { Skeleton.Value(start: $0, option: option) }
    }
  }

  private func moved(
    _ solution: Solution, _ activity: Int, to value: Skeleton.Value
  ) -> Solution {
    var moved = solution
    moved.start[activity] = value.start
    moved.option[activity] = value.option
    return moved
  }

  /// Every way to fill the seats of an activity.
  private func seatings(_ solution: Solution, of activity: Int, in problem: Problem) -> [Solution] {
    var all = [solution]
    for (seat, record) in problem.seats.enumerated()
    where record.bindings.contains(where: { $0.activity == activity }) {
      all = all.flatMap { solution in
        ([-1] + record.candidates).map { occupant in
          var copy = solution
          copy.occupant[seat] = occupant
          return copy
        }
      }
    }
    return all
  }

  @Test func `prices are those of a judgement from scratch, label by label`() async {
    var (free, blocked, reseated) = (0, 0, 0)
    for seed in UInt64(1)...48 {
      guard let (problem, solution) = await sample(seed: seed) else { continue }
      let relocations = Relocations(problem, at: solution)
      let before = Breakdown(of: solution, in: problem)
      for activity in problem.activities.indices {
        for value in values(of: activity, in: problem) {
          var moved = moved(solution, activity, to: value)
          let kept = Breakdown(of: moved, in: problem)
          switch relocations.judge(activity, at: value) {
          case .free(let change, let reseatings, let obstacle):
            #expect((kept.cost.hard > 0) == !reseatings.isEmpty, "seed \(seed)")
            #expect((obstacle == nil) == reseatings.isEmpty, "seed \(seed)")
            for reseating in reseatings {
              #expect(moved.occupant[reseating.seat] == reseating.from)
              moved.occupant[reseating.seat] = reseating.to
            }
            let after = Breakdown(of: moved, in: problem)
            #expect(after.cost.hard == 0, "seed \(seed)")
            #expect(zip(after.soft, before.soft).map { $0 - $1 } == change, "seed \(seed)")
            free += 1
            if !reseatings.isEmpty { reseated += 1 }
          case .blocked(let obstacles):
            #expect(kept.cost.hard > 0, "seed \(seed)")
            #expect(obstacles.first.map { kept.hard[$0.label] > 0 } == true, "seed \(seed)")
            blocked += 1
          }
          #expect(relocations.cost == before.cost, "seed \(seed)")
        }
      }
    }
    // Each of the three must occur often, or the comparison would say little.
    #expect(free >= 100 && blocked >= 100 && reseated >= 10, "\(free) \(blocked) \(reseated)")
  }

  @Test func `where only people are in the way, no choice of people helps`() async {
    var count = 0
    for seed in UInt64(1)...48 {
      guard let (problem, solution) = await sample(seed: seed) else { continue }
      let relocations = Relocations(problem, at: solution)
      for activity in problem.activities.indices {
        for value in values(of: activity, in: problem) {
          guard case .blocked(let obstacles) = relocations.judge(activity, at: value),
            obstacles.allSatisfy({ $0.seat != nil })
          else { continue }
          count += 1
          let way = seatings(moved(solution, activity, to: value), of: activity, in: problem)
            .first { Breakdown(of: $0, in: problem).cost.hard == 0 }
          #expect(way == nil, "seed \(seed), activity \(activity), \(value)")
        }
      }
    }
    #expect(count >= 5, "\(count)")
  }

  @Test func `what is said to be out of reach is in no solution at all`() async {
    var count = 0
    for seed in UInt64(1)...48 {
      guard let (problem, solution) = await sample(seed: seed) else { continue }
      let relocations = Relocations(problem, at: solution)
      for activity in problem.activities.indices {
        for value in values(of: activity, in: problem) {
          guard case .blocked(let obstacles) = relocations.judge(activity, at: value),
            let out = relocations.obstacleOutOfReach(activity, at: value, among: obstacles),
            out.kind != .load
          else { continue }
          count += 1
          var fixed = problem
          fixed.activities[activity].starts = [problem.activities[activity].starts[value.start]]
          fixed.activities[activity].startCosts = []
          fixed.activities[activity].options = [problem.activities[activity].options[value.option]]
          let found = await Portfolio.solve(
            fixed, limits: Limits(iterations: 1000, threads: 1), stop: StopSignal())
          let isClean =
            found.solution.start.allSatisfy { $0 >= 0 }
            && Breakdown(of: found.solution, in: fixed).cost.hard == 0
          #expect(!isClean, "seed \(seed), activity \(activity), \(value)")
        }
      }
    }
    #expect(count >= 10, "\(count)")
  }
}
