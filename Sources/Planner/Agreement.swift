// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
package import FestivalModel
import Solver

/// The comparison of the two implementations of every rule, made after every solve.
package enum Agreement {
  /// Solver and checker judge one programme differently: a bug of ours.
  package struct Disagreement: Error, CustomStringConvertible {
    /// The first rule of which they say something else.
    package let rule: RuleID
    /// What the search counted, broken instances or points.
    package let solver: String
    /// What the checker counted.
    package let checker: String

    /// For whoever reports the bug; no names and no times.
    package var description: String {
      "The plan and the check disagree on \(rule.rawValue): "
        + "the plan counts \(solver), the check \(checker). This is a bug in Attaché."
    }
  }

  /// Compares rule by rule: whether a hard rule is broken, and the exact points of every soft rule.
  ///
  /// Trips, and what becomes of days in the rain, are planned when the rest is settled, and compared with the check then. Soft points are only compared for programmes that break nothing: an order of clashing sessions is not unique.
  static func verify(
    _ breakdowns: [Breakdown], constants: [RuleID: Points], against score: Score
  ) throws(Disagreement) {
    func total(_ rule: RuleID, _ values: KeyPath<Breakdown, [Int]>) -> Int {
      breakdowns.reduce(0) { $0 + $1[keyPath: values][FestivalProblem.label(rule)] }
    }
    let solverIsClean = RuleID.allCases.allSatisfy { !$0.isHard || total($0, \.hard) == 0 }
    for rule in RuleID.allCases where ![.hc21, .hc22, .hc23].contains(rule) {
      if rule.isHard {
        let solver = total(rule, \.hard)
        guard let checker = score.hard[rule], solverIsClean || score.hardTotal == 0 else {
          continue
        }
        if solver == 0 && checker != 0 || score.hardTotal == 0 && solver != 0 {
          throw Disagreement(rule: rule, solver: "\(solver) broken", checker: "\(checker) broken")
        }
      } else if solverIsClean, let checker = score.soft[rule] {
        let solver = Points(rawValue: total(rule, \.soft)) + (constants[rule] ?? .zero)
        if solver != checker {
          throw Disagreement(
            rule: rule, solver: "\(solver) (\(solver.rawValue)/\(Points.perPoint))",
            checker: "\(checker) (\(checker.rawValue)/\(Points.perPoint))")
        }
      }
    }
  }
}
