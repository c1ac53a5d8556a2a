// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Somebody who stands in several rows is in one place at a time: of two consecutive engagements of all
/// his rows the second starts no earlier than he can be there.
///
/// Engagements are what his units attend, what he interprets or attends as interpreter, and what he
/// accompanies; a session or interview is one, in however many parts he is there.
///
/// - Counts: pairs of consecutive engagements, by (start, end, identifier).
enum HC32OnePerson: Rule {
  static let id = RuleID.hc32

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { !facts.festival.persons.isEmpty }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.festival.persons.flatMap { person in
      facts.engagements(of: person).consecutivePairs.compactMap { a, b in
        let gap = facts.gap(from: a.span.end, to: b.span.start)
        let travel = facts.travel(from: a, to: b)
        guard gap < travel else { return nil }
        let (rows, first, second) = (person.rows, facts.words(a), facts.words(b))
        return breach(
          zh: "\(rows.zh) 是同一人，"
            + (gap < 0
              ? "同时排在 \(first.zh) 和 \(second.zh)"
              : "从 \(first.zh) 到 \(second.zh) 只有\(gap.number)分钟，路程\(travel.number)分钟"),
          en: "\(rows.en) are one person, who "
            + (gap < 0
              ? "is in \(first.en) and \(second.en) at the same time"
              : "has \(gap.number) min from \(first.en) to \(second.en); the way takes "
                + "\(travel.number) min"),
          a.sessions + b.sessions, interviews: a.interviews + b.interviews)
      }
    }
  }
}

extension ProgrammeFacts {
  /// All that binds a person in any of his rows, in order.
  func engagements(of person: Person) -> [Engagement] {
    var engagements: [Engagement] = []
    for placement in placements {
      let meeting =
        placement.session.staff.contains(.interpreters)
        ? festival.meetingInterpreters(of: placement.session) : []
      let isThere =
        person.units.contains(where: placement.attending.contains)
        || person.interpreters.contains { (placement.interpreters + meeting).contains($0) }
        || person.officers.contains(where: placement.liaison.contains)
      if isThere {
        engagements.append(Engagement(occasion: .session(placement), span: placement.span))
      }
    }
    for placement in interviews {
      let isSubject = person.units.contains(placement.interview.subject)
      guard isSubject || person.interpreters.contains(where: placement.placed.interpreters.contains)
      else { continue }
      engagements.append(
        Engagement(
          occasion: .interview(placement),
          // Who only interprets goes when the talk ends.
          span: isSubject ? placement.boundSpan : placement.span))
    }
    return engagements.inOrder()
  }
}
