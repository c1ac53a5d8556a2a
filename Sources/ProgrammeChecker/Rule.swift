// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One rule of the programme, judged on its own.
protocol Rule {
  static var id: RuleID { get }

  /// Whether anything is asked by the rule; what is not asked is not spoken of.
  static func isAsked(_ facts: ProgrammeFacts) -> Bool

  /// Every breach (hard) or charge (soft); `nil` when the programme does not state what the rule
  /// judges.
  static func judge(_ facts: ProgrammeFacts) -> [Violation]?
}

extension Rule {
  static func isAsked(_ facts: ProgrammeFacts) -> Bool { true }

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
