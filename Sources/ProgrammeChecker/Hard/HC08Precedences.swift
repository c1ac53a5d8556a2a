// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A session starts min to max minutes after the end of its predecessor, unless HC09 or HC10 judges
/// the pair.
///
/// - Counts: precedences.
enum HC08Precedences: Rule {
  static let id = RuleID.hc08

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.precedences(judgedBy: id).compactMap { pair in
      guard let words = pair.breach(min: pair.limits.minGap, max: pair.limits.maxGap, in: facts)
      else { return nil }
      return breach(zh: words.zh, en: words.en, pair.sessions)
    }
  }
}
