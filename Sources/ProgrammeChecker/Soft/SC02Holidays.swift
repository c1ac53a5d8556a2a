// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC02.weight` per session and party that has an attending unit, on a holiday of the party's
/// country.
///
/// - Counts: session × party.
enum SC02Holidays: Rule {
  static let id = RuleID.sc02

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let weight = facts.festival.rules.points(.holiday)
    let dates = Set(facts.festival.rules.holidays.map(\.date))
    return facts.placements.flatMap { placement -> [Violation] in
      let date = facts.festival.clock.date(ofDay: placement.day)
      guard dates.contains(date) else { return [] }
      var seen: Set<Party.ID> = []
      return placement.attending.map { facts.party(of: $0) }
        .filter { seen.insert($0.id).inserted && facts.isHoliday(date, of: $0) }
        .map { party in
          let words = facts.words(placement)
          return charge(
            weight,
            zh: "\(words.zh)：\(party.id) 当日是本国假日",
            en: "\(words.en): a national holiday of \(party.id)",
            [placement.id]
          )
        }
    }
  }
}
