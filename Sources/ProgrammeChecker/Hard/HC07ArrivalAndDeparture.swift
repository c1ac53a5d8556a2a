// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// First engagement of a unit: start ≥ arrival + arrival pad + travel, departing then, + boarding.
///
/// Last engagement: end + travel + boarding + departure lead ≤ departure. Boarding is the minutes to board and get off,
/// at another place than that of the journey. Each engagement lies inside one available stretch, if any are given.
///
/// - Counts: units × (arrival, departure), and engagements outside the available stretches.
enum HC07ArrivalAndDeparture: Rule {
  static let id = RuleID.hc07

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.festival.units.flatMap { unit -> [Violation] in
      let engagements = facts.engagements(of: unit.id)
      guard let first = engagements.first, let last = engagements.last else { return [] }
      let outside = engagements.compactMap { Self.outside($0, of: unit, in: facts) }
      return [
        early(first, of: unit, after: facts.festival.arrival(of: unit), in: facts),
        late(last, of: unit, before: facts.festival.departure(of: unit), in: facts),
      ].compactMap(\.self) + outside
    }
  }

  private static func early(
    _ first: Engagement,
    of unit: AttendanceUnit,
    after arrival: Party.Journey?,
    in facts: ProgrammeFacts
  ) -> Violation? {
    guard let arrival else { return nil }
    let ready = facts.trueTime.time(
      facts.festival.place(arrival.place).arrivalPad, after: arrival.time)
    let needed =
      facts.festival.place(arrival.place).arrivalPad
      + facts.festival.travel.time(from: arrival.place, to: first.place, departing: ready)
      + (first.place == arrival.place ? 0 : facts.boarding(of: unit))
    guard facts.gap(from: arrival.time, to: first.span.start) < needed else { return nil }
    let there = facts.trueTime.time(needed, after: arrival.time)
    let (name, session) = (facts.words(unit.id), facts.words(first))
    let (lands, time) = (facts.words(arrival.time), facts.words(there))
    return breach(
      zh: "\(name.zh) \(lands.zh) 抵达 \(arrival.place)，最早 \(time.zh) 到场，赶不上 \(session.zh)",
      en: "\(name.en) arrives at \(arrival.place) \(lands.en) and is on site by \(time.en), "
        + "too late for \(session.en)",
      first.sessions,
      interviews: first.interviews
    )
  }

  private static func late(
    _ last: Engagement,
    of unit: AttendanceUnit,
    before departure: Party.Journey?,
    in facts: ProgrammeFacts
  ) -> Violation? {
    guard let departure else { return nil }
    let travel = facts.festival.travel.time(
      from: last.place,
      to: departure.place,
      departing: last.span.end
    )
    let boarding = last.place == departure.place ? 0 : facts.boarding(of: unit)
    let needed = travel + boarding + facts.festival.place(departure.place).departureLead
    guard facts.gap(from: last.span.end, to: departure.time) < needed else { return nil }
    let ready = facts.trueTime.time(needed, after: last.span.end)
    let (name, session) = (facts.words(unit.id), facts.words(last))
    let (leaves, time) = (facts.words(departure.time), facts.words(ready))
    return breach(
      zh: "\(name.zh) \(leaves.zh) 从 \(departure.place) 离开，参加 \(session.zh) 后最早 \(time.zh) 才能动身",
      en: "\(name.en) leaves from \(departure.place) \(leaves.en) but after \(session.en) "
        + "is ready only by \(time.en)",
      last.sessions,
      interviews: last.interviews
    )
  }

  private static func outside(
    _ engagement: Engagement,
    of unit: AttendanceUnit,
    in facts: ProgrammeFacts
  ) -> Violation? {
    guard !unit.available.isEmpty,
      !unit.available.contains(where: { $0.contains(engagement.span) })
    else { return nil }
    let (name, session) = (facts.words(unit.id), facts.words(engagement))
    return breach(
      zh: "\(name.zh) 在 \(session.zh) 时没有空",
      en: "\(name.en) is not available for \(session.en)",
      engagement.sessions,
      interviews: engagement.interviews
    )
  }
}
