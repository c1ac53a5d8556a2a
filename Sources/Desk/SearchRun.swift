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

  private struct Progress: Sendable {
    var curve: [Point] = []
    var end: End?
  }

  let seconds: Double
  private let stop = StopSignal()
  private let progress = Mutex(Progress())

  init(seconds: Double) { self.seconds = seconds }

  var end: End? { progress.withLock { $0.end } }
  var curve: [Point] { progress.withLock { $0.curve } }

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

  private func finish(_ end: End) { progress.withLock { $0.end = end } }
}
