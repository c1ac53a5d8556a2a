// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One breach of a relation between sessions; sessions that are not placed are not looked at.
struct RelationBreach {
  let words: LocalizedText
  let sessions: [Session.ID]

  static func all(of relation: SessionRelation, in facts: ProgrammeFacts) -> [RelationBreach] {
    guard relation.isPerItem else { return all(of: relation, among: relation.sessions, facts) }
    // Only sessions that show the same item are compared.
    return facts.festival.items.flatMap { item in
      all(
        of: relation, among: relation.sessions.filter { item.sessions.contains($0) }, facts)
    }
  }

  private static func all(
    of relation: SessionRelation, among sessions: [Session.ID], _ facts: ProgrammeFacts
  ) -> [RelationBreach] {
    let placed = sessions.compactMap { facts.placement(of: $0) }
    switch relation.kind {
    case .otherDay:
      return pairs(placed, zh: "在同一天", en: "are on one day", facts) {
        facts.festivalDay(of: $0) == facts.festivalDay(of: $1)
      }
    case .otherPlace:
      return pairs(placed, zh: "在同一地点", en: "are at one place", facts) {
        $0.venue.place == $1.venue.place
      }
    case .otherVenue:
      return pairs(placed, zh: "在同一场地", en: "are in one venue", facts) {
        $0.venue.id == $1.venue.id
      }
    case .sameVenue:
      return pairs(placed, zh: "不在同一场地", en: "are not in one venue", facts) {
        $0.venue.id != $1.venue.id
      }
    case .apart:
      let least = Minutes(relation.least)
      return pairs(
        placed, zh: "相隔不足\(relation.least)分钟或同时举行",
        en: least > 0 ? "are less than \(relation.least) min apart" : "are at the same time", facts
      ) {
        facts.gap(from: $0.span.end, to: $1.span.start) < least
          && facts.gap(from: $1.span.end, to: $0.span.start) < least
      }
    case .perDay: return crowdedDays(placed, relation.most ?? 0, facts)
    case .inOrder: return disorder(relation, sessions, facts)
    case .close where placed.count < 2: return []
    case .close:
      guard let first = placed.map(\.span.start).min(), let last = placed.map(\.span.end).max(),
        let most = relation.most, facts.gap(from: first, to: last) > Minutes(most)
      else { return [] }
      let length = facts.gap(from: first, to: last).number
      return [
        RelationBreach(
          words: LocalizedText(
            zh: "\(list(placed, facts).zh)前后共\(length)分钟，至多\(most)分钟",
            en: "\(list(placed, facts).en) stretch over \(length) min, at most \(most)"),
          sessions: placed.map(\.id))
      ]
    }
  }

  private static func pairs(
    _ placed: [Placement], zh: String, en: String, _ facts: ProgrammeFacts,
    where isBroken: (Placement, Placement) -> Bool
  ) -> [RelationBreach] {
    var breaches: [RelationBreach] = []
    for (index, a) in placed.enumerated() {
      for b in placed[(index + 1)...] where isBroken(a, b) {
        let (first, second) = (facts.words(a), facts.words(b))
        breaches.append(
          RelationBreach(
            words: LocalizedText(
              zh: "\(first.zh)与\(second.zh)\(zh)", en: "\(first.en) and \(second.en) \(en)"),
            sessions: [a.id, b.id]))
      }
    }
    return breaches
  }

  /// Each session of a day beyond the most there may be.
  private static func crowdedDays(
    _ placed: [Placement], _ most: Int, _ facts: ProgrammeFacts
  ) -> [RelationBreach] {
    let days = Dictionary(grouping: placed) { facts.festivalDay(of: $0) }
    return days.keys.sorted().flatMap { day -> [RelationBreach] in
      let sessions = days[day] ?? []
      let words = facts.words(day: day)
      return sessions.dropFirst(most).map { extra in
        RelationBreach(
          words: LocalizedText(
            zh: "\(words.zh)有\(sessions.count)场，至多\(most)场（\(facts.words(extra).zh)）",
            en: "\(sessions.count) on \(words.en), at most \(most) (\(facts.words(extra).en))"),
          sessions: sessions.map(\.id))
      }
    }
  }

  /// Neighbours in the list that do not follow each other as they should.
  private static func disorder(
    _ relation: SessionRelation, _ sessions: [Session.ID], _ facts: ProgrammeFacts
  ) -> [RelationBreach] {
    zip(sessions, sessions.dropFirst()).compactMap { one, next in
      guard let a = facts.placement(of: one), let b = facts.placement(of: next) else { return nil }
      let gap = facts.gap(from: a.span.end, to: b.span.start).number
      guard gap < relation.least || gap > relation.most ?? .max else { return nil }
      return RelationBreach(
        words: GapWords.breach(
          facts.words(a), facts.words(b), gap: gap, least: relation.least, most: relation.most),
        sessions: [a.id, b.id])
    }
  }

  private static func list(_ placed: [Placement], _ facts: ProgrammeFacts) -> LocalizedText {
    LocalizedText(
      zh: placed.map { facts.words($0).zh }.joined(separator: "、"),
      en: placed.map { facts.words($0).en }.joined(separator: ", "))
  }
}
