// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Relations that no programme can keep, whatever its windows and rooms are, and relations asked twice.
extension FestivalAssembly {
  /// `rows` are those of the relations that were read.
  func checkRelations(_ rows: [SessionRelation.ID: Row]) {
    reportTwice(rows)
    let network = RelationNetwork(parts)
    let circles = network.circles(atMost: Self.mostCircles)
    for circle in tightest(circles) { report(circle, network, rows) }
    if circles.isEmpty { reportStretches(network, rows) }
    reportRooms(rows)
  }

  /// Whoever mends twenty sees whether there are more.
  private static let mostCircles = 20

  // MARK: - Twice

  private struct Question: Hashable {
    let kind: SessionRelation.Kind
    let sessions: [Session.ID]
    let isPerItem: Bool
    let least: Int
    let most: Int?

    init(_ relation: SessionRelation) {
      kind = relation.kind
      isPerItem = relation.isPerItem
      least = relation.least
      most = relation.most
      sessions = kind == .inOrder ? relation.sessions : relation.sessions.sorted()
    }
  }

  private func reportTwice(_ rows: [SessionRelation.ID: Row]) {
    var asked: [Question: SessionRelation.ID] = [:]
    for relation in parts.relations {
      let question = Question(relation)
      guard let first = asked[question] else {
        asked[question] = relation.id
        continue
      }
      rows[relation.id]?.add(
        .relationTwice, "sessions",
        LocalizedText(
          zh: "\(relation.id) 与 \(first) 要求的相同", en: "\(relation.id) asks the same as \(first)"),
        remedy: LocalizedText(zh: "请删去其中一项", en: "Remove one of the two"))
    }
  }

  // MARK: - Circles

  /// An order that comes back to a session in one row.
  func reportOrder(_ circle: [Session.ID], _ row: Row) {
    row.add(
      .precedenceCycle, "sessions", circleWords(circle, LocalizedText(sameInAll: "")),
      remedy: LocalizedText(zh: "每个场次请只写一次", en: "Name each session once"))
  }

  /// Of circles that the same relations close the one that lacks most.
  private func tightest(_ circles: [[RelationNetwork.Demand]]) -> [[RelationNetwork.Demand]] {
    var positions: [Set<RelationNetwork.Origin>: Int] = [:]
    var kept: [[RelationNetwork.Demand]] = []
    for circle in circles {
      let origins = Set(circle.map(\.origin))
      guard let position = positions[origins] else {
        positions[origins] = kept.count
        kept.append(circle)
        continue
      }
      if missing(in: kept[position]) < missing(in: circle) { kept[position] = circle }
    }
    return kept
  }

  private func missing(in circle: [RelationNetwork.Demand]) -> Int {
    circle.reduce(0) { $0 + $1.gap }
  }

  private func report(
    _ circle: [RelationNetwork.Demand], _ network: RelationNetwork,
    _ rows: [SessionRelation.ID: Row]
  ) {
    let origins = listed(circle.map(\.origin))
    let place = place(of: origins, rows)
    if circle.allSatisfy(\.isWait) {
      // A circle of the sessions' own column is found there.
      guard let place, !relations(of: origins).isEmpty else { return }
      let sessions = circle.compactMap { network.session(at: $0.from) }
      let names = words(origins)
      let by = LocalizedText(zh: "（\(names.zh)）", en: " (\(names.en))")
      log.add(
        .precedenceCycle, at: place, circleWords(sessions + sessions.prefix(1), by),
        remedy: LocalizedText(
          zh: "请更改其中一项的先后，或删去", en: "Change the order in one of these, or remove it"))
      return
    }
    let sessions = names(circle.compactMap { network.session(at: $0.from) })
    let missing = missing(in: circle)
    let cannot = cannotBeKept(origins)
    guard let place else { return }
    log.add(
      .relationsContradict, at: place,
      LocalizedText(
        zh: "\(cannot.zh)：对 \(sessions.zh) 的要求还差 \(missing) 分钟",
        en: "\(cannot.en): what is asked of \(sessions.en) lacks \(missing) min"),
      remedy: LocalizedText(
        zh: "请把间隔或 limit 放宽至少 \(missing) 分钟，或删去其中一项",
        en: "Widen a gap or a 'limit' by at least \(missing) min, or remove one of these"))
  }

  /// The last relation among them, or else the session whose column it is.
  private func place(
    of origins: [RelationNetwork.Origin], _ rows: [SessionRelation.ID: Row]
  ) -> Finding.Location? {
    let relations = relations(of: origins)
    if let last = parts.relations.last(where: { relations.contains($0.id) }) {
      return rows[last.id]?.place("sessions")
    }
    guard case .precedence(let id)? = origins.last else { return nil }
    return sessions.place(of: id)
  }

  private func circleWords(_ sessions: [Session.ID], _ by: LocalizedText) -> LocalizedText {
    let names = sessions.map(key).joined(separator: " → ")
    return LocalizedText(
      zh: "场次的先后次序成了一个圈：\(names)\(by.zh)",
      en: "Sessions wait for each other in a circle: \(names)\(by.en)")
  }

  // MARK: - Stretches

  /// Beyond so many sessions in a relation, or so many looks, nothing more is looked at: what is found is never wrong.
  private static let mostSessions = 64
  private static let mostLooks = 20_000

  /// Sessions that need longer, or more days, than they may lie apart.
  private func reportStretches(
    _ network: RelationNetwork, _ rows: [SessionRelation.ID: Row]
  ) {
    let hard = parts.relations.filter(\.isHard)
    let narrow = hard.filter { $0.kind == .close || $0.kind == .inOrder }
      .flatMap { parts.groups(of: $0) }
    var looks = 0
    for relation in hard where [.apart, .otherDay, .perDay].contains(relation.kind) {
      var groups: [[Session.ID]] = []
      for whole in parts.groups(of: relation) {
        for group in [whole] + narrow.map({ whole.filter($0.contains) })
        where group.count > 1 && group.count <= Self.mostSessions && !groups.contains(group) {
          groups.append(group)
        }
      }
      for group in groups {
        looks += 1
        guard looks <= Self.mostLooks else { return }
        guard let need = need(of: relation, for: group),
          let closeness = network.closeness(of: group), closeness.most < need.minutes
        else { continue }
        report(need.words, closeness, of: relation, group, rows)
        break
      }
    }
  }

  /// How long these sessions need from the first start to the last at least, and why; `nil` where it may be no time.
  private func need(
    of relation: SessionRelation, for group: [Session.ID]
  ) -> (minutes: Int, words: LocalizedText)? {
    switch relation.kind {
    case .apart:
      let lengths = group.compactMap { id in
        parts.sessions.first { $0.id == id }?.duration.rawValue
      }
      let whole = lengths.reduce(0, +) + (group.count - 1) * relation.least
      return (
        whole - (lengths.max() ?? 0),
        LocalizedText(zh: "依次进行需 \(whole) 分钟", en: "need \(whole) min one after the other")
      )
    case .otherDay, .perDay:
      let perDay = relation.kind == .perDay ? relation.most ?? 1 : 1
      let days = (group.count + perDay - 1) / perDay
      guard days > 2 else { return nil }
      // Of the days between, one may be shorter, where clocks change.
      return (
        (days - 2) * LocalTime.minutesPerDay - Self.mostSkipped,
        LocalizedText(zh: "需要 \(days) 天", en: "need \(days) days")
      )
    case .otherPlace, .otherVenue, .sameVenue, .inOrder, .close: return nil
    }
  }

  /// More than clocks skip anywhere.
  private static let mostSkipped = 180

  private func report(
    _ need: LocalizedText, _ closeness: RelationNetwork.Closeness, of relation: SessionRelation,
    _ group: [Session.ID], _ rows: [SessionRelation.ID: Row]
  ) {
    let own = RelationNetwork.Origin.relation(relation.id)
    let all: [RelationNetwork.Origin] =
      parts.relations.map { .relation($0.id) } + parts.sessions.map { .precedence($0.id) }
    let origins = [own] + all.filter { $0 != own && closeness.origins.contains($0) }
    let (cannot, sessions) = (cannotBeKept(origins), names(group))
    rows[relation.id]?.add(
      .relationsContradict, "sessions",
      LocalizedText(
        zh: "\(cannot.zh)：\(sessions.zh) \(need.zh)，却须在 \(closeness.most) 分钟之内先后开始",
        en: "\(cannot.en): \(sessions.en) \(need.en), but have to start within "
          + "\(closeness.most) min of each other"),
      remedy: LocalizedText(
        zh: "请删去其中一项，或放宽其要求", en: "Remove one of these, or loosen what it asks"))
  }

  // MARK: - Rooms

  /// Sessions that have to be in one venue and in different ones.
  private func reportRooms(_ rows: [SessionRelation.ID: Row]) {
    let shared = sharedVenues()
    for relation in parts.relations
    where relation.isHard && (relation.kind == .otherVenue || relation.kind == .otherPlace) {
      let pairs = parts.groups(of: relation).lazy.flatMap { group in
        group.indices.lazy.flatMap { i in
          group[(i + 1)...].lazy.map { (group[i], $0) }
        }
      }
      guard let pair = pairs.first(where: { shared[$0.0] != nil && shared[$0.0] == shared[$0.1] })
      else { continue }
      let names = names([pair.0, pair.1])
      let isVenue = relation.kind == .otherVenue
      rows[relation.id]?.add(
        .relationsContradict, "sessions",
        LocalizedText(
          zh: "\(relation.id) 做不到：\(names.zh) 已须同场地，不能在不同的\(isVenue ? "场地" : "地点")",
          en: "\(relation.id) cannot be kept: \(names.en) have to share a venue already, and so "
            + "cannot be \(isVenue ? "in different venues" : "at different places")"),
        remedy: LocalizedText(
          zh: "请删去其中一项，或把场次移出", en: "Remove one of the demands, or take a session out of it"))
    }
  }

  /// For each session that has to share its venue the first of those that all share it.
  private func sharedVenues() -> [Session.ID: Session.ID] {
    var groups = parts.relations.filter { $0.isHard && $0.kind == .sameVenue }
      .flatMap { parts.groups(of: $0) }
    let named = parts.sessions.filter { $0.sameVenueGroup != nil }
    groups += Dictionary(grouping: named, by: \.sameVenueGroup).values.map { $0.map(\.id) }
    var first: [Session.ID: Session.ID] = [:]
    func root(_ id: Session.ID) -> Session.ID {
      var id = id
      while let up = first[id], up != id { id = up }
      return id
    }
    for group in groups {
      for id in group {
        let (a, b) = (root(group[0]), root(id))
        first[max(a, b)] = min(a, b)
      }
    }
    return Dictionary(uniqueKeysWithValues: first.keys.map { ($0, root($0)) })
  }

  // MARK: - Words

  private func relations(of origins: [RelationNetwork.Origin]) -> [SessionRelation.ID] {
    origins.compactMap { if case .relation(let id) = $0 { id } else { nil } }
  }

  /// Each once, in order.
  private func listed(_ origins: [RelationNetwork.Origin]) -> [RelationNetwork.Origin] {
    var seen = Set<RelationNetwork.Origin>()
    return origins.filter { seen.insert($0).inserted }
  }

  private func words(_ origins: [RelationNetwork.Origin]) -> LocalizedText {
    let names = origins.map { origin -> LocalizedText in
      switch origin {
      case .relation(let id): LocalizedText(sameInAll: id.rawValue)
      case .precedence(let id):
        LocalizedText(zh: "\(key(id)) 的 precedence", en: "'precedence' of \(key(id))")
      }
    }
    return joined(names)
  }

  private func cannotBeKept(_ origins: [RelationNetwork.Origin]) -> LocalizedText {
    let names = words(origins)
    return switch origins.count {
    case 1: LocalizedText(zh: "\(names.zh) 做不到", en: "\(names.en) cannot be kept")
    case 2: LocalizedText(zh: "\(names.zh) 不能同时做到", en: "\(names.en) cannot both be kept")
    default: LocalizedText(zh: "\(names.zh) 不能同时做到", en: "\(names.en) cannot all be kept")
    }
  }

  private func names(_ sessions: [Session.ID]) -> LocalizedText {
    joined(sessions.map { LocalizedText(sameInAll: key($0)) })
  }

  private func joined(_ names: [LocalizedText]) -> LocalizedText {
    let en = names.map(\.en)
    return LocalizedText(
      zh: names.map(\.zh).joined(separator: "、"),
      en: en.count < 2
        ? en.joined() : en.dropLast().joined(separator: ", ") + " and \(en[en.count - 1])")
  }

  private func key(_ id: Session.ID) -> String {
    parts.sessions.first { $0.id == id }?.key ?? id.rawValue
  }
}
