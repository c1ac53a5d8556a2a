// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Between two consecutive jobs of an interpreter: gap ≥ `HC14.rest_min` + travel, only travel
/// inside one chain.
///
/// Jobs are interpreted sessions, interviews without their buffer, and sessions whose staff are the
/// interpreters.
///
/// - Counts: pairs, overlapping ones included.
enum HC14InterpreterRest: Rule {
  static let id = RuleID.hc14

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesInterpreters else { return nil }
    let rest = facts.festival.rules.minutes(.interpreterRest)
    return facts.festival.interpreters.flatMap { interpreter in
      facts.jobs(of: interpreter.id).consecutivePairs.compactMap { a, b in
        let isChained = a.chain.map { $0 == b.chain } ?? false
        let gap = facts.gap(from: a.span.end, to: b.span.start)
        let needed = facts.travel(from: a, to: b) + (isChained ? 0 : rest)
        guard gap < needed else { return nil }
        let (from, to) = (facts.words(a), facts.words(b))
        guard gap >= 0 else {
          return breach(
            zh: "翻译 \(interpreter.id) 的 \(from.zh) 与 \(to.zh) 时间重叠，其间需要\(needed.number)分钟",
            en: "interpreter \(interpreter.id) is still at \(from.en) when \(to.en) begins; "
              + "\(needed.number) min are needed between",
            a.sessions + b.sessions,
            interviews: a.interviews + b.interviews
          )
        }
        return breach(
          zh:
            "翻译 \(interpreter.id) 从 \(from.zh) 到 \(to.zh) 之间只有\(gap.number)分钟，需要\(needed.number)分钟",
          en: "interpreter \(interpreter.id) has \(gap.number) min between \(from.en) and "
            + "\(to.en); \(needed.number) min are needed",
          a.sessions + b.sessions,
          interviews: a.interviews + b.interviews
        )
      }
    }
  }
}
