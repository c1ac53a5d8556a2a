// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import Planner
import ProgrammeChecker
import Solver
import Synchronization

/// Plans variants of a festival to see what comes of them, two beside each other.
struct FestivalTrials {
  /// The programme that is adapted; without one each variant is planned from nothing.
  private(set) var base: Programme?
  /// Whether somebody knows the base, so that what differs from it is a change.
  private var isBaseKnown = true
  let engine: ExactEngine?
  let clock: ConflictSearch.Clock
  private let pace = Pace()

  /// How long the shortest trial took so far; even that one cannot be cut short everywhere.
  private final class Pace: Sendable {
    private let shortest = Mutex<Double>(0)

    func note(_ duration: Duration) {
      let seconds = duration / .seconds(1)
      shortest.withLock { $0 = $0 == 0 ? seconds : min($0, seconds) }
    }

    func fits(into seconds: Double) -> Bool { seconds >= shortest.withLock { $0 } }
  }

  private static let cores = 2
  private static let iterations = 60_000
  /// No question deserves more of the engine, however much time there is.
  private static let mostSeconds = 30.0

  init(base: Programme?, engine: ExactEngine?, clock: ConflictSearch.Clock) {
    self.base = base
    self.engine = engine
    self.clock = clock
  }

  /// What comes of each variant, in their order; `nil` for those that the time did not allow to begin, or would not to end.
  ///
  /// The engine gets at most one part in `parts` of the time that is left for each.
  func results(
    of festivals: [Festival], _ proof: Replanner.Proof, parts: Int
  ) async throws -> [Replanner.Result?] {
    let threads = festivals.count == 1 ? Self.cores : 1
    return try await withThrowingTaskGroup(of: (Int, Replanner.Result).self) { group in
      var results: [Replanner.Result?] = Array(repeating: nil, count: festivals.count)
      for (index, festival) in festivals.enumerated() {
        if index >= Self.cores, let done = try await group.next() { results[done.0] = done.1 }
        if clock.isOver || !pace.fits(into: clock.secondsLeft) { break }
        group.addTask {
          (index, try await result(of: festival, proof, parts: parts, threads: threads))
        }
      }
      for try await done in group { results[done.0] = done.1 }
      return results
    }
  }

  /// The same with a programme to adapt that nobody knows, as of the festival without what clashes; with a base of its
  /// own, or without such a programme, as it is.
  ///
  /// Next to a programme that breaks nothing, another is found or refuted much sooner than from nothing.
  func adapting(_ programme: Programme?) -> FestivalTrials {
    guard base == nil, let programme else { return self }
    var trials = self
    trials.base = programme
    trials.isBaseKnown = false
    return trials
  }

  /// The programme nearest to the base, or a first one without a base; an engine decides what the search leaves open.
  func result(
    of festival: Festival, _ proof: Replanner.Proof, parts: Int = 1, threads: Int = cores
  ) async throws -> Replanner.Result {
    let started = ContinuousClock.now
    defer { pace.note(ContinuousClock.now - started) }
    if let base {
      var request = Replanner.Request(
        base: base, threads: threads, engine: engine, stop: clock.stop)
      request.isBrief = engine != nil
      request.proof = proof
      request.proofSeconds = min(clock.secondsLeft, Self.mostSeconds) / Double(parts)
      let result = try await Replanner.replan(festival, request)
      guard case .found(let found) = result, !isBaseKnown else { return result }
      var programme = found.programme
      programme.edition = base.edition
      // Nobody minds what changes of a programme that nobody knows.
      let report = ProgrammeChecker.check(programme, of: festival)
      programme.score = report.score
      return .found(Self.first(programme, report, of: festival, found.elapsed))
    }
    let limits = Limits(iterations: Self.iterations, threads: threads)
    switch try await FestivalPlanner.plan(festival, limits: limits, stop: clock.stop) {
    case .found(let planned):
      return .found(Self.first(planned.programme, planned.report, of: festival, planned.elapsed))
    case .impossible(let reasons): return .impossible(reasons)
    case .notFound(let planned):
      return .notFound(planned?.report.violations.filter(\.rule.isHard) ?? [])
    }
  }

  /// A first programme, which changes nothing for anybody.
  private static func first(
    _ programme: Programme, _ report: ProgrammeChecker.Report, of festival: Festival,
    _ elapsed: Duration
  ) -> Replanner.Replanned {
    Replanner.Replanned(
      programme: programme, report: report,
      difference: ProgrammeDifference(
        from: programme, to: programme, of: festival, judged: report),
      atLeast: 0, elapsed: elapsed)
  }
}

extension Replanner.Result {
  /// Why there is no programme, or what is broken in the best one.
  var reasons: [Violation] {
    switch self {
    case .found: []
    case .impossible(let reasons), .locked(let reasons), .infeasible(let reasons),
      .notFound(let reasons):
      reasons
    }
  }

  var brokenOccasions: [Occasion] {
    var seen = Set<Occasion>()
    let all = reasons.flatMap { reason in
      reason.sessions.map(Occasion.session) + reason.interviews.map(Occasion.interview)
    }
    return all.filter { seen.insert($0).inserted }
  }

  var isProven: Bool {
    switch self {
    case .impossible, .infeasible: true
    case .found, .locked, .notFound: false
    }
  }

  var trial: Explainer.Trial {
    if case .found = self { return .resolved }
    return isProven ? .stillImpossible : .notFound
  }
}
