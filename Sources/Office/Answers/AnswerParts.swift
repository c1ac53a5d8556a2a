// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation

/// The parts that answers for machines share.
package enum AnswerParts {
  /// What is wrong with the input, in both languages.
  package struct Finding: Encodable {
    /// `error`, `warning` or `note`.
    package let severity: String
    /// From the catalogue, such as `E201`.
    package let code: String
    /// The table or list.
    package let file: String
    /// Counted from 1; left out where the whole file is meant.
    package let line: Int?
    /// Counted from 1; left out where the whole line is meant.
    package let column: Int?
    /// What is wrong, in English.
    package let cause: String
    /// What to do, in English.
    package let remedy: String
    /// What is wrong, in Chinese.
    package let causeZh: String
    /// What to do, in Chinese.
    package let remedyZh: String

    /// Leaves the sheet of a workbook out.
    package init(_ finding: FestivalModel.Finding) {
      severity = finding.severity.rawValue
      code = finding.code
      file = finding.location.file
      line = finding.location.line
      column = finding.location.column
      cause = finding.cause.en
      remedy = finding.remedy.en
      causeZh = finding.cause.zh
      remedyZh = finding.remedy.zh
    }
  }

  /// A broken rule or a charge, in both languages.
  package struct Violation: Encodable {
    /// Such as `HC03`.
    package let rule: String
    /// 0 for a broken hard rule.
    package let points: Decimal
    /// What collides with what, in Chinese.
    package let zh: String
    /// What collides with what, in English.
    package let en: String
    /// By identifier; empty where it is about none.
    package let sessions: [String]
    /// By identifier; empty where it is about none.
    package let interviews: [String]

    /// The same in plain types.
    package init(_ violation: FestivalModel.Violation) {
      rule = violation.rule.rawValue
      points = violation.points.decimal
      zh = violation.message.zh
      en = violation.message.en
      sessions = violation.sessions.map(\.rawValue)
      interviews = violation.interviews.map(\.rawValue)
    }
  }

  /// The number of broken hard rules, the points, and both rule by rule.
  package struct Score: Encodable {
    /// Broken instances of all hard rules.
    package let hard: Int
    /// Points of all soft rules, one decimal.
    package let soft: Decimal
    /// By rule, such as `SC03`: broken instances, or points.
    package let rules: [String: Decimal]
    /// Rules of which the programme says too little, in order.
    package let notJudged: [String]

    /// The same in plain types, with both sums.
    package init(_ score: FestivalModel.Score) {
      hard = score.hardTotal
      soft = score.softTotal.decimal
      var rules: [String: Decimal] = [:]
      for (rule, count) in score.hard { rules[rule.rawValue] = Decimal(count) }
      for (rule, points) in score.soft { rules[rule.rawValue] = points.decimal }
      self.rules = rules
      notJudged = score.notJudged.map(\.rawValue).sorted()
    }
  }
}
