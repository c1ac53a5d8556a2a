// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Between consecutive sessions of a venue: gap ≥ `HC03.turnaround_min`; 0 inside one chain or one
/// same-venue group; the venue's own reset time where the layouts differ.
///
/// Set-up and tear-down belong to their sessions. Interviews use booths and do not count.
///
/// - Counts: pairs.
enum HC03Turnaround: Rule {
  static let id = RuleID.hc03

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let byVenue = Dictionary(grouping: facts.placements, by: \.venue.id)
    return facts.festival.venues.flatMap { venue in
      let sessions = byVenue[venue.id] ?? []
      return zip(sessions, sessions.dropFirst()).compactMap { a, b -> Violation? in
        let gap = facts.gap(from: a.span.end, to: b.span.start)
        let building = a.tearDown + b.setUp
        let needed = turnaround(from: a, to: b, in: facts.festival) + building
        guard gap < needed else { return nil }
        let (from, to) = (facts.words(a), facts.words(b))
        // Two sessions at one time have no minutes between them.
        let found =
          gap < 0
          ? LocalizedText(
            zh: "\(venue.id) 的 \(from.zh) 与 \(to.zh) 时间重叠，其间",
            en: "\(venue.id) still holds \(from.en) when \(to.en) begins; ")
          : LocalizedText(
            zh: "\(venue.id) 在 \(from.zh) 和 \(to.zh) 之间只有\(gap.number)分钟，",
            en: "\(venue.id) has \(gap.number) min between \(from.en) and \(to.en); ")
        return breach(
          zh: "\(found.zh)需要\(needed.number)分钟"
            + (building > 0 ? "（其中布置和撤场\(building.number)分钟）" : ""),
          en: "\(found.en)\(needed.number) min are needed"
            + (building > 0 ? ", \(building.number) of them to set up and clear" : ""),
          [a.id, b.id]
        )
      }
    }
  }

  private static func turnaround(
    from a: Placement,
    to b: Placement,
    in festival: Festival
  ) -> Minutes {
    if let chain = a.session.chain, chain == b.session.chain { return 0 }
    if let group = a.session.sameVenueGroup, group == b.session.sameVenueGroup { return 0 }
    if let reset = a.venue.reset, a.type.layout != b.type.layout { return reset }
    return festival.rules.minutes(.turnaround)
  }
}
