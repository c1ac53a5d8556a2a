// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Duration ≤ the longest time the session's type permits.
///
/// - Counts: sessions.
enum HC17LongestCall: Rule {
  static let id = RuleID.hc17

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.placements.compactMap { placement in
      guard let longest = placement.type.longest, placement.duration > longest else {
        return nil
      }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh) 持续\(placement.duration.number)分钟，此类场次最长\(longest.number)分钟",
        en: "\(words.en) lasts \(placement.duration.number) min; its type permits "
          + "\(longest.number) min",
        [placement.id]
      )
    }
  }
}
