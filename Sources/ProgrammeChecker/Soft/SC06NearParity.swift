// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC06.weight` for every call whose principals' grades differ by more than `SC06.limit_tenths`.
///
/// - Counts: sessions; principals as in HC12.
enum SC06NearParity: Rule {
  static let id = RuleID.sc06

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    return facts.placements.filter(\.type.isCall).compactMap { placement in
      guard let (host, guest) = facts.parity(of: placement),
        let hostGrade = host.grade, let guestGrade = guest.grade,
        abs(hostGrade - guestGrade) > rules.number(.parityPreferred)
      else { return nil }
      let (words, a, b) = (
        facts.words(placement), facts.words(host.id), facts.words(guest.id)
      )
      return charge(
        rules.points(.parity),
        zh: "\(words.zh)：\(a.zh) 与 \(b.zh) 身份不尽相当",
        en: "\(words.en): \(a.en) and \(b.en) are not quite of equal rank",
        [placement.id]
      )
    }
  }
}
