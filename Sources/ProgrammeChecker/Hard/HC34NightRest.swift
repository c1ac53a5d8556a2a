// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Between the last engagement of one day and the first of the next that has any, units rest at least
/// `HC34.guests_min`, interpreters and liaison officers `HC34.staff_min`, and who stands in several rows
/// the longer of what is asked of these.
///
/// The day is the festival's day of the start. Not asked where both are 0.
///
/// - Counts: nights of a unit, interpreter, officer or person.
enum HC34NightRest: Rule {
  static let id = RuleID.hc34

  static func isAsked(_ facts: ProgrammeFacts) -> Bool {
    facts.festival.rules.number(.guestNight) > 0 || facts.festival.rules.number(.staffNight) > 0
  }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let festival = facts.festival
    let ofGuests = festival.rules.minutes(.guestNight)
    let ofStaff = festival.rules.minutes(.staffNight)
    var breaches: [Violation] = []
    for unit in festival.units {
      breaches += nights(facts.engagements(of: unit.id), ofGuests, facts.words(unit.id), facts)
    }
    for interpreter in festival.interpreters {
      let name = LocalizedText(zh: "翻译 \(interpreter.id)", en: "interpreter \(interpreter.id)")
      breaches += nights(facts.jobs(of: interpreter.id), ofStaff, name, facts)
    }
    for officer in facts.statesLiaison ? festival.liaisonOfficers : [] {
      let name = LocalizedText(zh: "联络员 \(officer.id)", en: "liaison officer \(officer.id)")
      breaches += nights(duties(of: officer.id, facts), ofStaff, name, facts)
    }
    for person in festival.persons {
      let asGuest = person.units.isEmpty ? 0 : ofGuests
      let asStaff = person.interpreters.isEmpty && person.officers.isEmpty ? 0 : ofStaff
      breaches += nights(
        facts.engagements(of: person), max(asGuest, asStaff), person.rows, facts)
    }
    return breaches
  }

  private static func nights(
    _ engagements: [Engagement], _ rest: Minutes, _ who: LocalizedText, _ facts: ProgrammeFacts
  ) -> [Violation] {
    guard rest > 0 else { return [] }
    func day(_ engagement: Engagement) -> Int {
      (engagement.span.start - facts.festival.parts.dayEnd).day
    }
    var breaches: [Violation] = []
    // The one that ends last on the days so far.
    var last: Engagement?
    var today: [Engagement] = []
    func close() {
      let ends = today + (last.map { [$0] } ?? [])
      last = ends.max { $0.span.end < $1.span.end }
      today = []
    }
    for engagement in engagements {
      if let first = today.first, day(first) != day(engagement) { close() }
      if today.isEmpty, let last {
        let gap = facts.gap(from: last.span.end, to: engagement.span.start)
        if gap < rest { breaches.append(short(last, engagement, gap, rest, who, facts)) }
      }
      today.append(engagement)
    }
    return breaches
  }

  private static func short(
    _ last: Engagement, _ first: Engagement, _ gap: Minutes, _ rest: Minutes,
    _ who: LocalizedText, _ facts: ProgrammeFacts
  ) -> Violation {
    let (from, to) = (facts.words(last), facts.words(first))
    return breach(
      zh: "\(who.zh) 从 \(from.zh) 到次日 \(to.zh) 只有\(gap.number)分钟，夜间须休息\(rest.number)分钟",
      en: "\(who.en) has \(gap.number) min overnight from \(from.en) to \(to.en); "
        + "\(rest.number) min of rest are needed",
      last.sessions + first.sessions, interviews: last.interviews + first.interviews)
  }

  private static func duties(
    of officer: LiaisonOfficer.ID, _ facts: ProgrammeFacts
  ) -> [Engagement] {
    facts.placements.filter { placement in
      placement.liaison.contains(officer)
        || facts.festival.meetingOfficers(of: placement.session).contains(officer)
    }
    .map { Engagement(occasion: .session($0), span: $0.span) }
  }
}
