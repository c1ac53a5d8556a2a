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
        let (unit, a, b, ids) = (
          facts.words(unit.id), facts.words(a), facts.words(b), a.sessions + b.sessions
        )
        return breach(
          zh: "\(unit.zh) 同时排在 \(a.zh) 和 \(b.zh)",
          en: "\(unit.en) is in \(a.en) and \(b.en) at the same time",
          ids
        )
      }
    }
  }
}
