// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Sum of the sizes of the attending units + extra head count ≤ capacity of the venue in the layout
/// of the session's type.
///
/// - Counts: sessions.
enum HC04Capacity: Rule {
  static let id = RuleID.hc04

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.placements.compactMap { placement in
      let units = placement.attending.map { facts.festival.unit($0).size }.reduce(0, +)
      let persons = units + placement.session.extraHeadcount
      let capacity = placement.venue.capacity(placement.type.layout)
      guard persons > capacity else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh) 有\(persons)人，场地只容\(capacity)人",
        en: "\(words.en) has \(persons) persons; the venue holds \(capacity)",
        [placement.id]
      )
    }
  }
}
