// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Solver
import SolverTestSupport
import Testing

@Suite struct ProblemPartsTests {
  /// People without diary terms of their own, so that their seats can be taken apart from the schedule; the first, who
  /// has them, attends only.
  private func separable(_ problem: Problem, people: Int) -> Problem {
    var problem = problem
    problem.family.spreads = []
    problem.quotas = []
    for balance in problem.balances.indices {
      problem.balances[balance].resources.removeAll { $0 == 0 }
    }
    for seat in problem.seats.indices {
      problem.seats[seat].keep { $0 != 0 }
    }
    for person in 1..<people { problem.resources[person].forgetSoftTerms() }
    return problem
  }

  @Test func `the least costs of the parts are together no more than that of the whole`() async {
    let engine = ExactEngine()
    let limits = ExactSolver.Limits(seconds: 600, threads: 1)
    var parted = 0
    var reached = 0
    var feasible = 0
    for seed in UInt64(1)...80 {
      var source = RandomProblem(seed: seed &* 53)
      var problem = separable(
        source.make(activities: 3, starts: 3, people: 5, seats: 3), people: 5)
      problem.loosen()
      let whole = await ExactSolver.solve(problem, limits: limits, engine: engine)
      guard whole.status == .optimal, let least = whole.cost else { continue }
      feasible += 1

      let parts = ProblemParts.of(problem)
      var sum = 0
      for part in parts {
        let outcome = await ExactSolver.solve(part, limits: limits, engine: engine)
        #expect(outcome.status == .optimal, "seed \(seed)")
        sum += outcome.cost ?? 0
      }

      #expect(sum <= least, "seed \(seed)")
      if parts.count > 1 { parted += 1 }
      if sum == least { reached += 1 }
    }
    // Bounds that say nothing, and problems of one part, would prove little.
    #expect(feasible > 20)
    #expect(parted > 10)
    #expect(reached > feasible / 4)
  }

  @Test func `every solution of the whole costs its parts no more than the whole`() async {
    for seed in UInt64(1)...60 {
      var source = RandomProblem(seed: seed &* 59)
      let problem = separable(
        source.make(activities: 5, starts: 6, people: 6, seats: 5), people: 6)
      let outcome = await Portfolio.solve(
        problem, limits: Limits(iterations: 4000, threads: 1, seed: seed), stop: StopSignal())

      let costs = ProblemParts.of(problem).map { part -> Cost in
        Breakdown(of: outcome.solution.seated(in: part), in: part).cost
      }

      #expect(costs.reduce(0) { $0 + $1.soft } <= outcome.cost.soft, "seed \(seed)")
      #expect(costs.allSatisfy { $0.hard <= outcome.cost.hard }, "seed \(seed)")
    }
  }

  /// Nothing but balances and continuities costs.
  private func daily(_ problem: Problem) -> Problem {
    var problem = problem
    problem.family.spreads = []
    problem.slacks = []
    problem.coverages = []
    for index in problem.resources.indices { problem.resources[index].forgetSoftTerms() }
    for index in problem.seats.indices {
      problem.seats[index].candidateCosts = []
      problem.seats[index].emptyCost = 0
    }
    for index in problem.activities.indices {
      problem.activities[index].startCosts = []
      for option in problem.activities[index].options.indices {
        problem.activities[index].options[option].costs = []
      }
    }
    return problem
  }

  @Test func `the least costs of the days are together no more than that of the part`() async throws
  {
    let engine = ExactEngine()
    let limits = ExactSolver.Limits(seconds: 600, threads: 1)
    var costly = 0
    var reached = 0
    for seed in UInt64(1)...120 {
      var source = RandomProblem(seed: seed &* 61)
      var problem = daily(source.make(activities: 4, starts: 3, people: 5, seats: 4))
      // A charge for how activities lie to each other is of no day.
      problem.accords.removeAll { $0.weight != nil }
      problem.loosen()
      let whole = await ExactSolver.solve(problem, limits: limits, engine: engine)
      guard whole.status == .optimal, let least = whole.cost else { continue }

      var sum = 0
      for day in 0..<problem.dayCount {
        let outcome = await ExactSolver.solve(
          try #require(ProblemParts.day(day, of: problem)), ExactRequest(day: day),
          limits: limits, engine: engine)
        #expect(outcome.status == .optimal, "seed \(seed)")
        sum += outcome.bound ?? 0
      }

      #expect(sum <= least, "seed \(seed)")
      if least > 0 { costly += 1 }
      if least > 0, sum == least { reached += 1 }
    }
    // Bounds that say nothing would prove little.
    #expect(costly > 10)
    #expect(reached > costly / 4)
  }

  @Test func `a part in which starts cost is not taken apart into days`() {
    var source = RandomProblem(seed: 7)
    let problem = source.make(activities: 4, starts: 3, people: 5, seats: 4)

    #expect(ProblemParts.day(0, of: problem) == nil)
  }
}
