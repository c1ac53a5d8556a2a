// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation

/// The parts that answers for machines share.
package enum AnswerParts {
  /// What is wrong with the input, in both languages.
  package struct Finding: Encodable {
    package let severity: String
    package let code: String
    package let file: String
    package let line: Int?
    package let column: Int?
    package let cause: String
    package let remedy: String
    package let causeZh: String
    package let remedyZh: String

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
    package let rule: String
    package let points: Decimal
    package let zh: String
    package let en: String
    package let sessions: [String]
    package let interviews: [String]

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
    package let hard: Int
    package let soft: Decimal
    package let rules: [String: Decimal]
    package let notJudged: [String]

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
