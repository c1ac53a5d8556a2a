// SPDX-License-Identifier: Apache-2.0

package import ExactSolver
import FestivalCompiler
package import FestivalModel
import ProgrammeChecker
package import Solver

/// How much better than a planned programme any other could be.
package enum ProgrammeProof {
  /// What was proven.
  package struct Result: Sendable {
    /// The programme that was judged, or a better one that the proof came upon.
    package var planned: FestivalPlanner.Planned
    /// How far it is from what was proven.
    package var gap: Gap
    /// Points that the proof saved.
    package var saved: Points
  }

  /// A programme's points beside what was proven of all programmes.
  package struct Gap: Sendable {
    /// Points of the programme.
    package var cost: Points
    /// No programme with these one-to-one meetings costs less; nil without a proof.
    package var bound: Points?
    /// Why there is no proof, or only a part of one.
    package var failure: ExactFailure?
    /// Wall time of the proof.
    package var elapsed: Duration

    /// The part of the programme's points that no proof defends; 0 for the best there is.
    package var share: Double? {
      bound.map { bound in
        cost == .zero ? 0 : Double((cost - bound).rawValue) / Double(cost.rawValue)
      }
    }
  }

  /// Part of the time that the inner plans of matchmaking sessions get, and of what is left after the cores that the whole
  /// problem gets while parts of it are open.
  private static let innerPart = 20.0
  private static let wholePart = 10.0
  private static let leastSeconds = 0.1

  /// Proves a lower bound for a programme without hard violations, within `seconds`, on threads of its own.
  ///
  /// One-to-one meetings are bounded on their own; the rest with as many volunteers as the programme's meetings keep
  /// busy. A better programme that turns up on the way takes the place of the first.
  ///
  /// - Throws: ``Agreement/Disagreement`` when plan and check judge a better programme differently, which is our bug.
  package static func prove(
    _ planned: FestivalPlanner.Planned, of festival: Festival, published: Programme? = nil,
    seconds: Double, engine: ExactEngine, stop: StopSignal = StopSignal()
  ) async throws -> Result {
    try await SearchThreads.run {
      try await proof(
        of: planned, for: festival, published: published, seconds: seconds, engine: engine,
        stop: stop)
    }
  }

  private static func proof(
    of planned: FestivalPlanner.Planned, for festival: Festival, published: Programme?,
    seconds: Double, engine: ExactEngine, stop: StopSignal
  ) async throws -> Result {
    let started = ContinuousClock.now
    let least = await least(
      of: planned.compiled, for: festival, near: planned.solution, seconds: seconds,
      engine: engine, stop: stop)
    var best = planned
    if let solution = least.solution {
      best = try await better(of: planned, solution, for: festival, published: published)
    }
    let cost = best.report.score.softTotal
    return Result(
      planned: best,
      gap: Gap(
        cost: cost, bound: least.bound, failure: least.failure,
        elapsed: ContinuousClock.now - started),
      saved: planned.report.score.softTotal - cost)
  }

  /// Proves a lower bound for a programme without hard violations that was not planned here, within `seconds`.
  ///
  /// What it is `judged` to cost is checked where nobody says it.
  package static func gap(
    of read: CompiledProgramme, judged: Points? = nil, seconds: Double, engine: ExactEngine,
    stop: StopSignal
  ) async -> Gap {
    await SearchThreads.run {
      let started = ContinuousClock.now
      let least = await least(
        of: read.compiled, for: read.festival, near: read.earlier.solution, seconds: seconds,
        engine: engine, stop: stop)
      let cost = judged ?? ProgrammeChecker.check(read.programme, of: read.festival).score.softTotal
      return Gap(
        cost: cost, bound: least.bound, failure: least.failure,
        elapsed: ContinuousClock.now - started)
    }
  }

  /// What is proven of all programmes, and the best that the proof came upon.
  private struct Least {
    var bound: Points?
    var failure: ExactFailure?
    var solution: Solution?
  }

  private static func least(
    of compiled: FestivalProblem, for festival: Festival, near hint: Solution, seconds: Double,
    engine: ExactEngine, stop: StopSignal
  ) async -> Least {
    let started = ContinuousClock.now
    var result = Least()
    var bound = compiled.constants.values.reduce(.zero, +)
    for matchmaking in festival.matchmaking {
      bound =
        bound + leastWaits(matchmaking, of: festival, seconds: seconds / innerPart, stop: stop)
    }
    func left() -> Double { seconds - (ContinuousClock.now - started) / .seconds(1) }
    var parts = PartsProof(of: compiled.problem, near: hint, left: left)
    await parts.proveByCores(engine: engine, stop: stop, left: left)
    // To lay out the whole takes a while as well.
    guard left() > 0 else {
      result.bound = bound + Points(rawValue: parts.bound)
      return result
    }
    // Parts that are all proven leave it to the whole what their going together costs.
    let outcome = await ExactSolver.solve(
      compiled.problem, ExactRequest(hint: hint),
      limits: ExactSolver.Limits(
        seconds: max(leastSeconds, left() / (parts.isOpen ? wholePart : 1)), strategy: .cores),
      engine: engine, stop: stop)
    switch outcome.status {
    case .failed(let failure): result.failure = failure
    case .infeasible: result.failure = .wrongAnswer("it calls a programme impossible that is not")
    case .optimal: result.bound = bound + Points(rawValue: outcome.bound ?? 0)
    case .feasible, .unknown:
      await parts.proveOpen(engine: engine, stop: stop, left: left)
      result.bound = bound + Points(rawValue: max(parts.bound, outcome.bound ?? 0))
    }
    result.solution = outcome.solution
    return result
  }

  /// What the one-to-one meetings of a session cost at least, as far as that can be proven in so many seconds.
  private static func leastWaits(
    _ matchmaking: Matchmaking, of festival: Festival, seconds: Double, stop: StopSignal
  ) -> Points {
    let problem = MatchmakingProblem(matchmaking, of: festival).problem
    guard
      let search = BoundSearch(
        problem, hint: Solution(emptyFor: problem), number: 0, seed: 1)
    else { return .zero }
    let appraiser = Appraiser(problem)
    let deadline = ContinuousClock.now + .seconds(seconds)
    _ = search.run(from: .worst, conflicts: .max) {
      stop.isRaised || ContinuousClock.now > deadline
    } found: {
      appraiser.cost(of: $0)
    }
    return Points(rawValue: search.lowerBound)
  }

  /// The programme of a solution that the proof found, if it is better than the planned one.
  private static func better(
    of planned: FestivalPlanner.Planned, _ solution: Solution, for festival: Festival,
    published: Programme?
  ) async throws -> FestivalPlanner.Planned {
    let problem = planned.compiled.problem
    let filled = await Portfolio.completed(
      solution, of: problem, limits: Limits(iterations: 1, threads: 1))
    guard filled.cost < Breakdown(of: planned.solution, in: problem).cost else { return planned }
    var programme = planned.compiled.programme(
      of: filled.solution, for: festival, matchmaking: planned.inner.plans,
      edition: planned.programme.edition, seed: planned.programme.seed)
    var report = ProgrammeChecker.check(programme, of: festival, published: published)
    try Agreement.verify(
      [Breakdown(of: filled.solution, in: problem)] + planned.inner.breakdowns,
      constants: planned.compiled.constants, against: report.score)
    report = try programme.planTripsAndRain(
      for: festival, published: published, keeping: planned.programme.trips, report: report
    ).report
    guard report.score.hardTotal == 0 else { return planned }
    programme.score = report.score
    var better = planned
    better.programme = programme
    better.report = report
    better.solution = filled.solution
    return better
  }
}
