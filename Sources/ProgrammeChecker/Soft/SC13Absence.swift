// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC13.weight` × 2 for every optional head or leader, × 1 for every other optional unit, that
/// does not attend.
///
/// `SC13.weight` for every seat of a session's openings that no unit takes.
///
/// - Counts: session × unit, nothing on a holiday of the unit's country; session × empty seat.
enum SC13Absence: Rule {
  static let id = RuleID.sc13
  static let headFactor = 2

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesAttendees else { return nil }
    let weight = facts.festival.rules.points(.absence)
    let openings = Dictionary(grouping: facts.festival.openings, by: \.session)
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
      } + emptySeats(placement, openings[placement.id] ?? [], weight, facts)
    }
  }

  private static func emptySeats(
    _ placement: Placement, _ openings: [Opening], _ weight: Points, _ facts: ProgrammeFacts
  ) -> [Violation] {
    let named = Set(placement.session.namedUnits + placement.session.optional)
    let chosen = Set(placement.attending).count { unit in
      !named.contains(unit) && openings.contains { facts.fits(unit, $0.candidates) }
    }
    let seats = openings.reduce(0) { sum, opening in
      let candidates = facts.festival.units.filter {
        !named.contains($0.id) && facts.fits($0.id, opening.candidates)
      }
      let groups =
        opening.perParty
        ? Dictionary(grouping: candidates, by: \.party).values.map(\.count) : [candidates.count]
      return sum
        + groups.reduce(0) {
          $0 + max(opening.minUnits, min($1, opening.maxUnits ?? $1))
        }
    }
    guard seats > chosen else { return [] }
    let words = facts.words(placement)
    return [
      charge(
        weight * (seats - chosen), zh: "\(words.zh) 尚有\(seats - chosen)个名额未用",
        en: "\(words.en) has \(seats - chosen) empty seat(s) for invited roles", [placement.id])
    ]
  }
}
