// SPDX-License-Identifier: Apache-2.0

package import FestivalCompiler
package import FestivalModel
package import ProgrammeChecker
package import Solver

/// Finds a programme for a festival: inner plans first, then the whole, then the check of both.
package enum FestivalPlanner {
  /// What came of a search.
  package enum Result: Sendable {
    /// A programme that breaks nothing.
    case found(Planned)
    /// No programme can exist; the reasons, each by its rule.
    case impossible([Violation])
    /// The limits ended the search before anything was found that breaks nothing; the best so far, if complete.
    case notFound(Planned?)
  }

  /// A programme with its proof.
  package struct Planned: Sendable {
    /// Judged already, with its score.
    package var programme: Programme
    /// What the checker says of it, trips included.
    package var report: ProgrammeChecker.Report
    /// Moves tried by all threads of all searches.
    package var iterations: Int
    /// How many searches it took, each with random numbers of its own.
    package var attempts = 1
    /// Wall time of everything, inner plans included, and until nothing hard was broken.
    package var elapsed: Duration
    /// Wall time until nothing hard was broken; `nil` when that never was.
    package var firstFeasible: Duration?
    /// What was solved, and how.
    package var compiled: FestivalProblem
    /// In the terms of ``compiled``.
    package var solution: Solution
    /// The inner plans, counted from the starts of their sessions.
    var inner: InnerPlans
  }

  /// What a watcher is told while the search goes on.
  package struct Progress: Sendable {
    /// Wall time since planning began.
    package var elapsed: Duration
    /// Whether the best so far breaks nothing.
    package var isFeasible: Bool
    /// Points of the best so far, those included that nothing can change.
    package var soft: Points
    fileprivate let make: @Sendable () -> Programme?

    /// The best programme so far, made when it is asked for; `nil` while something is left out.
    ///
    /// Seats that are filled at the end of a search are still empty.
    package var programme: Programme? { make() }
  }

  /// Searches for a programme, on threads of its own.
  ///
  /// `start` is a programme to go on from, as far as it fits the festival. A limit of time holds for all of it: what the inner plans take, the plan of the whole no longer has.
  ///
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge the result differently, which is our bug.
  package static func plan(
    _ festival: Festival, published: Programme? = nil, edition: Int = 1,
    from start: Programme? = nil,
    limits: Limits, stop: StopSignal = StopSignal(),
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Result {
    try await SearchThreads.run {
      try await search(
        festival, published: published, edition: edition, from: start, limits: limits, stop: stop,
        progress: progress)
    }
  }

  /// Searches again for a programme that leaves rooms to plans for the rain, at most this often.
  private static let clearings = 3
  /// Part of the limit of time that such a search has at the least.
  private static let clearingPart = 4

  private static func search(
    _ tables: Festival, published: Programme?, edition: Int, from start: Programme?,
    limits: Limits, stop: StopSignal, holding: [RoomHold] = [], clearings: Int = clearings,
    progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> Result {
    let started = ContinuousClock.now
    let blocks: BlockPlan
    switch await BlockPlan.solve(tables, keeping: start, limits: limits, stop: stop) {
    case .filled(let plan): blocks = plan
    case .impossible(let reasons): return .impossible(reasons)
    case .notFound: return .notFound(nil)
    }
    let festival = blocks.festival
    guard let inner = await InnerPlans.solve(festival, limits: limits, stop: stop) else {
      return .notFound(nil)
    }
    var impossibilities = inner.impossibilities
    let compiled = FestivalCompiler.compile(
      festival.closing(holding), published: published, volunteers: inner.volunteers
    ).charging(blocks.points)
    impossibilities += compiled.impossibilities + compiled.shortages(in: festival)
    guard impossibilities.isEmpty else { return .impossible(impossibilities) }

    let constant =
      compiled.constants.values.reduce(.zero, +)
      + Points(rawValue: inner.breakdowns.reduce(0) { $0 + $1.cost.soft })
    @Sendable func programme(of solution: Solution) -> Programme? {
      guard solution.start.allSatisfy({ $0 >= 0 }) else { return nil }
      return compiled.programme(
        of: solution, for: festival, matchmaking: inner.plans, edition: edition,
        seed: limits.seed)
    }
    let prepared = ContinuousClock.now - started
    var rest = limits
    rest.time = limits.time.map { max(.zero, $0 - prepared) }
    let attempts = SearchAttempts(limits: rest, stop: stop)
    var (outcome, seed, count) = await attempts.search(
      compiled.problem,
      from: start.map { EarlierProgramme($0, in: compiled) { _ in false }.solution }
    ) { step in
      progress(
        Progress(
          elapsed: prepared + step.elapsed, isFeasible: step.cost.hard == 0,
          soft: Points(rawValue: step.cost.soft) + constant
        ) { programme(of: step.solution) })
    }
    outcome.solution = compiled.settled(outcome.solution)
    guard var programme = programme(of: outcome.solution) else { return .notFound(nil) }
    let breakdowns = inner.breakdowns + [Breakdown(of: outcome.solution, in: compiled.problem)]
    // The check knows nothing of rooms that are closed for the rain's sake alone.
    if !holding.isEmpty, breakdowns.contains(where: { $0.cost.hard > 0 }) { return .notFound(nil) }

    programme.seed = seed
    var report = ProgrammeChecker.check(programme, of: festival, published: published)
    try Agreement.verify(breakdowns, constants: compiled.constants, against: report.score)
    let holds: [RoomHold]
    (report, holds) = try programme.planTripsAndRain(
      for: festival, published: published, report: report)
    programme.score = report.score
    let planned = Planned(
      programme: programme, report: report, iterations: outcome.iterations,
      attempts: count, elapsed: prepared + outcome.elapsed,
      firstFeasible: outcome.firstFeasible.map { prepared + $0 }, compiled: compiled,
      solution: outcome.solution, inner: inner)
    if report.score.hardTotal == 0 { return .found(planned) }
    // Others are in rooms that the rain needs; the search goes on with these rooms closed to them.
    if !holds.isEmpty, clearings > 0, !stop.isRaised {
      var rest = limits
      rest.time = limits.time.map {
        max($0 / clearingPart, $0 - (ContinuousClock.now - started))
      }
      let cleared = try await search(
        tables, published: published, edition: edition, from: programme, limits: rest,
        stop: stop, holding: holding + holds, clearings: clearings - 1, progress: progress)
      if case .found = cleared { return cleared }
    }
    return .notFound(planned)
  }
}
