// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Between two consecutive, not overlapping engagements of a unit at different places there is time for the way.
///
/// That is travel + the greater of `HC02.margin_min` and the minutes to board and get off; at different venues of one place
/// the minutes it takes to walk there.
///
/// - Counts: pairs.
enum HC02TravelTime: Rule {
  static let id = RuleID.hc02

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let margin = facts.festival.rules.minutes(.travelMargin)
    return facts.festival.units.flatMap { unit -> [Violation] in
      let boarding = facts.boarding(of: unit)
      return facts.engagements(of: unit.id).consecutivePairs.compactMap { a, b in
        guard !a.span.overlaps(b.span) else { return nil }
        let gap = facts.gap(from: a.span.end, to: b.span.start)
        let travel = facts.travel(from: a, to: b)
        if a.place == b.place { return gap < travel ? walk(unit, a, b, gap, travel, facts) : nil }
        guard gap < travel + max(margin, boarding) else { return nil }
        let (from, to, name) = (facts.words(a), facts.words(b), facts.words(unit.id))
        return breach(
          zh: "\(name.zh) 从 \(from.zh) 到 \(to.zh) 只有\(gap.number)分钟，路程\(travel.number)分钟、"
            + (boarding > margin ? "上下车\(boarding.number)分钟" : "余量\(margin.number)分钟"),
          en: "\(name.en) has \(gap.number) min from \(from.en) to \(to.en); the way takes "
            + "\(travel.number) min and "
            + (boarding > margin
              ? "getting on and off \(boarding.number) min"
              : "the margin is \(margin.number) min"),
          a.sessions + b.sessions,
          interviews: a.interviews + b.interviews
        )
      }
    }
  }

  private static func walk(
    _ unit: AttendanceUnit, _ a: Engagement, _ b: Engagement, _ gap: Minutes, _ walk: Minutes,
    _ facts: ProgrammeFacts
  ) -> Violation {
    let (from, to, name) = (facts.words(a), facts.words(b), facts.words(unit.id))
    return breach(
      zh: "\(name.zh) 从 \(from.zh) 到 \(to.zh) 只有\(gap.number)分钟，步行\(walk.number)分钟",
      en: "\(name.en) has \(gap.number) min from \(from.en) to \(to.en); the walk takes "
        + "\(walk.number) min",
      a.sessions + b.sessions, interviews: a.interviews + b.interviews)
  }
}
