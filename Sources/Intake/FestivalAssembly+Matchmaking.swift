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
          "The session has a matchmaking already",
          remedy: "Keep one row for each session"
        )
      }
      let duration = parts.sessions.first { $0.id == session }?.duration
      if let duration, slots * length > duration.rawValue {
        row.add(
          .matchmakingTooLong,
          "slots",
          "\(slots) slots of \(length) minutes exceed the session's \(duration.rawValue)",
          remedy: "Lower 'slots' or 'slot_min', or lengthen the session"
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
      "The session has no matchmaking",
      remedy: "Add it to \(TableSchema.matchmaking.file), or correct the session"
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
      let empty = Register<Matchmaking.Firm>("firm", file: TableSchema.firms.file)
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
          "The firm \(a) is to meet itself",
          remedy: "Name two different firms"
        )
      } else if !seen.insert([session.rawValue] + [a.rawValue, b.rawValue].sorted()).inserted {
        row.add(
          .requestTwice,
          "firm_a",
          "The meeting of \(a) and \(b) is requested twice",
          remedy: "Keep one of the two rows"
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
      "There is no firm \(quoted(text)) in this matchmaking",
      remedy: "Correct the identifier, or add the firm to \(TableSchema.firms.file)"
    )
    return nil
  }
}
