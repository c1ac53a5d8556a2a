// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC15.weight` for every wait of a firm between two of its meetings; a wait of any length counts
/// once.
///
/// - Counts: firm × pair of consecutive meetings with a free slot between them.
enum SC15MatchmakingWaits: Rule {
  static let id = RuleID.sc15

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.programme.matchmaking != nil else { return nil }
    let weight = facts.festival.rules.points(.matchmakingWait)
    return facts.festival.matchmaking.flatMap { matchmaking -> [Violation] in
      guard let host = facts.placement(of: matchmaking.session) else { return [] }
      let meetings = facts.meetings(of: matchmaking.session)
      return matchmaking.firms.flatMap { firm -> [Violation] in
        let slots = meetings.filter { $0.a == firm.id || $0.b == firm.id }
          .compactMap { matchmaking.slot(at: $0.start, of: host, facts) }.sorted()
        return zip(slots, slots.dropFirst()).filter { $1 - $0 > 1 }.map { before, after in
          charge(
            weight,
            zh: "\(host.id)：企业 \(firm.id) 在第\(before + 1)和第\(after + 1)时段之间等候",
            en: "\(host.id): firm \(firm.id) waits between slots \(before + 1) and \(after + 1)",
            [host.id]
          )
        }
      }
    }
  }
}
