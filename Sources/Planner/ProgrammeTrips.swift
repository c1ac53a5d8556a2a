// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Movements
import ProgrammeChecker

extension Programme {
  /// Plans the trips of a programme that is otherwise finished, if the festival wants them planned, and judges it anew.
  ///
  /// The trips of the programme before stay as far as they can; `report` is what the check says without trips.
  ///
  /// - Returns: the report of the programme with its trips; the reasons why some ride in none come first.
  /// - Throws: ``Agreement/Disagreement`` when everybody is taken and the check says otherwise, which is our bug.
  mutating func planTrips(
    for festival: Festival, published: Programme?, keeping earlier: [Trip]? = nil,
    report: ProgrammeChecker.Report
  ) throws(Agreement.Disagreement) -> ProgrammeChecker.Report {
    guard festival.movementRules.plansTrips, report.score.hardTotal == 0 else { return report }
    let plan = TripPlanner.plan(self, for: festival, keeping: earlier ?? published?.trips ?? [])
    trips = plan.trips
    let judged = ProgrammeChecker.check(self, of: festival, published: published)
    let broken = judged.violations.filter { [.hc21, .hc22].contains($0.rule) }
    guard plan.shortages.isEmpty else {
      let reasons = TripConflict(plan, of: self, in: festival).violations
      var score = judged.score
      score.hard[.hc21] = max(score.hard[.hc21] ?? 0, reasons.count)
      return ProgrammeChecker.Report(score: score, violations: reasons + judged.violations)
    }
    if let first = broken.first {
      throw Agreement.Disagreement(
        rule: first.rule, solver: "0 broken",
        checker: "\(broken.count) broken (\(first.message.en))")
    }
    return judged
  }
}
