// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The group photograph: 0 ≤ gap ≤ `HC10.max_gap_min` after the collective meeting it follows, and
/// ≥ `HC10.lead_min` before every session that follows it; the precedences' own limits hold as
/// well.
///
/// - Counts: precedences of a photograph on a collective meeting, and of any session on a
///   photograph.
enum HC10Photograph: Rule {
  static let id = RuleID.hc10
  static let photograph: SessionType.ID = "photo"
  static let collectiveMeeting: SessionType.ID = "collective"

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    return facts.precedences(judgedBy: id).compactMap { pair in
      var least = pair.limits.minGap
      var most = pair.limits.maxGap
      if isAfterMeeting(pair.successor.session, pair.predecessor.session) {
        least = max(least, 0)
        most = min(most ?? rules.minutes(.photoMaxGap), rules.minutes(.photoMaxGap))
      }
      if pair.predecessor.session.type == photograph {
        least = max(least, rules.minutes(.photoLead))
      }
      guard let words = pair.breach(min: least, max: most, in: facts) else { return nil }
      return breach(zh: words.zh, en: words.en, pair.sessions)
    }
  }

  /// Whether this rule judges the precedence.
  static func judges(successor: Session, predecessor: Session) -> Bool {
    predecessor.type == photograph || isAfterMeeting(successor, predecessor)
  }

  private static func isAfterMeeting(_ successor: Session, _ predecessor: Session) -> Bool {
    successor.type == photograph && predecessor.type == collectiveMeeting
  }
}
