// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC03.weight` for every two consecutive sessions of one day at different places, of each head or
/// leader.
///
/// - Counts: changes of place between sessions; interviews are left out.
enum SC03PlaceChanges: Rule {
  static let id = RuleID.sc03

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let weight = facts.festival.rules.points(.placeChange)
    return facts.festival.units.filter(\.countsAsHead).flatMap { unit in
      facts.consecutiveSessions(of: unit.id).filter { $0.venue.place != $1.venue.place }
        .map { a, b in
          let (name, from, to) = (facts.words(unit.id), facts.words(a), facts.words(b))
          return charge(
            weight,
            zh: "\(name.zh) 从 \(from.zh) 转到 \(to.zh)",
            en: "\(name.en) moves from \(from.en) to \(to.en)",
            [a.id, b.id]
          )
        }
    }
  }
}
