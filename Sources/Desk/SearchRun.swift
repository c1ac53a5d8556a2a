// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Office
import Planner
import ProgrammeChecker
import Publishing
import Solver
import Synchronization

/// A search that people watch: how it stands, and how to end it.
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
    /// Nothing was found within the time, or everything that was found breaks a hard rule.
    case notFound
    case impossible([Violation])
    /// The disk refused, or plan and check disagree; the message says which.
    case failed(String)
  }

  /// A rule that the best programme so far breaks less than the one before it, or more.
  struct Step: Hashable, Sendable {
    let seconds: Double
    /// What each rule costs more, without those that stay as they are.
    let rules: [RuleID: Points]
  }

  private struct Progress: Sendable {
    var curve: [Point] = []
    var end: End?
    /// When the programme was last judged, so that it is done twice a second at most.
    var judged = -1.0
    var charges: [RuleID: Points]?
    var steps: [Step] = []
  }

  let seconds: Double
  private let stop = StopSignal()
  private let progress = Mutex(Progress())

  init(seconds: Double) { self.seconds = seconds }

  var end: End? { progress.withLock { $0.end } }
  var curve: [Point] { progress.withLock { $0.curve } }
  /// What got better, rule by rule, the latest first.
  var steps: [Step] { progress.withLock { $0.steps.reversed() } }

  /// Ends the search; the best that was found is kept.
  func raiseStop() { stop.raise() }

  /// Searches and writes the drafts; returns when both are done.
  func search(_ state: EventDesk.State, to folder: URL, seed: UInt64) async {
    do {
      let result = try await Pipeline.plan(
        state.festival, limits: Limits(iterations: nil, time: .seconds(seconds), seed: seed),
        stop: stop
      ) { [self] step in
        let point = Point(
          seconds: ((step.elapsed / .seconds(1)) * 10).rounded() / 10,
          isFeasible: step.isFeasible, points: step.soft.decimal)
        progress.withLock { $0.curve.append(point) }
        judge(step, at: point.seconds, of: state.festival)
      }
      switch result {
      case .found(let planned):
        try Publisher.write(planned.programme, of: state.festival, to: folder)
        finish(.kept(planned.report.score.softTotal))
      case .impossible(let reasons): finish(.impossible(reasons))
      case .notFound: finish(.notFound)
      }
    } catch {
      finish(.failed("\(error)"))
    }
  }

  /// Says in rules what the new best programme has that the last one had not.
  private func judge(
    _ step: FestivalPlanner.Progress, at seconds: Double, of festival: Festival
  ) {
    let isDue = progress.withLock { progress in
      guard step.isFeasible, seconds - progress.judged >= 0.5 else { return false }
      progress.judged = seconds
      return true
    }
    guard isDue, let programme = step.programme else { return }
    let charges = Pipeline.verify(programme, of: festival).score.soft
    progress.withLock { progress in
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
