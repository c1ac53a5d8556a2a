// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Every guest of an attending unit, and every assigned journalist, has clearance on the day.
///
/// - Counts: session × unit, slot × journalist, interview × journalist.
enum HC26Clearance: Rule {
  static let id = RuleID.hc26

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    // Most guests are cleared for good; only the others can break the rule.
    let doubtful = Dictionary(
      grouping: facts.festival.guests.filter { $0.clearance != .always },
      by: \.unit
    )
    let units = facts.placements.flatMap { placement in
      let date = facts.festival.clock.date(ofDay: placement.day)
      return placement.attending.compactMap { unit -> Violation? in
        guard let guests = doubtful[unit], guests.contains(where: { !$0.clearance.covers(date) })
        else { return nil }
        let (words, name) = (facts.words(placement), facts.words(unit))
        return breach(
          zh: "\(words.zh)：\(name.zh) 中有人当日证件或签证无效",
          en: "\(words.en): someone of \(name.en) has no valid accreditation or visa that day",
          [placement.id]
        )
      }
    }
    let slots = facts.slots.flatMap { slot in
      press(
        slot.journalists,
        on: slot.span.start,
        words: facts.words(slot),
        [slot.host.id],
        facts
      )
    }
    let interviews = facts.interviews.flatMap { interview in
      press(
        interview.placed.journalists,
        on: interview.span.start,
        words: facts.words(interview),
        [],
        interviews: [interview.placed.id],
        facts
      )
    }
    return units + slots + interviews
  }

  private static func press(
    _ journalists: [Journalist.ID],
    on time: LocalTime,
    words: LocalizedText,
    _ sessions: [Session.ID],
    interviews: [Interview.ID] = [],
    _ facts: ProgrammeFacts
  ) -> [Violation] {
    let date = facts.festival.clock.date(ofDay: time.day)
    return journalists.compactMap { id in
      guard let journalist = facts.journalists[id], !journalist.clearance.covers(date) else {
        return nil
      }
      return breach(
        zh: "\(words.zh)：记者 \(id) 当日证件或签证无效",
        en: "\(words.en): journalist \(id) has no valid accreditation or visa that day",
        sessions,
        interviews: interviews
      )
    }
  }
}
