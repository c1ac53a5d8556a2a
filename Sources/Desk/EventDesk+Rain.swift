// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Ledger
import Office
import ProgrammeChecker
import Publishing

extension EventDesk.State {
  /// Days on which plans for the rain are in force.
  var rainyDays: [Int] {
    guard case .rain(let days, _) = programme?.weather else { return [] }
    return days
  }

  /// What becomes of the sessions of each day in the rain, in force or not; days of which nothing changes are left out.
  var rainPlans: [WetDay] {
    (programme?.withoutRain.wet ?? []).filter { !$0.entries.isEmpty }.sorted { $0.day < $1.day }
  }
}

extension EventDesk {
  /// What came of switching the weather of a day.
  enum Switched: Sendable {
    /// The draft is written, and what guests hold, if they held this programme.
    case done(isPublished: Bool)
    /// The plan breaks hard rules; nothing was written.
    case broken([Violation])
    /// Somebody changed the event meanwhile; nothing was written.
    case outdated
  }

  /// Puts the plan for the rain of a day in force, or takes it out of force again.
  ///
  /// `seen` is the version of the event that the page was made from. A search that runs ends without writing.
  ///
  /// - Throws: `WeatherRefusal` when there is no plan for that day, `StepRefusal`, `LedgerError`, `CalendarFolderError`,
  ///   `Agreement.Disagreement`.
  func switchRain(on day: Int, isWet: Bool, seen: String, _ step: Step) throws -> Switched {
    guard case .state(let state) = current(), state.version == seen, let old = state.programme
    else { return .outdated }
    let (new, report) = try Pipeline.weather(of: old, on: day, isWet: isWet, for: state.festival)
    guard !isWet || report.score.hardTotal == 0 else {
      return .broken(report.violations.filter(\.rule.isHard))
    }
    var isPublished = false
    if FileManager.default.fileExists(atPath: ledgerFile.path(percentEncoded: false)) {
      let release = try Publisher.switchWeather(
        from: old, to: new, of: state.festival, in: Publisher.ledger(ledgerFile), at: published,
        purpose: "weather", step)
      isPublished = release != nil
    }
    try Publisher.write(new, of: state.festival, to: calendars)
    note(step.who)
    return .done(isPublished: isPublished)
  }
}
