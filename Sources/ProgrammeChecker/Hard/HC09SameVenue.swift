// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Sessions of one same-venue group share one venue, and start min to max minutes after their
/// predecessors of the group.
///
/// - Counts: groups with more than one venue, and precedences inside groups.
enum HC09SameVenue: Rule {
  static let id = RuleID.hc09

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    scattered(facts)
      + facts.precedences(judgedBy: id).compactMap { pair in
        guard let words = pair.breach(min: pair.limits.minGap, max: pair.limits.maxGap, in: facts)
        else { return nil }
        return breach(zh: words.zh, en: words.en, pair.sessions)
      }
  }

  private static func scattered(_ facts: ProgrammeFacts) -> [Violation] {
    var groups: [String] = []
    var members: [String: [Placement]] = [:]
    for placement in facts.placements {
      guard let group = placement.session.sameVenueGroup else { continue }
      if members[group] == nil { groups.append(group) }
      members[group, default: []].append(placement)
    }
    return groups.compactMap { group in
      let placements = members[group] ?? []
      guard Set(placements.map(\.venue.id)).count > 1 else { return nil }
      let words = placements.map { facts.words($0) }
      return breach(
        zh: "同场地组 \(group) 分在不同场地：\(words.map(\.zh).joined(separator: "、"))",
        en: "the group \(group) is spread over venues: "
          + words.map(\.en).joined(separator: ", "),
        placements.map(\.id)
      )
    }
  }
}
