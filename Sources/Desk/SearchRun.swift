// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import Foundation
import Office
import Planner
import ProgrammeChecker
import Publishing
import Solver
import Synchronization

/// A search that people watch: how it stands, what is proven of its best, and how to end it.
///
/// When somebody changes the event meanwhile, it goes on from the changed tables with the time that is left, from the best
/// programme it has, as far as that still fits. Nothing is written over a change that it does not know.
final class SearchRun: Sendable {
  /// What a watcher is told.
  struct Point: Codable, Hashable, Sendable {
    /// Seconds since the search began.
    let seconds: Double
    let isFeasible: Bool
    let points: Decimal
  }

  enum End: Sendable {
    /// Written as the new draft.
    case kept(Points)
    /// The draft has fewer points than anything that was found, and stays.
    case draftIsBetter(draft: Points, found: Points)
    /// Nothing was found within the time, or everything that was found breaks a hard rule.
    case notFound
    case impossible([Violation])
    /// Somebody changed the event when there was no time left to go on from it; nothing was written.
    case outdated
    /// The disk refused, or plan and check disagree; the message says which.
    case failed(String)
  }

  /// A rule that the best programme so far breaks less than the one before it, or more.
  struct Step: Hashable, Sendable {
    let seconds: Double
    /// What each rule costs more, without those that stay as they are; empty where the tables were changed instead.
    let rules: [RuleID: Points]
  }

  /// The best programme so far that keeps every hard rule, with the tables that it was made for.
  struct Best: Sendable {
    let programme: Programme
    let state: EventDesk.State
  }

  private struct Progress: Sendable {
    var curve: [Point] = []
    var end: End?
    /// When the programme was last judged, so that it is done twice a second at most.
    var judged = -1.0
    var charges: [RuleID: Points]?
    var steps: [Step] = []
    var best: Best?
    /// Ends the present round: one for each state of the tables.
    var round = StopSignal()
    var isStopped = false
    /// The event as somebody has changed it, from which to go on.
    var next: EventDesk.State?
    var isProving = false
    var proof: ProgrammeProof.Gap?
  }

  /// The shortest time for which it is worth going on from changed tables.
  private static let shortest = 1.0

  let seconds: Double
  /// How long a proof of what was found may take, in seconds; 0 for none.
  let proving: Double
  private let progress = Mutex(Progress())

  init(seconds: Double, proving: Double) {
    self.seconds = seconds
    self.proving = proving
  }

  var end: End? { progress.withLock { $0.end } }
  var curve: [Point] { progress.withLock { $0.curve } }
  /// Renewed twice a second at most; `nil` before there is one.
  var best: Best? { progress.withLock { $0.best } }
  /// Whether the search is over, and what it found is being proven.
  var isProving: Bool { progress.withLock { $0.isProving } }
  /// What is proven of every programme for these tables, once a proof is over.
  var proof: ProgrammeProof.Gap? { progress.withLock { $0.proof } }
  /// What got better, rule by rule, the latest first.
  var steps: [Step] { progress.withLock { $0.steps.reversed() } }

  /// Ends the search; the best that was found is kept.
  func raiseStop() {
    progress.withLock {
      $0.isStopped = true
      $0.round.raise()
    }
  }

  /// Goes on from the event as somebody has changed it.
  func goOn(from state: EventDesk.State) {
    progress.withLock {
      $0.next = state
      $0.round.raise()
    }
  }

  /// Searches and writes the drafts; returns when both are done.
  ///
  /// `start` is a programme to go on from. A draft that keeps every hard rule is never replaced by a dearer one.
  ///
  /// The threads give way to whoever asks the desk for a page.
  func search(
    _ first: EventDesk.State, from start: Programme?, in event: EventDesk, seed: UInt64
  ) async {
    let began = ContinuousClock.now
    var state = first
    var start = start
    func spent() -> Double { (ContinuousClock.now - began) / .seconds(1) }
    do {
      while true {
        var result = try await round(state, from: start, after: spent(), seed: seed)
        if case .found(let planned) = result {
          result = .found(try await proven(planned, of: state, after: spent()))
        }
        if let next = next(after: spent()) {
          if case .found(let planned) = result { start = planned.programme }
          start = start ?? next.programme
          state = next
          continue
        }
        switch result {
        case .found(let planned):
          let found = planned.report.score.softTotal
          if let draft = state.report?.score, draft.hardTotal == 0, draft.softTotal < found {
            finish(.draftIsBetter(draft: draft.softTotal, found: found))
          } else if try await event.write(planned.programme, of: state) {
            finish(.kept(found))
          } else if let next = next(after: spent()) {
            (start, state) = (planned.programme, next)
            continue
          } else {
            finish(.outdated)
          }
        case .impossible(let reasons): finish(.impossible(reasons))
        case .notFound: finish(.notFound)
        }
        return
      }
    } catch {
      finish(.failed("\(error)"))
    }
  }

  /// For how long a round may search: what is left of the search's time, or else of the proof's.
  private func left(after spent: Double) -> Double {
    seconds - spent >= Self.shortest ? seconds - spent : max(0, seconds + proving - spent)
  }

  /// Proves how good a programme is at best; the same, or a better one that the proof came upon.
  private func proven(
    _ planned: FestivalPlanner.Planned, of state: EventDesk.State, after spent: Double
  ) async throws -> FestivalPlanner.Planned {
    let time = min(proving, seconds + proving - spent)
    let stop: StopSignal? = progress.withLock { progress in
      guard !progress.isStopped, progress.next == nil, time >= Self.shortest else { return nil }
      progress.isProving = true
      return progress.round
    }
    guard let stop else { return planned }
    defer { progress.withLock { $0.isProving = false } }
    let result = try await SearchThreads.$givesWay.withValue(true) {
      try await ProgrammeProof.prove(
        planned, of: state.festival, published: state.published, seconds: time,
        engine: ExactEngine(), stop: stop)
    }
    progress.withLock { $0.proof = result.gap }
    return result.planned
  }

  /// What to go on from; `nil` when nobody changed anything, or there is no time left for it.
  private func next(after spent: Double) -> EventDesk.State? {
    progress.withLock { progress in
      guard let next = progress.next, !progress.isStopped, left(after: spent) >= Self.shortest
      else { return nil }
      progress.next = nil
      progress.proof = nil
      progress.charges = nil
      progress.best = nil
      // What held for the old tables says nothing of the new ones.
      if let last = progress.curve.last {
        progress.curve.append(
          Point(seconds: Self.tenths(spent), isFeasible: false, points: last.points))
      }
      progress.steps.append(Step(seconds: Self.tenths(spent), rules: [:]))
      return next
    }
  }

  private func round(
    _ state: EventDesk.State, from start: Programme?, after before: Double, seed: UInt64
  ) async throws -> FestivalPlanner.Result {
    let stop = progress.withLock { progress in
      progress.round = StopSignal()
      if progress.isStopped || progress.next != nil { progress.round.raise() }
      return progress.round
    }
    return try await SearchThreads.$givesWay.withValue(true) {
      try await Pipeline.plan(
        state.festival, published: state.published, from: start,
        limits: Limits(iterations: nil, time: .seconds(left(after: before)), seed: seed),
        stop: stop
      ) { [self] step in
        let point = Point(
          seconds: Self.tenths(before + step.elapsed / .seconds(1)),
          isFeasible: step.isFeasible, points: step.soft.decimal)
        progress.withLock { $0.curve.append(point) }
        judge(step, at: point.seconds, of: state)
      }
    }
  }

  private static func tenths(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }

  /// Says in rules what the new best programme has that the last one had not.
  private func judge(
    _ step: FestivalPlanner.Progress, at seconds: Double, of state: EventDesk.State
  ) {
    let isDue = progress.withLock { progress in
      guard step.isFeasible, seconds - progress.judged >= 0.5 else { return false }
      progress.judged = seconds
      return true
    }
    guard isDue, let programme = step.programme else { return }
    let charges = Pipeline.verify(programme, of: state.festival, published: state.published)
      .score.soft
    progress.withLock { progress in
      progress.best = Best(programme: programme, state: state)
      defer { progress.charges = charges }
      guard let before = progress.charges else { return }
      var rules: [RuleID: Points] = [:]
      for (rule, points) in charges where points != before[rule, default: .zero] {
        rules[rule] = points - before[rule, default: .zero]
      }
      if !rules.isEmpty { progress.steps.append(Step(seconds: seconds, rules: rules)) }
    }
  }

  private func finish(_ end: End) { progress.withLock { $0.end = end } }
}
