// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Movements
package import ProgrammeChecker

extension Programme {
  /// Plans what follows from a programme that is otherwise finished, and judges it anew: its trips, if the festival wants
  /// them planned, and what becomes of its days in the rain, if the tables state any of it.
  ///
  /// - Returns: the report of the programme with both, and the rooms that others would have to leave for the rain.
  /// - Throws: ``Agreement/Disagreement`` when the check says otherwise of either, which is our bug.
  mutating func planTripsAndRain(
    for festival: Festival, published: Programme?, keeping earlier: [Trip]? = nil,
    report: ProgrammeChecker.Report
  ) throws(Agreement.Disagreement) -> (report: ProgrammeChecker.Report, holds: [RoomHold]) {
    let report = try planTrips(
      for: festival, published: published, keeping: earlier, report: report)
    guard festival.statesWetPlans, report.score.hardTotal == 0 else { return (report, []) }
    let outcome = WetPlanner.plan(self, for: festival)
    wet = outcome.days
    var judged = ProgrammeChecker.check(self, of: festival, published: published)
    if outcome.failed.isEmpty, let first = judged.violations.first(where: { $0.rule.isHard }) {
      throw Agreement.Disagreement(
        rule: first.rule, solver: "0 broken", checker: "broken (\(first.message.en))")
    }
    if !outcome.failed.isEmpty {
      judged = stateFailed(outcome, for: festival, published: published)
    }
    guard judged.score.hardTotal == 0 else {
      let dry = self
      return (judged, (wet ?? []).flatMap { festival.holds(of: $0, in: dry) })
    }
    let short = shortagesInRain(festival)
    guard !short.isEmpty else { return (judged, []) }
    var score = judged.score
    score.hard[.hc23] = short.count
    return (ProgrammeChecker.Report(score: score, violations: short + judged.violations), [])
  }

  /// Of the first choices for days without a plan those of which there is least to say.
  private mutating func stateFailed(
    _ outcome: WetPlanner.Outcome, for festival: Festival, published: Programme?
  ) -> ProgrammeChecker.Report {
    var best: (programme: Programme, report: ProgrammeChecker.Report)?
    for failed in [outcome.failed.map(\.along), outcome.failed.map(\.staying)] {
      var stated = self
      stated.wet = (outcome.days + failed).sorted { $0.day < $1.day }
      let report = ProgrammeChecker.check(stated, of: festival, published: published)
      if best.map({ report.score.hardTotal < $0.report.score.hardTotal }) ?? true {
        best = (stated, report)
      }
    }
    guard let best else { preconditionFailure("No first choice was judged") }
    self = best.programme
    return best.report
  }

  /// Who has no vehicle on a day in the rain, where trips are planned.
  private func shortagesInRain(_ festival: Festival) -> [Violation] {
    guard festival.movementRules.plansTrips else { return [] }
    return (wet ?? []).flatMap { day -> [Violation] in
      let rainy = inRain(on: [day.day], of: festival)
      let plan = TripPlanner.plan(rainy, for: festival, keeping: trips ?? [])
      guard !plan.shortages.isEmpty else { return [] }
      let date = festival.clock.date(ofDay: day.day)
      return TripConflict(plan, of: rainy, in: festival).violations.map { reason in
        Violation(
          rule: .hc23,
          message: LocalizedText(
            zh: "\(date.month)月\(date.day)日下雨时 HC21：\(reason.message.zh)",
            en: "in the rain on \(date), HC21: \(reason.message.en)"),
          sessions: reason.sessions)
      }
    }
  }
}

/// Puts plans for the rain in force, and takes them out of force again.
package enum WeatherSwitch {
  /// The programme with its plans for the rain in force on these days, and on no other; without any day the programme as
  /// it is without rain.
  ///
  /// Trips follow from the rest and are planned anew; those that can be driven as before stay.
  ///
  /// - Returns: the programme, judged, and what the check says of it.
  /// - Throws: ``Agreement/Disagreement`` when plan and check judge the trips differently, which is our bug.
  package static func programme(
    _ programme: Programme, inRainOn days: [Int], of festival: Festival
  ) throws(Agreement.Disagreement) -> (programme: Programme, report: ProgrammeChecker.Report) {
    let dry = programme.withoutRain
    guard !days.isEmpty else { return (dry, ProgrammeChecker.check(dry, of: festival)) }
    var wet = dry.inRain(on: days, of: festival)
    var report = ProgrammeChecker.check(wet, of: festival)
    if dry.trips != nil {
      report = try wet.planTrips(
        for: festival, published: nil, keeping: dry.trips, report: report)
    }
    wet.score = report.score
    return (wet, report)
  }
}
