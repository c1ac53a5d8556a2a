// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readMatchmaking() {
    guard let rows = readableRows(.matchmaking) else { return }
    let planned = sessionsWithPlans(rows)
    let firms = firms(of: planned)
    let requests = requests(of: planned, firms: firms)
    var seen: Set<Session.ID> = []
    for row in rows {
      let session = session(row, "session_id")
      let slots = row.number("slots", in: 1...1000)
      let length = row.number("slot_min", in: 1...1440)
      let tables = row.number("tables", in: 1...10_000)
      let atOnce = row.number("tables_at_once", in: 1...10_000)
      let free = row.number("free_slots", in: 0...1000)
      guard let session, let slots, let length, let tables, let atOnce, let free else { continue }
      if !seen.insert(session).inserted {
        row.add(
          .identifierTwice,
          "session_id",
          LocalizedText(zh: "该场次已有一份洽谈设置", en: "The session has a matchmaking already"),
          remedy: LocalizedText(zh: "每个场次只留一行", en: "Keep one row for each session")
        )
      }
      let duration = parts.sessions.first { $0.id == session }?.duration
      if let duration, slots * length > duration.rawValue {
        row.add(
          .matchmakingTooLong,
          "slots",
          LocalizedText(
            zh: "\(slots) 个时段、每个 \(length) 分钟，超出该场次的 \(duration.rawValue) 分钟",
            en: "\(slots) slots of \(length) minutes exceed the session's \(duration.rawValue)"),
          remedy: LocalizedText(
            zh: "请减少 slots 或 slot_min，或延长该场次",
            en: "Lower 'slots' or 'slot_min', or lengthen the session")
        )
      }
      parts.matchmaking.append(
        Matchmaking(
          session: session,
          slotCount: slots,
          slotLength: Minutes(length),
          tableCount: tables,
          tablesAtOnce: atOnce,
          freeSlots: free,
          firms: firms[session] ?? [],
          requests: requests[session] ?? []
        )
      )
    }
  }

  /// Quietly, because the rows report their own session later.
  private func sessionsWithPlans(_ rows: [Row]) -> Set<Session.ID> {
    Set(rows.compactMap { sessionNames[$0.text("session_id")] })
  }

  private func plannedSession(_ row: Row, _ planned: Set<Session.ID>) -> Session.ID? {
    guard let session = session(row, "session_id") else { return nil }
    if planned.contains(session) { return session }
    row.add(
      .unknownReference,
      "session_id",
      LocalizedText(zh: "该场次没有一对一洽谈", en: "The session has no matchmaking"),
      remedy: LocalizedText(
        zh: "请在 \(TableSchema.matchmaking.file) 中补上，或更正场次",
        en: "Add it to \(TableSchema.matchmaking.file), or correct the session")
    )
    return nil
  }

  private func firms(of planned: Set<Session.ID>) -> [Session.ID: [Matchmaking.Firm]] {
    var firms: [Session.ID: [Matchmaking.Firm]] = [:]
    var registers: [Session.ID: Register<Matchmaking.Firm>] = [:]
    for row in rows(.firms) {
      let session = plannedSession(row, planned)
      let unit = units.reference(row, "unit_id")
      let persons = row.number("persons", in: 1...NumberText.most)
      let empty = Register<Matchmaking.Firm>(Noun.firm, file: TableSchema.firms.file)
      guard let session, let id = registers[session, default: empty].enter(row, "firm_id"),
        let unit, let persons
      else { continue }
      firms[session, default: []].append(
        Matchmaking.Firm(id: id, unit: unit, name: row.text("name"), persons: persons)
      )
    }
    return firms
  }

  private func requests(
    of planned: Set<Session.ID>,
    firms: [Session.ID: [Matchmaking.Firm]]
  ) -> [Session.ID: [Matchmaking.Request]] {
    var requests: [Session.ID: [Matchmaking.Request]] = [:]
    var seen: Set<[String]> = []
    for row in rows(.requests) {
      guard let session = plannedSession(row, planned) else { continue }
      let known = Set((firms[session] ?? []).map(\.id))
      guard let a = firm(row, "firm_a", known), let b = firm(row, "firm_b", known) else { continue }
      if a == b {
        row.add(
          .requestWithItself,
          "firm_b",
          LocalizedText(zh: "企业 \(a) 被安排与自己洽谈", en: "The firm \(a) is to meet itself"),
          remedy: LocalizedText(zh: "请填写两家不同的企业", en: "Name two different firms")
        )
      } else if !seen.insert([session.rawValue] + [a.rawValue, b.rawValue].sorted()).inserted {
        row.add(
          .requestTwice,
          "firm_a",
          LocalizedText(
            zh: "\(a) 与 \(b) 的洽谈申请了两次", en: "The meeting of \(a) and \(b) is requested twice"),
          remedy: LocalizedText(zh: "两行只留一行", en: "Keep one of the two rows")
        )
      }
      requests[session, default: []].append(Matchmaking.Request(a: a, b: b))
    }
    return requests
  }

  private func firm(
    _ row: Row,
    _ column: String,
    _ known: Set<Matchmaking.Firm.ID>
  ) -> Matchmaking.Firm.ID? {
    guard let text = row.filled(column) else { return nil }
    let id = Matchmaking.Firm.ID(text)
    if known.contains(id) { return id }
    row.add(
      .unknownReference,
      column,
      LocalizedText(
        zh: "这场洽谈中没有企业\(quotedZh(text))",
        en: "There is no firm \(quoted(text)) in this matchmaking"),
      remedy: LocalizedText(
        zh: "请更正编号，或在 \(TableSchema.firms.file) 中补上该企业",
        en: "Correct the identifier, or add the firm to \(TableSchema.firms.file)")
    )
    return nil
  }
}
