// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC12.weight` per 15 minutes, by the minute, that a session ends after `SC12.evening_limit` of
/// its day.
///
/// - Counts: sessions, each rounded down to the unit of ``Points``.
enum SC12LateFinish: Rule {
  static let id = RuleID.sc12
  static let minutesPerCharge = 15

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    return facts.placements.compactMap { placement in
      let limit = LocalTime(day: facts.festivalDay(of: placement), timeOfDay: rules.eveningLimit)
      let excess = facts.gap(from: limit, to: placement.span.end)
      guard excess > 0 else { return nil }
      let words = facts.words(placement)
      return charge(
        rules.points(.lateFinish).scaled(excess.number, per: minutesPerCharge),
        zh: "\(words.zh) 晚了\(excess.number)分钟结束",
        en: "\(words.en) ends \(excess.number) min late",
        [placement.id]
      )
    }
  }
}
