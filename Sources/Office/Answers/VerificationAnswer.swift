// SPDX-License-Identifier: Apache-2.0

package import ProgrammeChecker

/// How a programme is judged, for machines; ``Summary`` has the lines.
package struct VerificationAnswer: Encodable {
  let score: AnswerParts.Score
  let violations: [AnswerParts.Violation]

  /// The same in plain types.
  package init(_ report: ProgrammeChecker.Report) {
    score = AnswerParts.Score(report.score)
    violations = report.violations.map(AnswerParts.Violation.init)
  }
}
