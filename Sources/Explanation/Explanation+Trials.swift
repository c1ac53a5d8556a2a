// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import Planner

// Every part of a conflict taken away alone, in the whole festival.
extension Explanation {
  /// Demands tried beside one that resolves nothing alone.
  private static let mostCompanions = 6

  /// A demand or an occasion that is taken away alone, by the conflict it belongs to.
  private enum Part {
    case cause(Cause)
    case occasion(Occasion)

    func taken(from festival: Festival) -> Festival {
      switch self {
      case .cause(let cause): cause.lifted(from: festival)
      case .occasion(let occasion): festival.applying(occasion.cancellation)
      }
    }
  }

  /// Tries each demand of several sessions by itself, before any of them is tried in the whole festival.
  ///
  /// What was not tried in time is gone on with when it `isLast`, and what is then still open is not called minimal.
  func verify(_ work: inout ConflictWork, _ clock: ConflictSearch.Clock, isLast: Bool) async {
    guard !work.conflict.isVerified else { return }
    let search = ConflictSearch(work.festival, engine: question.engine, clock: clock)
    work.conflict = await search.verified(work.conflict)
    if isLast, !work.conflict.isVerified { work.conflict.isShrunk = false }
    var result = Explainer.Explained(conflict: work.conflict)
    result.trials = work.result.trials
    result.repairs = work.result.repairs
    work.result = result
  }

  /// Takes away every demand, every session and every interview of every conflict, one at a time.
  ///
  /// All of them share the time, so that one that is hard to decide does not use up that of the others; what is then still
  /// open gets what is left.
  func test(_ works: inout [ConflictWork]) async throws {
    var open: [(work: Int, part: Part)] = []
    for (index, work) in works.enumerated() {
      let causes = work.conflict.causes.filter { work.result.trials[$0] == nil }
      open += causes.map { (index, .cause($0)) }
      open += work.conflict.occasions.map { (index, .occasion($0)) }
    }
    for parts in [max(Self.partsForTrials, open.count), Self.partsForTrials]
    where !open.isEmpty && !clock.isOver {
      let results = try await trials.results(
        of: open.map { $0.part.taken(from: works[$0.work].festival) }, .existence, parts: parts)
      for ((index, part), result) in zip(open, results) {
        guard let trial = result?.trial else { continue }
        switch part {
        case .cause(let cause): works[index].result.trials[cause] = trial
        case .occasion(let occasion): works[index].result.occasionTrials[occasion] = trial
        }
      }
      open = zip(open, results).filter { $1.map { $0.trial == .notFound } ?? true }.map(\.0)
    }
  }

  /// Tells those parts of a tested conflict without which the whole can be planned from those that are of no help alone.
  func conclude(
    _ work: inout ConflictWork, _ clock: ConflictSearch.Clock
  ) async throws {
    let (conflict, festival) = (work.conflict, work.festival)
    work.result.givenOccasions = conflict.occasions.filter {
      work.result.occasionTrials[$0] == .stillImpossible
    }
    work.result.conflict.occasions.removeAll(where: work.result.givenOccasions.contains)
    work.result.conflict.causes = []
    for cause in conflict.causes {
      guard let trial = work.result.trials[cause], trial != .resolved else {
        work.result.conflict.causes.append(cause)
        continue
      }
      if let more = try await companion(of: cause, conflict, in: festival, clock) {
        let together = Cause.together([cause, more])
        work.result.trials[together] = .resolved
        work.result.conflict.causes.append(together)
      } else {
        work.result.given.append(cause)
      }
    }
    // What helps only together was not known when the first repairs were proposed.
    var joint = conflict
    joint.causes = work.result.conflict.causes.filter { !conflict.causes.contains($0) }
    let further = await proposals(for: joint, in: festival)
    work.proposals = further.filter { !$0.kind.isCancellation } + work.proposals
  }

  /// A demand of another conflict, without which and the first together a programme exists.
  private func companion(
    of cause: Cause, _ conflict: FestivalConflict, in festival: Festival,
    _ clock: ConflictSearch.Clock
  ) async throws -> Cause? {
    guard !clock.isOver else { return nil }
    let lifted = cause.lifted(from: festival)
    let search = ConflictSearch(lifted, engine: question.engine, clock: clock)
    var other = await search.impossibleOccasions().first
    if other == nil {
      other = await search.pairConflicts().first {
        $0.occasions.contains(where: conflict.occasions.contains)
      }
    }
    if other == nil {
      if let clash = await search.anyClash(around: conflict.occasions) {
        other = await search.shrunk(
          lifted.occasions.filter(clash.occasions.contains), from: clash.depth)
      }
    }
    let candidates = (other?.causes ?? []).filter { !conflict.causes.contains($0) }
      .prefix(Self.mostCompanions)
    let results = try await trials.results(
      of: candidates.map { $0.lifted(from: lifted) }, .existence, parts: Self.partsForTrials)
    return zip(candidates, results).first { $1?.trial == .resolved }?.0
  }
}
