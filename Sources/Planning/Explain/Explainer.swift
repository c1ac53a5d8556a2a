// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import ProgrammeChecker
import Solver

/// Why there is no programme, with repairs that work; or why a session is where it is.
package enum Explainer {
  /// A conflict, tested on the whole festival, and what resolves it.
  package struct Explained: Sendable {
    package var conflict: FestivalConflict
    /// For each demand, whether the whole festival can be planned without it.
    package var isResolved: [Cause: Bool]
    package var repairs: [Repair]
  }

  package enum Answer: Sendable {
    /// No programme can exist: one conflict after the other, until the rest can be planned.
    case impossible([Explained])
    /// A programme exists; with the alternatives of the session that was asked for.
    case possible(Replanner.Replanned, Alternatives?)
    /// None was found, and no conflict could be proven; what stays broken in the best one.
    case open([Violation])
  }

  package struct Question: Sendable {
    package var festival: Festival
    /// The programme that would be adapted; without one the festival is planned from nothing.
    package var base: Programme?
    package var session: Session.ID?
    package var limit: Duration

    package init(
      festival: Festival, base: Programme?, session: Session.ID? = nil,
      limit: Duration = .seconds(10)
    ) {
      self.festival = festival
      self.base = base
      self.session = session
      self.limit = limit
    }
  }

  private static let mostConflicts = 5

  /// Answers within the limit; at its end, what was found so far, marked as such.
  ///
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge a result differently.
  package static func answer(_ question: Question) async throws -> Answer {
    let started = ContinuousClock.now
    let isOver = { @Sendable in ContinuousClock.now - started > question.limit * 0.8 }
    let festival = question.festival
    let search = ConflictSearch(festival, isOver: isOver)
    var conflicts = search.impossibleSessions()
    if conflicts.isEmpty {
      switch try await adapt(festival, question.base) {
      case .found(let replanned):
        let alternatives: Alternatives? =
          if let session = question.session {
            await Alternatives(
              of: session, in: replanned.programme, of: festival, isOver: isOver)
          } else { nil }
        return .possible(replanned, alternatives)
      case .impossible(let reasons), .locked(let reasons), .notFound(let reasons):
        var seen = Set<Session.ID>()
        let suspects = reasons.flatMap(\.sessions).filter { seen.insert($0).inserted }
        guard let conflict = search.conflict(around: suspects) else { return .open(reasons) }
        conflicts = [conflict]
      }
    }
    // A repair has to mend everything, so each conflict is tried in the festival with the others cancelled.
    var explained: [Explained] = []
    for conflict in conflicts.prefix(mostConflicts) {
      let others = Set(conflicts.filter { $0 != conflict }.flatMap(\.sessions))
        .subtracting(conflict.sessions)
      let rest = festival.applying(others.sorted().map { .cancellation($0) })
      explained.append(try await explain(conflict, in: rest, question.base, isOver))
    }
    return .impossible(explained)
  }

  private static func explain(
    _ conflict: FestivalConflict, in festival: Festival, _ base: Programme?,
    _ isOver: @Sendable () -> Bool
  ) async throws -> Explained {
    var result = Explained(conflict: conflict, isResolved: [:], repairs: [])
    for proposal in RepairProposals(conflict, in: festival).all {
      if isOver() { break }
      // To cancel is no repair while a gentler one is known.
      if proposal.kind == .cancellation, !result.repairs.isEmpty { continue }
      let changed = festival.applying(proposal.changes)
      if case .found(let found) = try await adapt(changed, base) {
        result.repairs.append(
          Repair(changes: proposal.changes, kind: proposal.kind, outcome: found))
      }
    }
    result.repairs.sort { a, b in
      let left = (a.outcome.difference.changeCount, a.kind, a.outcome.report.score.softTotal)
      return left < (b.outcome.difference.changeCount, b.kind, b.outcome.report.score.softTotal)
    }
    for cause in conflict.causes where !isOver() {
      let lifted = cause.lifted(from: festival)
      if case .found = try await adapt(lifted, base) {
        result.isResolved[cause] = true
      } else {
        result.isResolved[cause] = false
      }
    }
    return result
  }

  /// The programme nearest to the base, or a first one without a base.
  private static func adapt(
    _ festival: Festival, _ base: Programme?
  ) async throws -> Replanner.Result {
    if let base {
      return try await Replanner.replan(festival, Replanner.Request(base: base))
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
