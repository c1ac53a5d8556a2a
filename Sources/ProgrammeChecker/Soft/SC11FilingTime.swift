// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC11.weight` for every slot that ends after `SC11.filing_time` of its day.
///
/// - Counts: slots whose session is placed.
enum SC11FilingTime: Rule {
  static let id = RuleID.sc11

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    return facts.slots.compactMap { slot in
      let limit = LocalTime(day: slot.span.start.day, timeOfDay: rules.filingTime)
      guard slot.span.end > limit else { return nil }
      let (words, time) = (facts.words(slot), facts.festival.clock.clockFace(limit))
      return charge(
        rules.points(.lateSlot),
        zh: "\(words.zh) 在 \(time) 之后结束",
        en: "\(words.en) ends after \(time)",
        [slot.host.id]
      )
    }
  }
}
