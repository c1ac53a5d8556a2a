// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Proves or refutes a programme from the festival and the programme alone.
///
/// Every rule of `docs/RULES.md` is recomputed naively; nothing is shared with the plan that made
/// the programme, so that a mistake in one of the two shows.
package struct ProgrammeChecker {
  /// The score and what it is made of.
  package struct Report: Sendable, Hashable {
    /// Sums of ``violations``, and which rules were not judged.
    package let score: Score
    /// Every breach and every charge, by rule, within a rule in the order of the festival's tables.
    package let violations: [Violation]

    /// Takes a score with the breaches and charges that it counts.
    package init(score: Score, violations: [Violation]) {
      self.score = score
      self.violations = violations
    }
  }

  /// Judges a programme.
  ///
  /// Sessions, venues, units and staff that the festival does not know are left out, as if
  /// unstated.
  package static func check(
    _ programme: Programme,
    of festival: Festival,
    published: Programme? = nil
  ) -> Report {
    let facts = ProgrammeFacts(festival: festival, programme: programme, published: published)
    var score = Score(hard: [:], soft: [:])
    var violations: [Violation] = []
    for rule in RuleSet.all where rule.isAsked(facts) {
      guard let found = rule.judge(facts) else {
        score.notJudged.insert(rule.id)
        continue
      }
      if rule.id.isHard {
        score.hard[rule.id] = found.count
      } else {
        score.soft[rule.id] = found.map(\.points).reduce(.zero, +)
      }
      violations += found
    }
    return Report(score: score, violations: violations)
  }

  /// The hard rules that a programme breaks, as ``check(_:of:published:)`` reports them, without a look at the others.
  package static func breaches(of programme: Programme, in festival: Festival) -> [Violation] {
    let facts = ProgrammeFacts(festival: festival, programme: programme, published: nil)
    var violations: [Violation] = []
    for rule in RuleSet.all where rule.id.isHard { violations += rule.judge(facts) ?? [] }
    return violations
  }
}
