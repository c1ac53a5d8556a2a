// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC13.weight` × 2 for every optional head or leader, × 1 for every other optional unit, that
/// does not attend.
///
/// - Counts: session × unit; nothing on a holiday of the unit's country. Candidates of openings
///   cost nothing.
enum SC13Absence: Rule {
  static let id = RuleID.sc13
  static let headFactor = 2

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesAttendees else { return nil }
    let weight = facts.festival.rules.points(.absence)
    return facts.placements.flatMap { placement in
      let date = facts.festival.clock.date(ofDay: placement.day)
      var seen = Set(placement.attending)
      return placement.session.optional.compactMap { id -> Violation? in
        guard facts.festival.hasUnit(id), seen.insert(id).inserted,
          !facts.isHoliday(date, of: facts.party(of: id))
        else { return nil }
        let factor = facts.festival.unit(id).countsAsHead ? headFactor : 1
        let (words, name) = (facts.words(placement), facts.words(id))
        return charge(
          weight * factor,
          zh: "\(name.zh) 受邀而未能出席 \(words.zh)",
          en: "\(name.en) is invited to \(words.en) but does not attend",
          [placement.id]
        )
      }
    }
  }
}
