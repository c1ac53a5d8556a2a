// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC04.weight` for every unit and day with a session, when no `SC04.free_min` of the lunch window
/// are free of its sessions and no meal session of it overlaps the window.
///
/// - Counts: unit-days; travel and interviews are left out.
enum SC04Lunch: Rule {
  static let id = RuleID.sc04

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let rules = facts.festival.rules
    let needed = rules.minutes(.lunchMinutes)
    return facts.festival.units.flatMap { unit in
      facts.days(of: unit.id).compactMap { day -> Violation? in
        guard let number = day.first?.day else { return nil }
        let window = TimeSpan(
          start: LocalTime(day: number, timeOfDay: rules.lunchWindow.from),
          end: LocalTime(day: number, timeOfDay: rules.lunchWindow.to)
        )
        let busy = facts.sessions(of: unit.id).filter { $0.span.overlaps(window) }
        guard !busy.contains(where: \.type.isMeal), longestFree(of: window, busy, facts) < needed
        else {
          return nil
        }
        let (name, date) = (facts.words(unit.id), facts.words(day: number))
        return charge(
          rules.points(.lunch),
          zh: "\(name.zh) \(date.zh) 没有\(needed.number)分钟午餐时间",
          en: "\(name.en) has no \(needed.number) min for lunch on \(date.en)",
          busy.map(\.id)
        )
      }
    }
  }

  private static func longestFree(
    of window: TimeSpan, _ busy: [Placement], _ facts: ProgrammeFacts
  ) -> Minutes {
    var longest: Minutes = 0
    var free = window.start
    for placement in busy {
      longest = max(longest, facts.gap(from: free, to: placement.span.start))
      free = max(free, placement.span.end)
    }
    return max(longest, facts.gap(from: free, to: window.end))
  }
}
