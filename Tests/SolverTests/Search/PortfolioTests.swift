// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct PortfolioTests {
  /// Searches small problems; every kept move is compared, and so is the end.
  private func compareCosts(_ make: (inout RandomProblem) -> Problem) async {
    for seed in UInt64(1)...30 {
      var source = RandomProblem(seed: seed)
      let problem = make(&source)

      // Every commit is checked inside; a difference stops the program with both costs.
      let outcome = await Portfolio.solve(
        problem,
        limits: Limits(iterations: 3000, seed: seed, checks: .everyCommit),
        stop: StopSignal()
      )

      #expect(
        Breakdown(of: outcome.solution, in: problem).cost == outcome.cost,
        "seed \(seed)"
      )
    }
  }

  @Test func `the cost kept move by move equals the cost from scratch`() async {
    await compareCosts { $0.make(activities: 8, starts: 10, people: 6, seats: 9) }
  }

  @Test func `on a grid, too, the cost kept move by move equals the cost from scratch`() async {
    await compareCosts { $0.makeGrid(activities: 12, people: 10, places: 3) }
  }

  @Test func `on a grid of long days it does as well`() async {
    await compareCosts { $0.makeGrid(activities: 14, people: 8, places: 3, cells: 20) }
  }

  @Test func `on a grid where some activities have more terms it does as well`() async {
    await compareCosts { $0.makeGrid(activities: 12, people: 10, places: 3, isMixed: true) }
  }

  @Test func `tiny problems on a grid are solved as well as by trying everything`() async {
    for seed in UInt64(1)...15 {
      var source = RandomProblem(seed: seed &* 31)
      let problem = source.makeGrid(activities: 4, people: 4, places: 2)

      let outcome = await Portfolio.solve(
        problem,
        limits: Limits(iterations: 100_000, seed: seed),
        stop: StopSignal()
      )

      #expect(outcome.cost == Enumeration.best(of: problem), "seed \(seed)")
    }
  }

  @Test func `tiny problems are solved as well as by trying everything`() async {
    for seed in UInt64(1)...25 {
      var source = RandomProblem(seed: seed &* 77)
      let problem = source.make(activities: 3, starts: 2, people: 3, seats: 1)

      let outcome = await Portfolio.solve(
        problem,
        limits: Limits(iterations: 200_000, seed: seed),
        stop: StopSignal()
      )

      #expect(outcome.cost == Enumeration.best(of: problem), "seed \(seed)")
    }
  }

  @Test func `a search ends when nothing costs anything any more`() async {
    var problem = Problem(
      dayCount: 1,
      travel: Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: 2, unplacedLabel: 0)
    problem.resources = [Problem.Resource()]
    problem.activities = (0..<4).map { _ in
      Problem.Activity(
        duration: 10, starts: [540, 550, 560, 570],
        options: [Problem.PlaceOption(place: 0, site: 0)])
    }

    let outcome = await Portfolio.solve(
      problem, limits: Limits(iterations: 10_000_000), stop: StopSignal())

    #expect(outcome.cost == .zero)
    #expect(outcome.iterations < 1_000_000)
  }

  @Test func `the same seed and iterations give the same solution`() async {
    var source = RandomProblem(seed: 5)
    let problem = source.make(activities: 12, starts: 20, people: 8, seats: 12)
    // On a grid with one place a thread learns clauses.
    let grid = source.makeGrid(activities: 30, people: 12, places: 1, cells: 20)
    for problem in [problem, grid] {
      for threads in 1...2 {
        let limits = Limits(iterations: 50_000, threads: threads, seed: 9)

        let first = await Portfolio.solve(problem, limits: limits, stop: StopSignal())
        let second = await Portfolio.solve(problem, limits: limits, stop: StopSignal())

        #expect(first.solution == second.solution)
        #expect(first.cost == second.cost)
      }
    }
  }

  @Test func `what clauses can say is proven, as trying everything confirms`() async {
    for seed in UInt64(1)...20 {
      var source = RandomProblem(seed: seed &* 13)
      let problem = source.makeGrid(activities: 4, people: 4, places: 1, cells: 3)
      let best = Enumeration.best(of: problem)

      for threads in 1...2 {
        let outcome = await Portfolio.solve(
          problem, limits: Limits(iterations: 300_000, threads: threads, seed: seed),
          stop: StopSignal())

        #expect(outcome.cost == best, "seed \(seed)")
        // A cost of nothing needs no proof.
        let proof: Portfolio.Proof = best.hard == 0 ? .best : .infeasible
        #expect(outcome.proof == proof || best == .zero, "seed \(seed)")
      }
    }
  }

  @Test func `a watcher gets each improvement with its solution`() async throws {
    var source = RandomProblem(seed: 5)
    let problem = source.make(activities: 12, starts: 20, people: 8, seats: 12)
    let (steps, continuation) = AsyncStream.makeStream(of: Portfolio.Progress.self)

    let outcome = await Portfolio.solve(
      problem, limits: Limits(iterations: 20_000), stop: StopSignal()
    ) { continuation.yield($0) }
    continuation.finish()

    var costs: [Cost] = []
    for await step in steps {
      #expect(Breakdown(of: step.solution, in: problem).cost == step.cost)
      costs.append(step.cost)
    }
    #expect(costs.count > 1)
    #expect(costs == Set(costs).sorted(by: >))
    #expect(costs.last == outcome.cost)
  }

  @Test func `a raised signal ends the search with a solution`() async {
    var source = RandomProblem(seed: 5)
    let problem = source.make(activities: 12, starts: 20, people: 8, seats: 12)
    let stop = StopSignal()
    stop.raise()

    let outcome = await Portfolio.solve(
      problem,
      limits: Limits(iterations: 1_000_000_000),
      stop: stop
    )

    #expect(outcome.solution.start.count == 12)
    #expect(Breakdown(of: outcome.solution, in: problem).cost == outcome.cost)
  }
}
