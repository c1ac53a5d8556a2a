// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The words of the column `subject`.
private enum WishWord: String, CaseIterable { case start, venue, person }

extension FestivalAssembly {
  func readWishes() {
    var wishes = Register<Wish>(Noun.wish, file: TableSchema.wishes.file)
    for row in rows(.wishes) {
      let id = wishes.enter(row, "wish_id")
      let session = session(row, "session_id")
      let kind: Wish.Kind? = row.word("kind")
      let word: WishWord? = row.word("subject")
      let subject = word.flatMap { readSubject($0, row) }
      let author = row.filled("author")
      let reason = row.filled("reason")
      let weight = weight(row)
      guard let id, let session, let kind, let subject, let author, let reason else { continue }
      parts.wishes.append(
        Wish(
          id: id, session: session, kind: kind, subject: subject, author: author, reason: reason,
          weight: weight))
    }
  }

  private func readSubject(_ word: WishWord, _ row: Row) -> Wish.Subject? {
    guard row.filled("value") != nil else { return nil }
    switch word {
    case .start:
      let spans = row.text("value").contains("/") ? windows(row, "value") : moments(row)
      return spans.isEmpty ? nil : .start(spans)
    case .venue:
      let ids = venues.references(row, "value")
      return ids.isEmpty ? nil : .venue(ids)
    case .person:
      let texts = row.list("value")
      let interpreters = parts.interpreters.filter { texts.contains($0.id.rawValue) }.map(\.id)
      if !texts.isEmpty, interpreters.count == texts.count { return .interpreters(interpreters) }
      let ids = units.references(row, "value")
      return ids.isEmpty ? nil : .units(ids)
    }
  }

  /// Single moments, each as a stretch of one minute.
  private func moments(_ row: Row) -> [TimeSpan] {
    guard let moment = festivalTime(row, "value") else { return [] }
    return [TimeSpan(start: moment, duration: 1)]
  }

  /// The points of a column `weight`; `nil` where it is empty.
  func weight(_ row: Row) -> Points? {
    if row.isEmpty("weight") { return nil }
    if let hundredths = NumberText.decimal(row.text("weight"), digits: 2), hundredths <= 100_000 {
      return Points(rawValue: hundredths * (Points.perPoint / 100))
    }
    row.add(
      .notANumber,
      "weight",
      LocalizedText(
        zh: "\(quotedZh(row.text("weight")))不是分值",
        en: "\(quoted(row.text("weight"))) is not a weight"),
      remedy: LocalizedText(
        zh: "请填写分数，最多两位小数，如 2.5", en: "Write points with at most two decimals, such as 2.5")
    )
    return nil
  }
}
