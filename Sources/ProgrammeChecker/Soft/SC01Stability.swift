// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC01.weight` for every session whose start differs from the published programme, again if its
/// venue differs.
///
/// - Counts: changed starts and changed venues; nothing without a published programme.
enum SC01Stability: Rule {
  static let id = RuleID.sc01

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard let published = facts.published else { return [] }
    let weight = facts.festival.rules.points(.changedStart)
    let before = Dictionary(
      published.sessions.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return facts.placements.flatMap { placement -> [Violation] in
      guard let old = before[placement.id] else { return [] }
      var charges: [Violation] = []
      let words = facts.words(placement)
      if old.start != placement.span.start {
        let time = facts.words(old.start)
        charges.append(
          charge(
            weight,
            zh: "\(words.zh) 原定 \(time.zh) 开始",
            en: "\(words.en) was to start \(time.en)",
            [placement.id]
          )
        )
      }
      if old.venue != placement.venue.id {
        charges.append(
          charge(
            weight,
            zh: "\(words.zh) 原定在 \(old.venue)",
            en: "\(words.en) was to be in \(old.venue)",
            [placement.id]
          )
        )
      }
      return charges
    }
  }
}
