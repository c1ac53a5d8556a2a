// SPDX-License-Identifier: Apache-2.0

package import ProgrammeChecker

/// How a programme is judged, for machines; ``Summary`` has the lines.
package struct VerificationAnswer: Encodable {
  let score: Answer.Score
  let violations: [Answer.Violation]

  package init(_ report: ProgrammeChecker.Report) {
    score = Answer.Score(report.score)
    violations = report.violations.map(Answer.Violation.init)
  }
}
