// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC17.weight` per 5 minutes, by the minute, that a session ends after the last of the windows it
/// starts in.
///
/// - Counts: sessions that start inside a window, each rounded down to the unit of ``Points``.
enum SC17Overrun: Rule {
  static let id = RuleID.sc17
  static let minutesPerCharge = 5

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let weight = facts.festival.rules.points(.overrun)
    return facts.placements.compactMap { placement in
      let span = placement.span
      let ends = placement.session.windows
        .filter { $0.holds(span.start) }.map(\.end)
      guard let end = ends.max(), span.end > end else { return nil }
      let excess = facts.gap(from: end, to: span.end).number
      let words = facts.words(placement)
      return charge(
        weight.scaled(excess, per: minutesPerCharge),
        zh: "\(words.zh) 超出时间窗\(excess)分钟",
        en: "\(words.en) runs \(excess) min over its window",
        [placement.id]
      )
    }
  }
}
