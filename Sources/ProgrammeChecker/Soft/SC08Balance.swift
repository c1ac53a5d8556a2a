// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// (most − least interpreting minutes on a day among the interpreters of a language who serve SI or
/// CI) × `SC08.weight` per `SC08.per_min`, by the minute.
///
/// - Counts: language × day with a job, each rounded down to the unit of ``Points``.
enum SC08Balance: Rule {
  static let id = RuleID.sc08

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesInterpreters else { return nil }
    let rules = facts.festival.rules
    let step = max(1, rules.minutes(.balanceStep).number)
    let interpreters = Dictionary(
      grouping: facts.festival.interpreters.filter { interpreter in
        interpreter.modes.contains { $0 != .volunteer }
      },
      by: \.language
    )
    return interpreters.keys.sorted().flatMap { language -> [Violation] in
      let loads = (interpreters[language] ?? []).map { facts.interpretingMinutes(of: $0.id) }
      let days = Set(loads.flatMap(\.keys)).sorted()
      return days.compactMap { day -> Violation? in
        let minutes = loads.map { $0[day] ?? 0 }
        guard let most = minutes.max(), let least = minutes.min(), most > least else {
          return nil
        }
        let date = facts.words(day: day)
        return charge(
          rules.points(.balance).scaled((most - least).number, per: step),
          zh: "\(language) 翻译 \(date.zh) 工作量相差\((most - least).number)分钟",
          en: "\(language) interpreters' minutes differ by \((most - least).number) "
            + "on \(date.en)"
        )
      }
    }
  }
}
