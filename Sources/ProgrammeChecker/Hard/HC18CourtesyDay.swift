// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A courtesy call is on the day its principal guest arrives, or at most
/// `HC18.days_after_arrival` later.
///
/// - Counts: sessions; none for local parties and where no guest is graded.
enum HC18CourtesyDay: Rule {
  static let id = RuleID.hc18

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let days = facts.festival.rules.number(.courtesyDays)
    return facts.placements.filter(\.type.isCourtesy).compactMap { placement in
      guard let guest = facts.principalGuest(of: placement),
        let arrival = facts.festival.arrival(of: guest)
      else { return nil }
      let wait = placement.day - arrival.time.day
      guard wait < 0 || wait > days else { return nil }
      let (words, name, date) = (
        facts.words(placement), facts.words(guest.id), facts.words(day: arrival.time.day)
      )
      return breach(
        zh: "\(words.zh)：主宾 \(name.zh) \(date.zh) 抵达，礼节性会见应在当日或其后\(days)日内",
        en: "\(words.en): principal guest \(name.en) arrives on \(date.en); the courtesy call is "
          + "due that day or at most \(days) day(s) later",
        [placement.id]
      )
    }
  }
}
