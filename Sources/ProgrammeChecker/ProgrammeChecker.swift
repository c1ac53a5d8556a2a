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
    let facts = facts(of: programme, in: festival, published)
    let dry = dryFacts(of: programme, in: festival) ?? facts
    var score = Score(hard: [:], soft: [:])
    var violations: [Violation] = []
    for rule in RuleSet.all where rule.isAsked(facts) {
      let facts = rule.id == .hc23 ? dry : facts
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
    let facts = facts(of: programme, in: festival, nil)
    let dry = dryFacts(of: programme, in: festival) ?? facts
    var violations: [Violation] = []
    for rule in RuleSet.all where rule.id.isHard {
      violations += rule.judge(rule.id == .hc23 ? dry : facts) ?? []
    }
    return violations
  }

  /// Where plans for the rain are in force, the tables go with them.
  private static func facts(
    of programme: Programme, in festival: Festival, _ published: Programme?
  ) -> ProgrammeFacts {
    var tables = festival
    if case .rain(let days, let dry) = programme.weather {
      let entries = (dry.wet ?? []).filter { days.contains($0.day) }.flatMap(\.entries)
      tables = WetEdition(entries, of: dry, in: festival).festival
    }
    return ProgrammeFacts(festival: tables, programme: programme, published: published)
  }

  /// Plans for the rain are judged beside the programme without rain; `nil` where that is in force.
  private static func dryFacts(of programme: Programme, in festival: Festival) -> ProgrammeFacts? {
    guard case .rain(_, let dry) = programme.weather else { return nil }
    return ProgrammeFacts(festival: festival, programme: dry, published: nil)
  }
}
