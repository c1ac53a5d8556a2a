// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
package import Planner

/// One option of a session, for machines.
///
/// `points` and `others` are there even when they are `null`; `rules` names only the rules that change.
package struct OptionAnswer: Encodable, Sendable {
  /// The first obstacle, in both languages.
  package struct Reason: Encodable, Sendable {
    /// Such as `HC03`.
    package let rule: String
    /// The reason in Chinese.
    package let zh: String
    /// The reason in English.
    package let en: String
  }

  /// ISO 8601 with the zone's offset.
  package let start: String
  /// By identifier.
  package let venue: String
  /// A word of ``SessionOption/Verdict``.
  package let verdict: String
  /// What the programme would cost more in all; `null` when it is not free.
  package let points: Decimal?
  /// What changes of it, rule by rule; a rule may become cheaper.
  package let rules: [String: Decimal]
  /// Changes of other sessions and interviews at the least; `null` where that is not proven.
  package let others: Int?
  /// `null` where it is simply free.
  package let reason: Reason?

  /// The same in plain types.
  package init(_ option: SessionOption, on clock: FestivalClock) {
    start = clock.iso8601(option.start)
    venue = option.venue.rawValue
    verdict = option.verdict.rawValue
    points = option.points?.decimal
    rules = Dictionary(
      uniqueKeysWithValues: option.rules.map { ($0.key.rawValue, $0.value.decimal) })
    others = option.others
    reason = option.reason.map {
      Reason(rule: $0.rule.rawValue, zh: $0.words.zh, en: $0.words.en)
    }
  }

  private enum CodingKeys: CodingKey { case start, venue, verdict, points, rules, others, reason }

  /// Writes every key, `null` where there is no value.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(start, forKey: .start)
    try container.encode(venue, forKey: .venue)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(points, forKey: .points)
    try container.encode(rules, forKey: .rules)
    try container.encode(others, forKey: .others)
    try container.encode(reason, forKey: .reason)
  }
}
