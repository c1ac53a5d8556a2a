// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Interpreting minutes of an interpreter on a day ≤ `HC15.longest_min`; staff meetings are no
/// interpreting.
///
/// - Counts: interpreter-days.
enum HC15InterpreterDay: Rule {
  static let id = RuleID.hc15

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesInterpreters else { return nil }
    let longest = facts.festival.rules.minutes(.interpreterDay)
    return facts.festival.interpreters.flatMap { interpreter in
      let minutes = facts.interpretingMinutes(of: interpreter.id)
      return minutes.keys.sorted().compactMap { day -> Violation? in
        guard let worked = minutes[day], worked > longest else { return nil }
        let date = facts.words(day: day)
        return breach(
          zh: "翻译 \(interpreter.id) \(date.zh) 工作\(worked.number)分钟，上限\(longest.number)分钟",
          en: "interpreter \(interpreter.id) interprets \(worked.number) min on \(date.en); "
            + "the limit is \(longest.number) min"
        )
      }
    }
  }
}
