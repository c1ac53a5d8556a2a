// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A buffet lies wholly in one of the daily `HC24.windows`.
///
/// - Counts: sessions.
enum HC24BuffetHours: Rule {
  static let id = RuleID.hc24

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let windows = facts.festival.rules.buffetWindows
    return facts.placements.filter(\.type.isBuffet).compactMap { placement in
      let isInside = windows.contains {
        $0.from <= placement.span.start.timeOfDay && placement.endOfDayMinutes <= $0.to
      }
      guard !isInside else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh)：自助餐不在用餐时段内",
        en: "\(words.en): the buffet is outside meal windows",
        [placement.id]
      )
    }
  }
}
