// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A liaison officer of the party is on duty in every session its lead unit attends, if the party
/// has officers; each listed officer belongs to such a party, unless the session's staff are the
/// officers; an officer is in one session at a time, and in none outside his stretches of duty.
///
/// - Counts: breaches: a party without officer; an officer who does not belong or is listed twice;
///   every two overlapping sessions of an officer; each of his sessions outside his stretches of
///   duty, if any are given.
enum HC29Liaison: Rule {
  static let id = RuleID.hc29

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesLiaison else { return nil }
    let served = Set(facts.festival.liaisonOfficers.flatMap(\.parties))
    var duties: [LiaisonOfficer.ID: [Engagement]] = [:]
    var violations: [Violation] = []
    for placement in facts.placements {
      let led = placement.attending.compactMap { unit -> Party.ID? in
        let party = facts.party(of: unit).id
        return served.contains(party) && facts.leadUnits[party] == unit ? party : nil
      }
      let words = facts.words(placement)
      let onDuty = Set(placement.liaison.flatMap { facts.festival.liaisonOfficer($0).parties })
      for party in led where !onDuty.contains(party) {
        violations.append(
          breach(
            zh: "\(words.zh)：\(party) 没有联络员在场",
            en: "\(words.en): no liaison officer of \(party) is on duty",
            [placement.id]
          )
        )
      }
      var seen: Set<LiaisonOfficer.ID> = []
      for id in placement.liaison {
        let isNew = seen.insert(id).inserted
        let belongs =
          placement.session.staff.contains(.liaison)
          || facts.festival.liaisonOfficer(id).parties.contains { led.contains($0) }
        if isNew {
          duties[id, default: []].append(
            Engagement(occasion: .session(placement), span: placement.span)
          )
        }
        if !isNew || !belongs {
          violations.append(
            breach(
              zh: "\(words.zh)：联络员 \(id) 不属于在场团组，或重复出现",
              en:
                "\(words.en): liaison officer \(id) belongs to no party there, or is listed twice",
              [placement.id]
            )
          )
        }
      }
    }
    return violations
      + facts.festival.liaisonOfficers.flatMap { officer in
        absences(of: officer, in: duties[officer.id] ?? [], facts)
          + (duties[officer.id] ?? []).overlappingPairs.map { a, b in
            let (first, second) = (facts.words(a), facts.words(b))
            return breach(
              zh: "联络员 \(officer.id) 同时排在 \(first.zh) 和 \(second.zh)",
              en:
                "liaison officer \(officer.id) is in \(first.en) and \(second.en) at the same time",
              a.sessions + b.sessions,
              interviews: a.interviews + b.interviews
            )
          }
      }
  }

  private static func absences(
    of officer: LiaisonOfficer,
    in duties: [Engagement],
    _ facts: ProgrammeFacts
  ) -> [Violation] {
    guard !officer.available.isEmpty else { return [] }
    return duties.filter { duty in !officer.available.contains { $0.contains(duty.span) } }
      .map { duty in
        let words = facts.words(duty)
        return breach(
          zh: "联络员 \(officer.id) 不在岗：\(words.zh)",
          en: "liaison officer \(officer.id) is not on duty for \(words.en)",
          duty.sessions
        )
      }
  }
}
