// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Persons of attending units of the host side + `HC25.duty_staff` + 1 if the session is
/// interpreted ≥ `HC25.persons`, in every call.
///
/// - Counts: sessions.
enum HC25HostSide: Rule {
  static let id = RuleID.hc25

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    return facts.placements.filter(\.type.isCall).compactMap { placement in
      let hosts = placement.attending.filter { facts.party(of: $0).side == .host }
        .map { facts.festival.unit($0).size }.reduce(0, +)
      let interpreter = placement.session.interpreting.isEmpty ? 0 : 1
      let persons = hosts + rules.number(.hostStaff) + interpreter
      guard persons < rules.number(.hostPersons) else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh)：我方只有\(persons)人，至少\(rules.number(.hostPersons))人",
        en: "\(words.en): \(persons) person(s) of the host side, at least "
          + "\(rules.number(.hostPersons)) are needed",
        [placement.id]
      )
    }
  }
}
