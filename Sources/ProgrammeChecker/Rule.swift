// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One rule of the programme, judged on its own.
protocol Rule {
  static var id: RuleID { get }

  /// Whether the festival asks anything by the rule; what it does not ask is not spoken of.
  static func isAsked(by festival: Festival) -> Bool

  /// Every breach (hard) or charge (soft); `nil` when the programme does not state what the rule
  /// judges.
  static func judge(_ facts: ProgrammeFacts) -> [Violation]?
}

extension Rule {
  static func isAsked(by festival: Festival) -> Bool { true }

  static func breach(
    zh: String,
    en: String,
    _ sessions: [Session.ID] = [],
    interviews: [Interview.ID] = []
  ) -> Violation {
    Violation(
      rule: id,
      message: LocalizedText(zh: zh, en: en),
      sessions: sessions,
      interviews: interviews
    )
  }

  static func charge(
    _ points: Points,
    zh: String,
    en: String,
    _ sessions: [Session.ID] = []
  ) -> Violation {
    Violation(
      rule: id,
      points: points,
      message: LocalizedText(zh: "\(zh)（\(points)分）", en: "\(en) (\(points) points)"),
      sessions: sessions
    )
  }
}
