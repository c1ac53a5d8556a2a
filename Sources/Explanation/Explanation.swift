// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import FestivalCompiler
import FestivalModel
import Planner
import ProgrammeChecker
import Solver

/// One answer of the ``Explainer`` in the making: conflicts first, then repairs and trials while there is time.
struct Explanation {
  let question: Explainer.Question
  let clock: ConflictSearch.Clock
  var trials: FestivalTrials
  private let report: @Sendable (Explainer.Layer) -> Void
  /// Without the press that the base says nothing about, as no trial judges it.
  private let scope: Festival

  private static let mostConflicts = 12
  /// Repairs that are sought before the conflict itself is tested.
  private static let firstRepairs = 2
  /// Proposals that are tried for that; a conflict that is hard to mend can still be tested.
  private static let firstAttempts = 6
  /// An only conflict has all the time, and there is to be a choice.
  private static let firstAttemptsOfOne = 10
  private static let mostRepairs = 6
  /// A proposal gets one part in so many of the time that is left, a part of a conflict one in two.
  private static let partsForProposals = 8
  static let partsForTrials = 2
  /// Demands are tried by themselves in one part in so many of the time that is left; what takes longer comes last.
  private static let partsForVerifying = 4.0
  /// What could be tried for a conflict is sought in one part in so many.
  private static let partsForProposing = 8.0
  private static let fewCauses = 30
  /// Another conflict gets one part in so many of the time that is left.
  private static let partsForFurther = 2

  init(
    _ question: Explainer.Question, report: @escaping @Sendable (Explainer.Layer) -> Void
  ) {
    self.report = report
    // What is under way when the time ends still has to come to its end, and then be put into words.
    let stop = StopSignal(at: .now + question.limit * 0.95, following: question.stop)
    clock = ConflictSearch.Clock(question.limit * 0.85, stop: stop)
    var question = question
    // Without its library the engine is none.
    if (try? question.engine?.check()) == nil { question.engine = nil }
    self.question = question
    trials = FestivalTrials(base: question.base, engine: question.engine, clock: clock)
    scope = question.base.map { question.festival.withPress(as: $0) } ?? question.festival
  }

  func answer() async throws -> Explainer.Answer {
    var rest = scope
    var conflicts: [FestivalConflict] = []
    /// What is left without everything in conflict.
    var remainder: Replanner.Replanned?
    /// What became of the rest, where it was already looked at.
    var ahead: Outlook?
    while conflicts.count < Self.mostConflicts, !clock.isOver || conflicts.isEmpty {
      let known = ahead
      ahead = nil
      if case .found(let replanned)? = known?.result {
        remainder = replanned
        break
      }
      // What mends the first conflict is worth more than another one.
      let parts = conflicts.isEmpty ? 1 : Self.partsForFurther
      let clock = ConflictSearch.Clock(
        .seconds(self.clock.secondsLeft / Double(parts)), stop: self.clock.stop)
      let search =
        known.map { ConflictSearch($0.search, clock: clock) }
        ?? ConflictSearch(rest, engine: question.engine, clock: clock)
      var found = await search.impossibleOccasions { report(.clash($0)) }
      if found.isEmpty { found = await search.pairConflicts { report(.clash($0)) } }
      if found.isEmpty, let counted = await search.counted() {
        (found, ahead) = try await demands(of: counted.occasions, search) {
          await search.conflict(of: counted)
        }
        found[0].counted = counted.words
      }
      // With an engine it is known before any search for a programme whether times, rooms and people clash. Without what
      // clashes the rest mostly goes together, which a search shows sooner.
      if found.isEmpty, question.engine != nil, conflicts.isEmpty {
        (found, ahead) = try await demands(of: search.clash(around: suspects(in: rest)), search)
      }
      if found.isEmpty {
        let result: Replanner.Result
        if let known = known?.result {
          result = known
        } else {
          result = try await trials.result(of: rest, .existence, parts: parts)
        }
        if case .found(let replanned) = result {
          if conflicts.isEmpty {
            return try await possible(replanned)
          }
          remainder = replanned
          break
        }
        let suspects = suspects(in: rest) + result.brokenOccasions
        let clash =
          question.engine == nil
          ? await search.clash(around: result.brokenOccasions)
          : conflicts.isEmpty
            ? await search.peopledClash(around: suspects)
            : await search.anyClash(around: suspects)
        (found, ahead) = try await demands(of: clash, search)
        if found.isEmpty, conflicts.isEmpty {
          return .open(result.reasons, isProven: result.isProven)
        }
        if found.isEmpty { break }
      }
      conflicts += found.prefix(Self.mostConflicts)
      report(.conflicts(conflicts))
      let gone = Set(found.flatMap(\.all))
      rest = rest.applying(rest.occasions.filter(gone.contains).map(\.cancellation))
    }
    var explanation = self
    explanation.trials = trials.adapting(remainder?.programme)
    return try await explanation.explained(
      conflicts, further: FestivalCompiler.compile(rest).impossibilities, remainder)
  }

  /// What the programme that would be adapted breaks or does not have.
  private func suspects(in festival: Festival) -> [Occasion] {
    guard let base = question.base?.limited(to: festival) else { return [] }
    let broken = ProgrammeChecker.check(base, of: festival).violations.filter(\.rule.isHard)
    var suspects = Set(broken.flatMap { $0.sessions.map(Occasion.session) })
    suspects.formUnion(broken.flatMap { $0.interviews.map(Occasion.interview) })
    let placed = Set(
      base.sessions.map { Occasion.session($0.id) }
        + (base.interviews ?? []).map { Occasion.interview($0.id) })
    return festival.occasions.filter { suspects.contains($0) || !placed.contains($0) }
  }

  /// What sessions and interviews that clash demand; that they do is told before.
  ///
  /// The demands are sought on one core. On the other one the festival without these sessions and interviews is
  /// planned, which has to be known next; its result comes with the conflict.
  private func demands(
    of clash: ConflictSearch.Clash?, _ search: ConflictSearch
  ) async throws -> (found: [FestivalConflict], ahead: Outlook?) {
    guard let clash else { return ([], nil) }
    let clashing = search.festival.occasions.filter(clash.occasions.contains)
    return try await demands(of: clashing, search) {
      await search.shrunk(clashing, from: clash.depth)
    }
  }

  private func demands(
    of clashing: [Occasion], _ search: ConflictSearch,
    _ conflict: () async -> FestivalConflict?
  ) async throws -> (found: [FestivalConflict], ahead: Outlook?) {
    report(.clash(clashing))
    let rest = search.festival.applying(clashing.map(\.cancellation))
    async let ahead = outlook(of: rest, search)
    var conflict = await conflict()
    // The rest is still being planned.
    if let found = conflict { conflict = await search.verified(found) }
    let outlook = try await ahead
    // Of another rest nothing is known yet.
    let isRest = conflict?.all == clashing
    return ([conflict].compactMap(\.self), isRest ? outlook : nil)
  }

  /// A rest that was already looked at.
  private struct Outlook {
    /// The search that looked for conflicts at once to be seen, with what it knows of the rest.
    let search: ConflictSearch
    /// What comes of planning it; `nil` where it has such conflicts, so that no programme has to be sought.
    let result: Replanner.Result?
  }

  private func outlook(of rest: Festival, _ search: ConflictSearch) async throws -> Outlook {
    let further = ConflictSearch(rest, engine: question.engine, clock: search.clock)
    if await further.isSoonRefuted() { return Outlook(search: further, result: nil) }
    return Outlook(
      search: further,
      result: try await trials.result(
        of: rest, .existence, parts: Self.partsForTrials, threads: 1))
  }

  /// With what else the session could be, and in the time that is left how far the programme is from what is proven.
  private func possible(_ replanned: Replanner.Replanned) async throws -> Explainer.Answer {
    guard let session = question.session else { return .possible(replanned, nil, nil) }
    let alternatives = try await Alternatives(
      of: session, in: replanned.programme, of: question.festival, clock)
    guard let engine = question.engine, !clock.isOver else {
      return .possible(replanned, alternatives, nil)
    }
    let read = await CompiledProgramme(
      replanned.programme, of: question.festival, stop: clock.stop)
    let gap = await ProgrammeProof.gap(
      of: read, judged: replanned.report.score.softTotal, seconds: clock.secondsLeft,
      engine: engine, stop: clock.stop)
    return .possible(replanned, alternatives, gap)
  }

  /// A repair has to mend everything, so each conflict is tried in the festival with the others cancelled.
  private func explained(
    _ conflicts: [FestivalConflict], further: [Violation], _ remainder: Replanner.Replanned?
  ) async throws -> Explainer.Answer {
    let impossible = Set(
      conflicts.flatMap(\.all) + further.flatMap { $0.sessions.map(Occasion.session) }
        + further.flatMap { $0.interviews.map(Occasion.interview) })
    var works: [ConflictWork] = []
    for conflict in conflicts {
      let others = scope.occasions.filter {
        impossible.contains($0) && !conflict.occasions.contains($0)
      }
      works.append(await self.work(on: conflict, in: scope.applying(others.map(\.cancellation))))
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
      let early = ConflictSearch.Clock(
        .seconds(clock.secondsLeft / Self.partsForVerifying), stop: clock.stop)
      await verify(&works[index], early, isLast: false)
    }
    for index in works.indices {
      try await repair(
        &works[index], upTo: isOne ? Self.firstRepairs : 1,
        attempts: isOne ? Self.firstAttemptsOfOne : Self.firstAttempts)
    }
    shared.further = further
    shared.isRestPlanned = remainder != nil || question.base != nil
    for index in works.indices where works[index].result.repairs.isEmpty {
      let chainClock = ConflictSearch.Clock(.seconds(clock.secondsLeft / 2), stop: clock.stop)
      if let repair = try await chainedRepair(of: works[index], chainClock) {
        works[index].result.repairs.append(repair)
        continue
      }
      // What is known to help comes before more of what may not.
      works[index].preferCancellations()
      try await repair(&works[index], upTo: 1)
    }
    if !isOne, shared.repairs.isEmpty {
      shared.repairs += try await jointRepair(works, impossible: impossible)
    }
    // It takes little, and without it the claim would be too strong.
    let last = ConflictSearch.Clock(question.limit, stop: clock.stop)
    for index in works.indices { await verify(&works[index], last, isLast: true) }
    try await test(&works)
    // Companions are sought at length; the rest is for more repairs.
    let companionClock = ConflictSearch.Clock(.seconds(clock.secondsLeft / 2), stop: clock.stop)
    for index in works.indices { try await conclude(&works[index], companionClock) }
    if !isOne, shared.repairs.isEmpty, further.isEmpty, let remainder {
      let gone = Set(conflicts.flatMap(\.all))
      shared.repairs.append(
        Repair(
          changes: scope.occasions.filter(gone.contains).map(\.cancellation), kind: .cancellation,
          outcome: remainder))
    }
    for index in works.indices {
      try await repair(&works[index], upTo: Self.mostRepairs)
      let repairs = works[index].result.repairs
      let gentle = repairs.filter { !$0.kind.isCancellation }
      works[index].result.repairs = Repair.ranked(gentle.isEmpty ? repairs : gentle)
    }
    return .impossible(works.map(\.result), shared)
  }

  /// One repair of each conflict, all of them together; none when they do not work together.
  private func jointRepair(
    _ works: [ConflictWork], impossible: Set<Occasion>
  ) async throws -> [Repair] {
    var chosen: [Repair] = []
    for work in works {
      let conflict = work.conflict
      if conflict.alike.isEmpty, let repair = work.result.repairs.first {
        chosen.append(repair)
        continue
      }
      let wide = conflict.causes.filter(\.isWide)
      let others = scope.occasions.filter {
        impossible.contains($0) && !conflict.all.contains($0)
      }
      var group = await self.work(
        on: FestivalConflict(occasions: conflict.all, causes: wide, isShrunk: false),
        // What mends an earlier conflict may be needed here as well.
        in: scope.applying(chosen.flatMap(\.changes)).applying(others.map(\.cancellation)))
      group.proposals = group.proposals.filter { !$0.kind.isCancellation }
      try await repair(&group, upTo: 1)
      guard let repair = group.result.repairs.first else { return [] }
      chosen.append(repair)
    }
    guard !clock.isOver else { return [] }
    var changes: [Change] = []
    for change in chosen.flatMap(\.changes) where !changes.contains(change) {
      changes.append(change)
    }
    guard case .found(let found) = try await trials.result(of: scope.applying(changes), .nearest)
    else { return [] }
    let kind = chosen.map(\.kind).max() ?? .cancellation
    return [Repair(changes: changes, kind: kind, outcome: found)]
  }

  /// Demands that several conflicts have in common and without which alone the whole can be planned, with repairs.
  private func sharedCauses(of conflicts: [FestivalConflict]) async throws -> Explainer.Shared {
    var shared = Explainer.Shared()
    let all = conflicts.flatMap(\.causes)
    let wide = conflicts.filter { !$0.alike.isEmpty }.flatMap(\.causes).filter(\.isWide)
    var seen = Set<Cause>()
    let candidates = all.filter { cause in
      seen.insert(cause).inserted
        && (wide.contains(cause) || all.count(where: { $0 == cause }) > 1)
    }
    let results = try await trials.results(
      of: candidates.map { $0.lifted(from: scope) }, .existence, parts: Self.partsForTrials)
    for (cause, result) in zip(candidates, results) where result?.trial == .resolved {
      shared.causes.append(cause)
      let merged = FestivalConflict(
        occasions: conflicts.flatMap(\.all), causes: [cause], isShrunk: false)
      var work = await self.work(on: merged, in: scope)
      work.proposals = work.proposals.filter { !$0.kind.isCancellation }
      try await repair(&work, upTo: Self.firstRepairs)
      shared.repairs += work.result.repairs
    }
    shared.repairs = Repair.ranked(shared.repairs)
    return shared
  }

  private func work(on conflict: FestivalConflict, in festival: Festival) async -> ConflictWork {
    var told = conflict
    // Of many demands that were not told apart, those of many are worth looking into.
    if !conflict.isShrunk, conflict.causes.count > Self.fewCauses {
      told.causes.removeAll { !$0.isWide }
    }
    return ConflictWork(conflict, in: festival, await proposals(for: told, in: festival))
  }

  func proposals(
    for conflict: FestivalConflict, in festival: Festival
  ) async -> [RepairProposals.Proposal] {
    // More of them are of no use when there is no time to try them.
    let part = ConflictSearch.Clock(
      .seconds(clock.secondsLeft / Self.partsForProposing), stop: clock.stop)
    let all = RepairProposals(
      conflict, in: festival, asked: question.session, base: question.base, engine: question.engine,
      clock: part)
    return await all.all()
  }

  private func repair(
    _ work: inout ConflictWork, upTo most: Int, attempts: Int = .max
  ) async throws {
    var left = attempts
    while work.result.repairs.count < most, left > 0, !clock.isOver {
      var batch: [RepairProposals.Proposal] = []
      while batch.count < 2, let proposal = work.nextProposal(beside: batch) {
        batch.append(proposal)
      }
      guard !batch.isEmpty else { return }
      left -= batch.count
      let results = try await trials.results(
        of: batch.map { work.festival.applying($0.changes) }, .nearest,
        parts: Self.partsForProposals)
      for (proposal, result) in zip(batch, results) {
        if case .found(let found) = result {
          work.result.repairs.append(
            Repair(changes: proposal.changes, kind: proposal.kind, outcome: found))
        }
      }
    }
  }
}
