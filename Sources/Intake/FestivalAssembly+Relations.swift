// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readRelations() {
    var relations = Register<SessionRelation>(Noun.relation, file: TableSchema.relations.file)
    var entered: [SessionRelation.ID: Row] = [:]
    for row in rows(.relations) {
      let id = relations.enter(row, "relation_id")
      let kind: SessionRelation.Kind? = row.word("kind")
      let sessions = relatedSessions(row, kind)
      let isPerItem = isPerItem(row)
      let limits = kind.flatMap { limit(of: $0, row) }
      let weight = weight(row)
      guard let id, let kind, let sessions, let limits, let isPerItem else { continue }
      // A session that is cancelled parts the screenings of one item, and no one number could then say how far.
      if kind == .inOrder, isPerItem, limits.most != nil {
        badLimit(row, zh: "each 写了 item 时，请写成 10..*", en: "With 'each', write it like 10..*")
        continue
      }
      parts.relations.append(
        SessionRelation(
          id: id, kind: kind, sessions: sessions, isPerItem: isPerItem, least: limits.least,
          most: limits.most,
          weight: weight, reason: row.text("reason")))
      entered[id] = row
    }
    checkRelations(entered)
  }

  /// Whether it is asked of the sessions of each item by itself.
  private func isPerItem(_ row: Row) -> Bool? {
    switch row.text("each") {
    case "": return false
    case "item": return true
    default:
      row.add(
        .unknownWord, "each",
        LocalizedText(
          zh: "each 不能写\(quotedZh(row.text("each")))",
          en: "\(quoted(row.text("each"))) is not a value of 'each'"),
        remedy: LocalizedText(zh: "可以写：item，或留空", en: "Write item, or leave it empty"))
      return nil
    }
  }

  /// Two sessions or more, each once; `FILM-*` stands for all whose key or identifier begins so.
  private func relatedSessions(_ row: Row, _ kind: SessionRelation.Kind?) -> [Session.ID]? {
    guard row.filled("sessions") != nil else { return nil }
    var named: [Session.ID] = []
    for text in row.list("sessions") {
      let ids =
        text.hasSuffix("*")
        ? sessions(like: text, row)
        : session(text, row, "sessions").map { [$0] } ?? []
      for id in ids {
        if !named.contains(id) {
          named.append(id)
        } else if !text.hasSuffix("*"), kind == .inOrder {
          reportOrder(Array(named.drop { $0 != id }) + [id], row)
        } else if !text.hasSuffix("*") {
          row.add(
            .namedTwice, "sessions",
            LocalizedText(
              zh: "场次\(quotedZh(text))写了两次", en: "The session \(quoted(text)) is named twice"),
            remedy: LocalizedText(zh: "请只写一次", en: "Name it once"))
        }
      }
    }
    if named.count > 1 { return named }
    // What could not be read is reported already.
    let isReadWhole = Set(sessionNames.values).count == parts.sessions.count
    if isReadWhole, named.count == row.list("sessions").count {
      row.add(
        .relationOfOne, "sessions",
        LocalizedText(zh: "关系至少要写两个场次", en: "A relation is between two sessions or more"),
        remedy: LocalizedText(
          zh: "请补上场次，多个之间用 | 分隔", en: "Add sessions, with | between them"))
    }
    return nil
  }

  private func sessions(like pattern: String, _ row: Row) -> [Session.ID] {
    let beginning = pattern.dropLast()
    let found = parts.sessions.filter {
      $0.key.hasPrefix(beginning) || $0.id.rawValue.hasPrefix(beginning)
    }.map(\.id)
    let isNamed = sessionNames.keys.contains { $0.hasPrefix(beginning) }
    if found.isEmpty, !isNamed, !sessions.isUnread {
      row.add(
        .unknownReference, "sessions",
        LocalizedText(
          zh: "没有以\(quotedZh(String(beginning)))开头的场次",
          en: "No session begins with \(quoted(String(beginning)))"),
        remedy: LocalizedText(
          zh: "请更正，或逐一写出场次", en: "Correct it, or name the sessions one by one"))
    }
    return found
  }

  /// The numbers of a relation.
  private struct Limit {
    var least = 0
    var most: Int?
  }

  private func limit(of kind: SessionRelation.Kind, _ row: Row) -> Limit? {
    let place = row.place("limit")
    let longest = 366 * LocalTime.minutesPerDay
    switch kind {
    case .otherDay, .otherPlace, .otherVenue, .sameVenue:
      if row.isEmpty("limit") { return Limit() }
      badLimit(row, zh: "请留空", en: "Leave it empty")
      return nil
    case .apart:
      if row.isEmpty("limit") { return Limit() }
      return NumberText.whole(row.text("limit"), in: 0...longest, at: place, log: log)
        .map { Limit(least: $0) }
    case .perDay, .close:
      if row.isEmpty("limit") {
        badLimit(
          row, zh: kind == .perDay ? "请写一天至多几场" : "请写从头到尾至多多少分钟",
          en: kind == .perDay
            ? "Write how many a day at most" : "Write how many minutes from first to last")
        return nil
      }
      return NumberText.whole(row.text("limit"), in: 1...longest, at: place, log: log)
        .map { Limit(most: $0) }
    case .inOrder:
      if row.isEmpty("limit") { return Limit() }
      let ends = row.text("limit").split(separator: "..", omittingEmptySubsequences: false)
      guard ends.count == 2 else {
        badLimit(row, zh: "请写成 10..60 或 10..*", en: "Write it like 10..60 or 10..*")
        return nil
      }
      let least = NumberText.whole(String(ends[0]), in: 0...longest, at: place, log: log)
      if ends[1] == "*" { return least.map { Limit(least: $0) } }
      let most = NumberText.whole(String(ends[1]), in: 0...longest, at: place, log: log)
      guard let least, let most else { return nil }
      guard least <= most else {
        row.add(
          .minimumAboveMaximum, "limit",
          LocalizedText(
            zh: "\(quotedZh(row.text("limit")))中最小间隔大于最大间隔",
            en: "In \(quoted(row.text("limit"))) the least gap exceeds the most"),
          remedy: LocalizedText(zh: "请把较小的数写在前面", en: "Put the smaller number first"))
        return nil
      }
      return Limit(least: least, most: most)
    }
  }

  private func badLimit(_ row: Row, zh: String, en: String) {
    row.add(
      .badLimit, "limit",
      row.isEmpty("limit")
        ? LocalizedText(zh: "这种关系要写 limit", en: "A relation of this kind needs a 'limit'")
        : LocalizedText(
          zh: "limit 不能写\(quotedZh(row.text("limit")))",
          en: "\(quoted(row.text("limit"))) is no 'limit' of this kind"),
      remedy: LocalizedText(zh: zh, en: en))
  }
}
