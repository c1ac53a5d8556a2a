// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// Answers for machines: JSON on standard output, keys sorted.
enum Answer {
  struct Finding: Encodable {
    let severity: String
    let code: String
    let file: String
    let line: Int?
    let column: Int?
    let cause: String
    let remedy: String
    let causeZh: String
    let remedyZh: String

    init(_ finding: FestivalModel.Finding) {
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

  struct Violation: Encodable {
    let rule: String
    let points: Decimal
    let zh: String
    let en: String
    let sessions: [String]
    let interviews: [String]

    init(_ violation: FestivalModel.Violation) {
      rule = violation.rule.rawValue
      points = violation.points.decimal
      zh = violation.message.zh
      en = violation.message.en
      sessions = violation.sessions.map(\.rawValue)
      interviews = violation.interviews.map(\.rawValue)
    }
  }

  struct Score: Encodable {
    let hard: Int
    let soft: Decimal
    let rules: [String: Decimal]
    let notJudged: [String]

    init(_ score: FestivalModel.Score) {
      hard = score.hardTotal
      soft = score.softTotal.decimal
      var rules: [String: Decimal] = [:]
      for (rule, count) in score.hard { rules[rule.rawValue] = Decimal(count) }
      for (rule, points) in score.soft { rules[rule.rawValue] = points.decimal }
      self.rules = rules
      notJudged = score.notJudged.map(\.rawValue).sorted()
    }
  }

  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Swift.print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
