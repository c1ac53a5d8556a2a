// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// For every two consecutive sessions of one day of a head or leader: `SC09.weight` if both have
/// interpreters in the unit's language and none in common; again if both have liaison officers of
/// its party and none in common.
///
/// The unit's language is the first of its party's, house language aside, that any session is
/// interpreted into.
///
/// - Counts: changes of staff.
enum SC09Continuity: Rule {
  static let id = RuleID.sc09

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesInterpreters else { return nil }
    let interpreted = Set(facts.festival.sessions.flatMap { $0.interpreting.map(\.language) })
    return facts.festival.units.filter(\.countsAsHead).flatMap { unit -> [Violation] in
      let languages = facts.festival.party(unit.party).languages
      let language = languages.first {
        $0 != facts.festival.parts.houseLanguage && interpreted.contains($0)
      }
      return facts.consecutiveSessions(of: unit.id).flatMap { a, b -> [Violation] in
        var charges: [Violation] = []
        if let language, changes(interpreters(of: a, language), interpreters(of: b, language)) {
          charges.append(change(of: unit, a, b, zh: "翻译", en: "interpreters", in: facts))
        }
        let officers = [a, b].map { placement in
          placement.liaison.filter {
            facts.festival.liaisonOfficer($0).parties.contains(unit.party)
          }
        }
        if changes(officers[0], officers[1]) {
          charges.append(change(of: unit, a, b, zh: "联络员", en: "liaison officers", in: facts))
        }
        return charges
      }
    }
  }

  private static func interpreters(of placement: Placement, _ language: String) -> [Interpreter.ID]
  {
    placement.teams.filter { $0.need.language == language }.flatMap(\.ids)
  }

  private static func changes<Person: Hashable>(_ before: [Person], _ after: [Person]) -> Bool {
    !before.isEmpty && !after.isEmpty && Set(before).isDisjoint(with: after)
  }

  private static func change(
    of unit: AttendanceUnit,
    _ a: Placement,
    _ b: Placement,
    zh: String,
    en: String,
    in facts: ProgrammeFacts
  ) -> Violation {
    let (name, from, to) = (facts.words(unit.id), facts.words(a), facts.words(b))
    return charge(
      facts.festival.rules.points(.continuity),
      zh: "\(name.zh) 的\(zh)在 \(from.zh) 和 \(to.zh) 之间全部换人",
      en: "\(name.en) changes \(en) between \(from.en) and \(to.en)",
      [a.id, b.id]
    )
  }
}
