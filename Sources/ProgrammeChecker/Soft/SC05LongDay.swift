// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC05.weight` per hour, by the minute, by which first start to last end of a unit's sessions on
/// one day exceeds `SC05.longest_min`, or the unit's own longest day.
///
/// - Counts: unit-days, each rounded down to the unit of ``Points``.
enum SC05LongDay: Rule {
  static let id = RuleID.sc05
  static let minutesPerHour = 60

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    return facts.festival.units.flatMap { unit in
      let longest = unit.longestDay ?? rules.minutes(.longestDay)
      return facts.days(of: unit.id).compactMap { day -> Violation? in
        guard let first = day.first, let end = day.map(\.span.end).max() else { return nil }
        let excess = facts.gap(from: first.span.start, to: end) - longest
        guard excess > 0 else { return nil }
        let (name, date) = (facts.words(unit.id), facts.words(day: first.day))
        return charge(
          rules.points(.longDay).scaled(excess.number, per: minutesPerHour),
          zh: "\(name.zh) \(date.zh) 日程超出上限\(excess.number)分钟",
          en: "the day of \(name.en) on \(date.en) is \(excess.number) min too long",
          day.map(\.id)
        )
      }
    }
  }
}
