// SPDX-License-Identifier: Apache-2.0

/// How several sessions lie to each other: it has to be so (HC31), or costs points where it is not (SC31).
package struct SessionRelation: Sendable, Hashable {
  /// As in the column `relation_id`.
  package typealias ID = Identifier<SessionRelation>

  /// What is asked of the sessions.
  package enum Kind: String, Sendable, CaseIterable {
    case otherDay = "other_day"
    case otherPlace = "other_place"
    case otherVenue = "other_venue"
    case sameVenue = "same_venue"
    /// Not at the same time, and at least the least number of minutes apart.
    case apart
    /// At most so many on one day.
    case perDay = "per_day"
    /// One after the other as listed, with so many minutes between the end of one and the start of the next.
    case inOrder = "in_order"
    /// From the first start to the last end at most so many minutes.
    case close
  }

  /// Unique among relations; changes name it to let go of it.
  package let id: ID
  /// Which of ``least`` and ``most`` count depends on it.
  package let kind: Kind
  /// Two or more; for an order, in that order.
  package var sessions: [Session.ID]
  /// Whether it is asked among the sessions of each item by itself, such as the screenings of each film.
  package let isPerItem: Bool
  /// The least gap in minutes of `apart` and `inOrder`.
  package let least: Int
  /// The most a day of `perDay`, the longest gap of `inOrder`, the longest stretch of `close`; `nil` is without limit.
  package var most: Int?
  /// What each breach costs; `nil` where it has to be kept.
  package let weight: Points?
  /// Why it is asked, in the office's words; empty for none.
  package let reason: String

  /// A relation that has to be kept, among all its sessions, unless told.
  package init(
    id: ID, kind: Kind, sessions: [Session.ID], isPerItem: Bool = false, least: Int = 0,
    most: Int? = nil,
    weight: Points? = nil, reason: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.sessions = sessions
    self.isPerItem = isPerItem
    self.least = least
    self.most = most
    self.weight = weight
    self.reason = reason
  }

  /// Whether it has to be kept, and costs nothing else.
  package var isHard: Bool { weight == nil }
}

extension SessionRelation {
  /// What is asked, as one says it: names of sessions before codes.
  package func words(in festival: Festival) -> LocalizedText {
    let names = sessions.filter(festival.hasSession).map { festival.session($0) }
    let zh =
      isPerItem
      ? "同一节目的各场次" : names.map { "\($0.name.zh)（\($0.key)）" }.joined(separator: "、")
    let en =
      isPerItem
      ? "the sessions of each item" : Self.listed(names.map { "\($0.name.en) (\($0.key))" })
    let number = most ?? 0
    return switch kind {
    case .otherDay: LocalizedText(zh: "\(zh)须在不同的日子", en: "\(en) are on different days")
    case .otherPlace: LocalizedText(zh: "\(zh)须在不同的地点", en: "\(en) are at different places")
    case .otherVenue: LocalizedText(zh: "\(zh)须在不同的场地", en: "\(en) are in different venues")
    case .sameVenue: LocalizedText(zh: "\(zh)须在同一场地", en: "\(en) are in the same venue")
    case .apart where least > 0:
      LocalizedText(
        zh: "\(zh)须相隔至少 \(least) 分钟", en: "\(en) are at least \(least) min apart")
    case .apart: LocalizedText(zh: "\(zh)不能同时举行", en: "\(en) are not at the same time")
    case .perDay:
      LocalizedText(zh: "\(zh)一天至多 \(number) 场", en: "at most \(number) a day of \(en)")
    case .inOrder:
      LocalizedText(zh: "\(zh)须依此先后\(gapWords.zh)", en: "\(en) in this order\(gapWords.en)")
    case .close:
      LocalizedText(zh: "\(zh)须在 \(number) 分钟之内", en: "\(en) lie within \(number) min")
    }
  }

  private var gapWords: LocalizedText {
    switch (least, most) {
    case (0, nil): LocalizedText(zh: "", en: "")
    case (let least, nil):
      LocalizedText(zh: "，间隔至少 \(least) 分钟", en: ", at least \(least) min between")
    case (0, let most?): LocalizedText(zh: "，间隔至多 \(most) 分钟", en: ", at most \(most) min between")
    case (let least, let most?):
      LocalizedText(zh: "，间隔 \(least) 至 \(most) 分钟", en: ", \(least) to \(most) min between")
    }
  }

  private static func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Festival {
  /// Whether the relation is asked, and no change let go of it.
  package func hasRelation(_ id: SessionRelation.ID) -> Bool { relation(id) != nil }

  /// The relation of this identifier; `nil` where no change left it.
  package func relation(_ id: SessionRelation.ID) -> SessionRelation? {
    relations.first { $0.id == id }
  }
}
