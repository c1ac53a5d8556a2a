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

  /// What several conflicts have in common.
  package struct Shared: Sendable {
    /// Demands of several of them, without any one of which the whole festival can be planned.
    package var causes: [Cause] = []
    /// Impossible sessions that the time did not allow to look into.
    package var further: [Violation] = []
    /// What mends all of them.
    package var repairs: [Repair] = []

    package init() {}
  }

  package enum Answer: Sendable {
    /// No programme can exist. Of several conflicts each was tested with the sessions of the others cancelled.
    case impossible([Explained], Shared)
    /// A programme exists; with the alternatives of the session that was asked for, and what is proven of the programme.
    case possible(Replanner.Replanned, Alternatives?, ProgrammeProof.Gap?)
    /// None was found, and no conflict could be named; what stays broken in the best one.
    case open([Violation], isProven: Bool)

    /// Whether a proof could still say more.
    package var isOpen: Bool {
      switch self {
      case .impossible(let conflicts, _):
        conflicts.contains { $0.trials.values.contains(.notFound) }
      case .possible: false
      case .open(_, let isProven): !isProven
      }
    }
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

  private static let mostConflicts = 12
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
    clock = ConflictSearch.Clock(question.limit * 0.75)
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
          if conflicts.isEmpty {
            return await possible(replanned)
          }
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
      conflicts += found.prefix(Self.mostConflicts)
      rest = rest.applying(Set(found.flatMap(\.all)).sorted().map { .cancellation($0) })
    }
    return try await explained(
      conflicts, further: FestivalCompiler.compile(rest).impossibilities)
  }

  /// With what else the session could be, and in the time that is left how far the programme is from what is proven.
  private func possible(_ replanned: Replanner.Replanned) async -> Explainer.Answer {
    guard let session = question.session else { return .possible(replanned, nil, nil) }
    let read = await CompiledProgramme(replanned.programme, of: question.festival)
    let clock = clock
    let alternatives = await Alternatives(of: session, in: read, isOver: { clock.isOver })
    guard let engine = question.engine else { return .possible(replanned, alternatives, nil) }
    let gap = await ProgrammeProof.gap(of: read, seconds: clock.secondsLeft, engine: engine)
    return .possible(replanned, alternatives, gap)
  }

  /// A repair has to mend everything, so each conflict is tried in the festival with the others cancelled.
  private func explained(
    _ conflicts: [FestivalConflict], further: [Violation]
  ) async throws -> Explainer.Answer {
    var works = conflicts.map { conflict in
      let others = Set(conflicts.flatMap(\.all) + further.flatMap(\.sessions))
        .subtracting(conflict.sessions)
      return ConflictWork(
        conflict, in: question.festival.applying(others.sorted().map { .cancellation($0) }))
    }
    var shared = Explainer.Shared()
    let isOne = conflicts.count == 1 && conflicts[0].alike.isEmpty
    if !isOne {
      shared = try await sharedCauses(of: conflicts)
      for index in works.indices {
        // What resolves all resolves each.
        for cause in shared.causes { works[index].result.trials[cause] = .resolved }
      }
    }
    for index in works.indices {
      try await repair(&works[index], upTo: isOne ? Self.firstRepairs : 1)
    }
    shared.further = further
    if conflicts.count > 1, shared.repairs.isEmpty, conflicts.allSatisfy(\.alike.isEmpty),
      works.allSatisfy({ !$0.result.repairs.isEmpty }), !clock.isOver
    {
      let chosen = works.map { $0.result.repairs[0] }
      let changes = chosen.flatMap(\.changes)
      if case .found(let found) = try await adapt(question.festival.applying(changes)) {
        let kind = chosen.map(\.kind).max() ?? .cancellation
        shared.repairs.append(Repair(changes: changes, kind: kind, outcome: found))
      }
    }
    for index in works.indices { try await test(&works[index]) }
    for index in works.indices {
      try await repair(&works[index], upTo: .max)
      works[index].result.repairs.sort(by: Repair.isBetter)
    }
    return .impossible(works.map(\.result), shared)
  }

  /// Demands that several conflicts have in common and without which alone the whole can be planned, with repairs.
  private func sharedCauses(of conflicts: [FestivalConflict]) async throws -> Explainer.Shared {
    var shared = Explainer.Shared()
    let all = conflicts.flatMap(\.causes)
    let wide = conflicts.filter { !$0.alike.isEmpty }.flatMap(\.causes).filter(\.isWide)
    var seen = Set<Cause>()
    for cause in all where seen.insert(cause).inserted && !clock.isOver {
      guard wide.contains(cause) || all.count(where: { $0 == cause }) > 1,
        try await trial(of: cause.lifted(from: question.festival)) == .resolved
      else { continue }
      shared.causes.append(cause)
      let merged = FestivalConflict(
        sessions: conflicts.flatMap(\.all), causes: [cause], isShrunk: false)
      var work = ConflictWork(merged, in: question.festival)
      work.proposals = work.proposals.filter { $0.kind != .cancellation }
      try await repair(&work, upTo: Self.firstRepairs)
      shared.repairs += work.result.repairs
    }
    return shared
  }

  /// A conflict, the festival it is tested in, and the repairs that were not tried yet.
  private struct ConflictWork {
    let conflict: FestivalConflict
    let festival: Festival
    var result: Explainer.Explained
    var proposals: ArraySlice<RepairProposals.Proposal>

    init(_ conflict: FestivalConflict, in festival: Festival) {
      self.conflict = conflict
      self.festival = festival
      result = Explainer.Explained(conflict: conflict)
      proposals = RepairProposals(conflict, in: festival).all[...]
    }
  }

  private func repair(_ work: inout ConflictWork, upTo most: Int) async throws {
    while work.result.repairs.count < most, !clock.isOver, let proposal = work.proposals.popFirst()
    {
      // To cancel is no repair while a gentler one is known, and more of the same none either.
      if proposal.kind == .cancellation, !work.result.repairs.isEmpty { continue }
      if work.result.repairs.contains(where: { Set($0.changes).isSubset(of: proposal.changes) }) {
        continue
      }
      let changed = work.festival.applying(proposal.changes)
      if case .found(let found) = try await adapt(changed, proof: .fewestChanges) {
        work.result.repairs.append(
          Repair(changes: proposal.changes, kind: proposal.kind, outcome: found))
      }
    }
  }

  /// Takes away every demand and every session of a conflict, one at a time.
  private func test(_ work: inout ConflictWork) async throws {
    let (conflict, festival) = (work.conflict, work.festival)
    for cause in conflict.causes where !clock.isOver && work.result.trials[cause] == nil {
      work.result.trials[cause] = try await trial(of: cause.lifted(from: festival))
    }
    for session in conflict.sessions where !clock.isOver {
      work.result.sessionTrials[session] = try await trial(
        of: festival.applying(.cancellation(session)))
    }
    work.result.conflict.causes = []
    for cause in conflict.causes {
      guard let trial = work.result.trials[cause], trial != .resolved else {
        work.result.conflict.causes.append(cause)
        continue
      }
      if let more = try await companion(of: cause, conflict, in: festival) {
        let together = Cause.together([cause, more])
        work.result.trials[together] = .resolved
        work.result.conflict.causes.append(together)
      } else {
        work.result.given.append(cause)
      }
    }
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
