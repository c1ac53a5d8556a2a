// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// |grade of the principal host − grade of the principal guest| ≤ `HC12.limit_tenths` in every
/// call.
///
/// - Counts: sessions; none where either principal is missing.
enum HC12Parity: Rule {
  static let id = RuleID.hc12

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let limit = facts.festival.rules.number(.parityLimit)
    return facts.placements.filter(\.type.isCall).compactMap { placement in
      guard let (host, guest) = facts.parity(of: placement),
        let hostGrade = host.grade, let guestGrade = guest.grade,
        abs(hostGrade - guestGrade) > limit
      else { return nil }
      let (words, a, b) = (
        facts.words(placement), facts.words(host.id), facts.words(guest.id)
      )
      return breach(
        zh:
          "\(words.zh)：主人 \(a.zh)（\(tenths(hostGrade))）与主宾 \(b.zh)（\(tenths(guestGrade))）身份相差超过\(tenths(limit))",
        en: "\(words.en): host \(a.en) （\(tenths(hostGrade))） and guest \(b.en) "
          + "(\(tenths(guestGrade))) differ by more than \(tenths(limit))",
        [placement.id]
      )
    }
  }

  /// `3.5` for 35.
  static func tenths(_ grade: Int) -> String {
    "\(grade < 0 ? "-" : "")\(abs(grade) / 10).\(abs(grade) % 10)"
  }
}
