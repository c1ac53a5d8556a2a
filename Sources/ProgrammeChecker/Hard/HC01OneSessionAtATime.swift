// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A unit's engagements do not overlap; an interview binds its subject until its buffer ends.
///
/// - Counts: every two overlapping engagements of one unit.
enum HC01OneSessionAtATime: Rule {
  static let id = RuleID.hc01

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.festival.units.flatMap { unit in
      facts.engagements(of: unit.id).overlappingPairs.map { a, b in
        let (unit, first, second) = (facts.words(unit.id), facts.words(a), facts.words(b))
        return breach(
          zh: "\(unit.zh) 同时排在 \(first.zh) 和 \(second.zh)",
          en: "\(unit.en) is in \(first.en) and \(second.en) at the same time",
          a.sessions + b.sessions,
          interviews: a.interviews + b.interviews
        )
      }
    }
  }
}
