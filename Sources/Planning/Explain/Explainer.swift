// SPDX-License-Identifier: Apache-2.0

package import ExactSolver
package import FestivalModel
import ProgrammeChecker
import Solver

/// Why there is no programme, with repairs that work; or why a session is where it is.
package enum Explainer {
  /// What became of the whole festival without one part of a conflict.
  package enum Trial: Sendable, Hashable {
    /// A programme that breaks nothing was found.
    case resolved
    /// Proven: there is none without this part alone.
    case stillImpossible
    /// None was found, and none was proven impossible.
    case notFound
  }

  /// A conflict, tested on the whole festival, and what resolves it.
  package struct Explained: Sendable {
    /// Its demands are those without any one of which the whole festival can be planned, as far as tried.
    package var conflict: FestivalConflict
    /// Demands that belong to the reason, though without them alone nothing is gained: something else asks the same.
    package var given: [Cause] = []
    package var trials: [Cause: Trial] = [:]
    package var sessionTrials: [Session.ID: Trial] = [:]
    package var repairs: [Repair] = []

    /// Whether every demand and every session of the conflict was taken away alone, and a programme found each time.
    package var isMinimal: Bool {
      conflict.isShrunk && !conflict.causes.isEmpty
        && conflict.causes.allSatisfy { trials[$0] == .resolved }
        && conflict.sessions.allSatisfy { sessionTrials[$0] == .resolved }
        && given.allSatisfy { trials[$0] == .stillImpossible }
    }
  }

  package enum Answer: Sendable {
    /// No programme can exist. Several conflicts have nothing in common: each was tested with the sessions of the
    /// others cancelled, and `together` mends them all.
    case impossible([Explained], together: Repair?)
    /// A programme exists; with the alternatives of the session that was asked for.
    case possible(Replanner.Replanned, Alternatives?)
    /// None was found, and no conflict could be named; what stays broken in the best one.
    case open([Violation], isProven: Bool)
  }

  package struct Question: Sendable {
    package var festival: Festival
    /// The programme that would be adapted; without one the festival is planned from nothing.
    package var base: Programme?
    package var session: Session.ID?
    package var limit: Duration
    /// Proves what the search cannot decide; nil for no such proof.
    package var engine: ExactEngine?

    package init(
      festival: Festival, base: Programme?, session: Session.ID? = nil,
      limit: Duration = .seconds(10), engine: ExactEngine? = nil
    ) {
      self.festival = festival
      self.base = base
      self.session = session
      self.limit = limit
      self.engine = engine
    }
  }

  /// Answers within the limit; at its end, what was found so far, marked as such.
  ///
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge a result differently.
  package static func answer(_ question: Question) async throws -> Answer {
    try await Explanation(question).answer()
  }
}

/// One answer in the making.
private struct Explanation {
  private let question: Explainer.Question
  private let clock: ConflictSearch.Clock

  private static let mostConflicts = 5
  /// Repairs that are tried before the conflict itself is tested.
  private static let firstRepairs = 2
  /// Demands tried beside one that resolves nothing alone.
  private static let mostCompanions = 6

  init(_ question: Explainer.Question) {
    var question = question
    // Without its library the engine is none.
    if (try? question.engine?.check()) == nil { question.engine = nil }
    self.question = question
    // What is under way when the time ends still has to come to its end.
    clock = ConflictSearch.Clock(question.limit * 0.8)
  }

  func answer() async throws -> Explainer.Answer {
    var rest = question.festival
    var conflicts: [FestivalConflict] = []
    while conflicts.count < Self.mostConflicts, !clock.isOver || conflicts.isEmpty {
      let search = ConflictSearch(rest, engine: question.engine, clock: clock)
      var found = await search.impossibleSessions()
      if found.isEmpty {
        let result = try await adapt(rest)
        if case .found(let replanned) = result {
          if conflicts.isEmpty { return .possible(replanned, await alternatives(replanned)) }
          break
        }
        if let conflict = await search.conflict(around: result.brokenSessions) {
          found = [conflict]
        } else if conflicts.isEmpty {
          return .open(result.reasons, isProven: result.isProven)
        } else {
          break
        }
      }
      conflicts += found
      rest = rest.applying(Set(found.flatMap(\.sessions)).sorted().map { .cancellation($0) })
    }
    return try await explained(conflicts)
  }

  private func alternatives(_ replanned: Replanner.Replanned) async -> Alternatives? {
    guard let session = question.session else { return nil }
    let clock = clock
    return await Alternatives(
      of: session, in: replanned.programme, of: question.festival, isOver: { clock.isOver })
  }

  /// A repair has to mend everything, so each conflict is tried in the festival with the others cancelled.
  private func explained(_ conflicts: [FestivalConflict]) async throws -> Explainer.Answer {
    var explained: [Explainer.Explained] = []
    for conflict in conflicts {
      let others = Set(conflicts.filter { $0 != conflict }.flatMap(\.sessions))
        .subtracting(conflict.sessions)
      let rest = question.festival.applying(others.sorted().map { .cancellation($0) })
      explained.append(try await explain(conflict, in: rest))
    }
    guard explained.count > 1, explained.allSatisfy({ !$0.repairs.isEmpty }) else {
      return .impossible(explained, together: nil)
    }
    let changes = explained.flatMap { $0.repairs[0].changes }
    guard case .found(let found) = try await adapt(question.festival.applying(changes)) else {
      return .impossible(explained, together: nil)
    }
    let kind = explained.map { $0.repairs[0].kind }.max() ?? .cancellation
    return .impossible(
      explained, together: Repair(changes: changes, kind: kind, outcome: found))
  }

  private func explain(
    _ conflict: FestivalConflict, in festival: Festival
  ) async throws -> Explainer.Explained {
    var result = Explainer.Explained(conflict: conflict)
    var proposals = RepairProposals(conflict, in: festival).all[...]
    func repair(upTo most: Int) async throws {
      while result.repairs.count < most, !clock.isOver, let proposal = proposals.popFirst() {
        // To cancel is no repair while a gentler one is known.
        if proposal.kind == .cancellation, !result.repairs.isEmpty { continue }
        let changed = festival.applying(proposal.changes)
        if case .found(let found) = try await adapt(changed, proof: .fewestChanges) {
          result.repairs.append(
            Repair(changes: proposal.changes, kind: proposal.kind, outcome: found))
        }
      }
    }
    try await repair(upTo: Self.firstRepairs)
    for cause in conflict.causes where !clock.isOver {
      result.trials[cause] = try await trial(of: cause.lifted(from: festival))
    }
    for session in conflict.sessions where !clock.isOver {
      result.sessionTrials[session] = try await trial(
        of: festival.applying(.cancellation(session)))
    }
    result.conflict.causes = []
    for cause in conflict.causes {
      guard let trial = result.trials[cause], trial != .resolved else {
        result.conflict.causes.append(cause)
        continue
      }
      if let more = try await companion(of: cause, conflict, in: festival) {
        let together = Cause.together([cause, more])
        result.trials[together] = .resolved
        result.conflict.causes.append(together)
      } else {
        result.given.append(cause)
      }
    }
    try await repair(upTo: .max)
    result.repairs.sort { a, b in
      let left = (a.outcome.difference.changeCount, a.kind, a.outcome.report.score.softTotal)
      return left < (b.outcome.difference.changeCount, b.kind, b.outcome.report.score.softTotal)
    }
    return result
  }

  /// A demand of another conflict, without which and the first together a programme exists.
  private func companion(
    of cause: Cause, _ conflict: FestivalConflict, in festival: Festival
  ) async throws -> Cause? {
    guard !clock.isOver else { return nil }
    let lifted = cause.lifted(from: festival)
    let search = ConflictSearch(lifted, engine: question.engine, clock: clock)
    var other = await search.impossibleSessions().first
    if other == nil { other = await search.conflict(around: conflict.sessions) }
    let candidates = (other?.causes ?? []).filter { !conflict.causes.contains($0) }
    for candidate in candidates.prefix(Self.mostCompanions) where !clock.isOver {
      if case .found = try await adapt(candidate.lifted(from: lifted)) { return candidate }
    }
    return nil
  }

  private func trial(of festival: Festival) async throws -> Explainer.Trial {
    let result = try await adapt(festival)
    if case .found = result { return .resolved }
    return result.isProven ? .stillImpossible : .notFound
  }

  /// The programme nearest to the base, or a first one without a base; an engine decides what the search leaves open.
  private func adapt(
    _ festival: Festival, proof: Replanner.Proof = .existence
  ) async throws -> Replanner.Result {
    if let base = question.base {
      var request = Replanner.Request(base: base)
      request.engine = question.engine
      request.isBrief = question.engine != nil
      request.proof = proof
      request.proofSeconds = clock.secondsLeft
      return try await Replanner.replan(festival, request)
    }
    switch try await FestivalPlanner.plan(festival, limits: Limits(iterations: 60_000)) {
    case .found(let planned):
      return .found(
        Replanner.Replanned(
          programme: planned.programme, report: planned.report,
          difference: ProgrammeDifference(
            from: planned.programme, to: planned.programme, of: festival, judged: planned.report),
          atLeast: 0, elapsed: planned.elapsed))
    case .impossible(let reasons): return .impossible(reasons)
    case .notFound(let planned):
      return .notFound(planned?.report.violations.filter(\.rule.isHard) ?? [])
    }
  }
}

extension Replanner.Result {
  /// Why there is no programme, or what is broken in the best one.
  fileprivate var reasons: [Violation] {
    switch self {
    case .found: []
    case .impossible(let reasons), .locked(let reasons), .infeasible(let reasons),
      .notFound(let reasons):
      reasons
    }
  }

  fileprivate var brokenSessions: [Session.ID] {
    var seen = Set<Session.ID>()
    return reasons.flatMap(\.sessions).filter { seen.insert($0).inserted }
  }

  fileprivate var isProven: Bool {
    switch self {
    case .impossible, .infeasible: true
    case .found, .locked, .notFound: false
    }
  }
}
