// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Slack of a wave: start of `before` − its gate, if it has one − (end of the session + load + travel departing then),
/// the least over its `after` sessions of the same day; the way is from where that session is to where `before` is.
///
/// `SC07.weight` per 5 minutes, by the minute, that it falls short of `SC07.slack_min`.
///
/// - Counts: waves of guests with `after` sessions and a pinned `before`.
enum SC07WaveSlack: Rule {
  static let id = RuleID.sc07
  static let minutesPerCharge = 5

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    return facts.festival.waves.compactMap { wave in
      guard wave.riders == .guests, let before = facts.placement(of: wave.before),
        before.session.pinned != nil
      else { return nil }
      let slacks = wave.after.compactMap { facts.placement(of: $0) }
        .filter { $0.day == before.day }
        .map { after -> Minutes in
          let leave = facts.trueTime.time(wave.load, after: after.span.end)
          let travel = facts.way(from: after.venue, to: before.venue, departing: leave)
          return facts.gap(from: after.span.end, to: before.span.start)
            - (wave.gate ?? 0) - wave.load - travel
        }
      guard let slack = slacks.min(), slack < rules.minutes(.slackMinutes) else { return nil }
      let missing = rules.minutes(.slackMinutes) - slack
      let words = facts.words(before)
      let points = rules.points(.slack).scaled(missing.number, per: minutesPerCharge)
      guard slack >= 0 else {
        return charge(
          points, zh: "车队 \(wave.id) 赶不上 \(words.zh)，晚\(-slack.number)分钟",
          en: "wave \(wave.id) reaches \(words.en) \(-slack.number) min late", [before.id])
      }
      return charge(
        points, zh: "车队 \(wave.id) 到 \(words.zh) 只余\(slack.number)分钟",
        en: "wave \(wave.id) reaches \(words.en) with \(slack.number) min to spare",
        [before.id]
      )
    }
  }
}
