// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A journalist is busy from a slot's start − lead to its end; lead is `HC19.gate_min` for kinds
/// with a gate, else `HC19.in_place_min`, 0 for interviews.
///
/// Between consecutive ones: gap ≥ travel; two slots of one pool never collide.
///
/// - Counts: pairs.
enum HC19Journalists: Rule {
  static let id = RuleID.hc19

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesMediaSlots else { return nil }
    let busy = busyTimes(facts)
    return facts.festival.journalists.flatMap { journalist in
      (busy[journalist.id] ?? []).inOrder().consecutivePairs.compactMap { a, b in
        let gap = facts.gap(from: a.span.end, to: b.span.start)
        let travel = facts.travel(from: a, to: b)
        guard gap < travel, !isOnePool(a, b, in: facts) else { return nil }
        let (from, to) = (facts.words(a), facts.words(b))
        return breach(
          zh: "记者 \(journalist.id) 从 \(from.zh) 赶不到 \(to.zh)（须提前到位）",
          en: "journalist \(journalist.id) cannot be in place in time for \(to.en) "
            + "after \(from.en)",
          a.sessions + b.sessions,
          interviews: a.interviews + b.interviews
        )
      }
    }
  }

  private static func busyTimes(_ facts: ProgrammeFacts) -> [Journalist.ID: [Engagement]] {
    let rules = facts.festival.rules
    var busy: [Journalist.ID: [Engagement]] = [:]
    for slot in facts.slots {
      let lead = rules.minutes(
        rules.gateKinds.contains(slot.slot.kind) ? .pressGate : .pressInPlace
      )
      let span = TimeSpan(
        start: facts.trueTime.time(lead, before: slot.span.start), end: slot.span.end)
      for id in slot.journalists {
        busy[id, default: []].append(Engagement(occasion: .slot(slot), span: span))
      }
    }
    for interview in facts.interviews {
      var seen: Set<Journalist.ID> = []
      for id in interview.placed.journalists where seen.insert(id).inserted {
        busy[id, default: []].append(
          Engagement(occasion: .interview(interview), span: interview.span)
        )
      }
    }
    return busy
  }

  private static func isOnePool(
    _ a: Engagement,
    _ b: Engagement,
    in facts: ProgrammeFacts
  ) -> Bool {
    guard case .slot(let first) = a.occasion, case .slot(let second) = b.occasion else {
      return false
    }
    let pool = Set(facts.originals(of: first.slot).map(\.id))
    return !pool.isDisjoint(with: facts.originals(of: second.slot).map(\.id))
  }
}
