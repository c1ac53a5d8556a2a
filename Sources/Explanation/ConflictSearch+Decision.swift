// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
import FestivalModel
import Solver

// Whether a few sessions and interviews go together: by what the compiler, counting, exhaustive search, a short search and the
// exact engine say, the quickest first.
extension ConflictSearch {
  /// Whether nothing but starts and venues, and perhaps people, keeps these few sessions from being planned.
  ///
  /// What was not decided is taken to be possible.
  func isPossible(_ festival: Festival, _ depth: Depth) async -> Bool {
    await decided(festival, depth, threads: 2, searches: 1) != false
  }

  /// The same; `nil` where the engine gave no answer.
  func decided(
    _ festival: Festival, _ depth: Depth, threads: Int, searches: Int
  ) async -> Bool? {
    let compiled = FestivalCompiler.compile(festival)
    guard compiled.impossibilities.isEmpty else { return false }
    for matchmaking in festival.matchmaking
    where await MatchmakingProblem(matchmaking, of: festival).isPossible(stop: clock.stop)
      == false
    {
      return false
    }
    if !CapacityCount.shortages(of: compiled.problem).isEmpty { return false }
    let all = Set(compiled.problem.activities.indices)
    // Where many are alike, trying one order after the other takes too long; the engine sees it at once.
    let fits = FewestChanges.canPlace(
      all, of: Skeleton(compiled.problem),
      checks: engine == nil ? Self.manyChecks : Self.fewChecks, stop: clock.stop)
    if fits == false { return false }
    let isAboutPeople = depth != .startsAndVenues
    guard let engine, isAboutPeople || fits == nil else { return true }
    let problem = isAboutPeople ? compiled.problem : compiled.problem.withoutSeats
    if await isFound(problem, searches: searches) { return true }
    return await ExactSolver.isPossible(
      problem, limits: ExactSolver.Limits(seconds: clock.secondsLeft, threads: threads),
      engine: engine, stop: clock.stop)
  }

  /// Whether short searches find something that breaks nothing; that they do not says nothing.
  ///
  /// Where few sessions just fit, one search after the other finds it sooner than a long one. With many people to choose
  /// from, or a single session, the engine knows sooner.
  private func isFound(_ problem: Problem, searches: Int) async -> Bool {
    let choices = problem.seats.reduce(0) { $0 + $1.candidates.count }
    guard problem.activities.count > 1, choices <= Self.mostChoices else { return false }
    for seed in 1...UInt64(searches) where !clock.isOver {
      let moves = Self.fewMoves * (seed > 3 ? 4 : 1)
      let stop = StopSignal(following: clock.stop)
      let outcome = await Portfolio.solve(
        problem, limits: Limits(iterations: moves, threads: 1, seed: seed), stop: stop
      ) { progress in
        if progress.cost.hard == 0 { stop.raise() }
      }
      if Breakdown(of: outcome.solution, in: problem).cost.hard == 0 { return true }
    }
    return false
  }

  private static let fewMoves = 40_000
  private static let mostChoices = 2_000
  /// What is left without a needed demand goes together, so that it is worth looking for.
  static let searchesForNeeded = 6
}
