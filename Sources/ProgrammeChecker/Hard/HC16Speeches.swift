// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Sum of speech minutes ≤ duration; interpreted speeches count `HC16.percent` % if any need of the
/// session is consecutive.
///
/// - Counts: sessions.
enum HC16Speeches: Rule {
  static let id = RuleID.hc16

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let percent = facts.festival.rules.number(.consecutivePercent)
    let speeches = Dictionary(grouping: facts.festival.speeches, by: \.session)
    return facts.placements.compactMap { placement in
      let isDoubled = placement.session.interpreting.contains { $0.mode == .consecutive }
      let hundredths = (speeches[placement.id] ?? [])
        .map { $0.minutes.number * (isDoubled && $0.isInterpreted ? percent : 100) }.reduce(0, +)
      guard hundredths > placement.duration.number * 100 else { return nil }
      let words = facts.words(placement)
      let needed = (hundredths + 99) / 100
      return breach(
        zh: "\(words.zh)：讲话连同翻译需要\(needed)分钟，超过场次时长",
        en:
          "\(words.en): the speeches take \(needed) min with interpreting, longer than the session",
        [placement.id]
      )
    }
  }
}
