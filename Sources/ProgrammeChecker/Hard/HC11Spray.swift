// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A slot of kind `spray` lasts `HC11.shortest_min` to `HC11.longest_min` and lies inside its
/// session.
///
/// - Counts: slots.
enum HC11Spray: Rule {
  static let id = RuleID.hc11
  static let spray = "spray"

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let shortest = facts.festival.rules.minutes(.sprayShortest)
    let longest = facts.festival.rules.minutes(.sprayLongest)
    return facts.slots.filter { $0.slot.kind == spray }.compactMap { slot in
      let isLengthRight = shortest <= slot.slot.duration && slot.slot.duration <= longest
      guard !isLengthRight || !slot.host.span.contains(slot.span) else { return nil }
      let words = facts.words(slot)
      return breach(
        zh: "\(words.zh) 应在场次之内，并持续\(shortest.number)至\(longest.number)分钟",
        en: "\(words.en) has to lie inside its session and last \(shortest.number) to "
          + "\(longest.number) min",
        [slot.host.id]
      )
    }
  }
}
