// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Every outdoor session of a day for which plans are stated has one for the rain that the tables allow; with all of
/// them in force the day keeps the other hard rules; the press has its risers and uplinks there too; and their rooms are
/// held in the dry programme.
///
/// - Counts: outdoor sessions without an entry, entries that are not allowed, media slots whose wet venue lacks what
///   they need, breaches of the wet edition that the dry programme does not have, and sessions in rooms that are held.
enum HC23WetEditions: Rule {
  static let id = RuleID.hc23

  static func isAsked(_ facts: ProgrammeFacts) -> Bool {
    facts.festival.statesWetPlans || facts.programme.wet != nil
  }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard let stated = facts.programme.wet else { return nil }
    let planned = facts.placements.filter { !$0.session.wet.isEmpty }.map(\.day)
    let days = Set(planned + stated.map(\.day)).sorted()
    let dry = days.isEmpty ? [] : breaches(of: facts.programme, in: facts.festival)
    return days.flatMap { day in
      let entries = stated.filter { $0.day == day }.flatMap(\.entries)
      return uncovered(day, entries, facts) + refused(day, entries, facts) + press(entries, facts)
        + breachesInRain(day, entries, facts, beside: dry) + taken(day, entries, facts)
    }
  }

  // MARK: - Entries

  private static func uncovered(
    _ day: Int, _ entries: [WetDay.Entry], _ facts: ProgrammeFacts
  ) -> [Violation] {
    facts.placements.compactMap { placement in
      guard placement.day == day, placement.venue.isOutdoor,
        !entries.contains(where: { $0.session == placement.id })
      else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh) 在室外，没有可行的雨天方案", en: "\(words.en) is outdoors and has no plan for the rain",
        [placement.id])
    }
  }

  private static func refused(
    _ day: Int, _ entries: [WetDay.Entry], _ facts: ProgrammeFacts
  ) -> [Violation] {
    entries.enumerated().compactMap { number, entry in
      let placement = facts.placement(of: entry.session)
      let isAgain = entries[..<number].contains { $0.session == entry.session }
      if let placement, placement.day == day, !isAgain,
        isAllowed(entry.plan, for: placement, facts.festival)
      {
        return nil
      }
      let words = words(entry.plan)
      return breach(
        zh: "雨天方案不在表格所列之中：\(entry.session) \(words.zh)",
        en: "the plan for the rain is none that the tables allow: \(entry.session) \(words.en)",
        [entry.session])
    }
  }

  /// One of the session's own plans; without any, for what is outdoors, its venue's alternative or another of its venues
  /// under a roof.
  private static func isAllowed(
    _ plan: Session.WetPlan, for placement: Placement, _ festival: Festival
  ) -> Bool {
    let session = placement.session
    if !session.wet.isEmpty { return session.wet.contains(plan) }
    guard placement.venue.isOutdoor, let venue = plan.venue, festival.hasVenue(venue) else {
      return false
    }
    let own: Session.WetPlan =
      placement.venue.isWetAlternativeSymbolic ? .symbolic(venue) : .move(venue)
    if placement.venue.wetAlternative == venue { return plan == own }
    return plan == .move(venue) && session.venues.contains(venue)
      && !festival.venue(venue).isOutdoor
  }

  private static func words(_ plan: Session.WetPlan) -> LocalizedText {
    switch plan {
    case .move(let venue): LocalizedText(zh: "改到 \(venue)", en: "to \(venue)")
    case .symbolic(let venue):
      LocalizedText(zh: "在 \(venue) 象征性举行", en: "symbolic in \(venue)")
    case .cancel: LocalizedText(zh: "取消", en: "cancelled")
    }
  }

  // MARK: - Press

  private static func press(_ entries: [WetDay.Entry], _ facts: ProgrammeFacts) -> [Violation] {
    facts.slots.compactMap { slot in
      guard let entry = entries.first(where: { $0.session == slot.host.id }),
        let id = entry.plan.venue, facts.festival.hasVenue(id)
      else { return nil }
      let venue = facts.festival.venue(id)
      let needed: (feature: String, number: Int)
      switch slot.slot.kind {
      case "riser": needed = ("press_riser", slot.slot.capacity)
      case "live": needed = ("uplink", 1)
      default: return nil
      }
      // Where no venue says anything of it, nobody counts it.
      guard facts.festival.venues.contains(where: { $0.features[needed.feature] != nil }),
        (venue.features[needed.feature] ?? 0) < needed.number
      else { return nil }
      let words = facts.words(slot)
      return breach(
        zh: "\(words.zh)：雨天场地 \(id) 的 \(needed.feature) 需要 \(needed.number)",
        en: "\(words.en): the wet venue \(id) needs \(needed.feature)=\(needed.number)",
        [slot.host.id])
    }
  }

  // MARK: - The day in the rain

  private static func breachesInRain(
    _ day: Int, _ entries: [WetDay.Entry], _ facts: ProgrammeFacts, beside dry: [Violation]
  ) -> [Violation] {
    guard !entries.isEmpty else { return [] }
    let edition = WetEdition(entries, of: facts.programme, in: facts.festival)
    let date = facts.words(day: day)
    return breaches(of: edition.programme, in: edition.festival)
      .filter { !dry.contains($0) }
      .map { found in
        breach(
          zh: "\(date.zh)下雨时 \(found.rule.rawValue)：\(found.message.zh)",
          en: "in the rain on \(date.en), \(found.rule.rawValue): \(found.message.en)",
          found.sessions, interviews: found.interviews)
      }
  }

  /// Breaches of all other hard rules, trips aside.
  private static func breaches(of programme: Programme, in festival: Festival) -> [Violation] {
    var programme = programme
    programme.wet = nil
    programme.trips = nil
    programme.weather = .dry
    let facts = ProgrammeFacts(festival: festival, programme: programme, published: nil)
    return RuleSet.all.filter { $0.id.isHard && $0.id != id && $0.isAsked(facts) }
      .flatMap { $0.judge(facts) ?? [] }
  }

  // MARK: - Rooms that are held

  /// A wet venue is held from the hour of the decision until it could be used by others again; whoever leaves it in the
  /// rain, too, is not in the way.
  private static func taken(
    _ day: Int, _ entries: [WetDay.Entry], _ facts: ProgrammeFacts
  ) -> [Violation] {
    entries.flatMap { entry -> [Violation] in
      guard let id = entry.plan.venue, facts.festival.hasVenue(id),
        let own = facts.placement(of: entry.session)
      else { return [] }
      let start = entry.start ?? own.span.start
      let end = facts.trueTime.time(own.duration + own.tearDown, after: start)
      let decision = LocalTime(day: day, timeOfDay: facts.festival.rules.rainDecision)
      let from = min(decision, facts.trueTime.time(own.setUp, before: start))
      return facts.placements.compactMap { other in
        guard other.venue.id == id, other.id != own.id,
          !entries.contains(where: { $0.session == other.id }), other.held.end > from,
          other.held.start < facts.trueTime.time(gap(after: own, other, facts), after: end)
        else { return nil }
        let (name, words) = (facts.name(own.session), facts.words(other))
        return breach(
          zh: "\(id) 自\(facts.words(from).zh)起为 \(name) 雨天备用，不能安排 \(words.zh)",
          en: "\(id) is held for \(name) in the rain from \(facts.words(from).en), and not free "
            + "for \(words.en)",
          [own.id, other.id])
      }
    }
  }

  /// As long as HC03 asks for between the two in the wet venue.
  private static func gap(
    after own: Placement, _ other: Placement, _ facts: ProgrammeFacts
  ) -> Minutes {
    if let chain = own.session.chain, chain == other.session.chain { return 0 }
    if let group = own.session.sameVenueGroup, group == other.session.sameVenueGroup { return 0 }
    if let reset = other.venue.reset, own.type.layout != other.type.layout { return reset }
    return facts.festival.rules.minutes(.turnaround)
  }
}
