// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Venues, sessions and what hangs on them.
extension FestivalTables {
  mutating func writePlaces() {
    let times = times
    write(
      .venues, old.venues, new.venues, key: { [$0.id.rawValue] },
      columns: [.list("closed", { $0.closed }, { times.text($0) }), Self.features],
      row: { preconditionFailure("no change adds the venue \($0.id)") })
  }

  /// Numbers of features in place, new features at the end.
  private static var features: Column<Venue> {
    Column { row, old, new in
      guard old.features != new.features else { return }
      var items = row.table[row.row, "features"].split(separator: "|").map(String.init)
      for (name, count) in new.features.sorted(by: { $0.key < $1.key })
      where old.features[name] != count {
        let text = count == 1 && old.features[name] == nil ? name : "\(name)=\(count)"
        let index = items.firstIndex {
          trimmed(String($0.split(separator: "=").first ?? "")) == name
        }
        if let index { items[index] = text } else { items.append(text) }
      }
      row.set("features", trimmed(items.joined(separator: "|")))
    }
  }

  mutating func writeSessions() {
    let times = times
    write(
      .sessions, old.sessions, new.sessions, key: { [$0.id.rawValue] },
      columns: [
        .list("windows", { $0.windows }, { times.text($0) }),
        .list("within", { $0.within }, { times.text($0) }),
        .cell("pinned", { $0.pinned }, { $0.map { times.text($0) } ?? "" }),
        .list("venues", { $0.venues }, \.rawValue),
        .list("required_units", { $0.required }, \.rawValue),
        .list("host_units", { $0.hosts }, \.rawValue),
        .list("optional_units", { $0.optional }, \.rawValue),
        .list("precedence", { $0.precedences }, Self.text),
      ], row: { [codes = new.languages.codes] in Self.row(of: $0, times, codes) })
  }

  /// What a meeting is that somebody wished for; no other session is added.
  private static func row(
    of session: Session, _ times: TimeText, _ codes: [String]
  ) -> [(column: String, value: String)] {
    let names = codes.map { code in
      let known = Language(code: code).map { session.name[$0] }
      return (column: "name_\(code)", value: known ?? session.name.others[code] ?? "")
    }
    return names + [
      ("session_id", session.id.rawValue), ("key", session.key), ("type", session.type.rawValue),
      ("duration_min", "\(session.duration.rawValue)"),
      ("windows", session.windows.map { times.text($0) }.joined(separator: "|")),
      ("venues", session.venues.map(\.rawValue).joined(separator: "|")),
      ("required_units", session.required.map(\.rawValue).joined(separator: "|")),
      ("host_units", session.hosts.map(\.rawValue).joined(separator: "|")),
      (
        "interpreting",
        session.interpreting.map { "\($0.language):\($0.mode.rawValue)" }.joined(separator: "|")
      ),
    ]
  }

  private static func text(_ precedence: Session.Precedence) -> String {
    let most = precedence.maxGap.map { "\($0.rawValue)" } ?? "*"
    return "\(precedence.predecessor)+\(precedence.minGap.rawValue)..\(most)"
  }

  mutating func writeWhatHangsOnSessions() {
    write(
      .openings, old.openings, new.openings, key: { [$0.id.rawValue] },
      row: {
        preconditionFailure("no change adds the opening \($0.id)")
      })
    write(
      .speeches, old.speeches, new.speeches, key: { [$0.session.rawValue, "\($0)"] },
      row: {
        preconditionFailure("no change adds a speech to \($0.session)")
      })
    write(
      .waves, old.waves, new.waves, key: { [$0.id.rawValue] },
      columns: [.list("after_sessions", { $0.after }, \.rawValue)],
      row: { preconditionFailure("no change adds the wave \($0.id)") })
    write(
      .wishes, old.wishes, new.wishes, key: { [$0.id.rawValue] },
      row: {
        preconditionFailure("no change adds the wish \($0.id)")
      })
    writeRelations()
  }

  mutating func writePress() {
    let times = times
    write(
      .journalists, old.journalists, new.journalists, key: { [$0.id.rawValue] },
      row: { journalist in
        [
          ("journalist_id", journalist.id.rawValue), ("outlet_id", journalist.outlet.rawValue),
          ("name", journalist.name),
        ]
      })
    write(
      .mediaSlots, old.mediaSlots, new.mediaSlots, key: { [$0.id.rawValue] },
      columns: [
        .cell("capacity", { $0.capacity }, { "\($0)" }),
        .list("must_have", { $0.mustHave }, Self.text),
      ], row: { preconditionFailure("no change adds the media slot \($0.id)") })
    write(
      .interviews, old.interviews, new.interviews, key: { [$0.id.rawValue] },
      columns: [
        .list("windows", { $0.windows }, { times.text($0) }),
        .list("venues", { $0.venues }, \.rawValue),
      ], row: { preconditionFailure("no change adds the interview \($0.id)") })
  }

  private static func text(_ must: MediaSlot.MustHave) -> String {
    switch must {
    case .outlet(let id): id.rawValue
    case .kind(let kind): "all \(kind)"
    case .all: "all"
    case .sameAs(let slot): "same as \(slot)"
    }
  }

  mutating func writeMeetings() {
    write(
      .matchmaking, old.matchmaking, new.matchmaking, key: { [$0.session.rawValue] },
      columns: [
        .cell("slots", { $0.slotCount }, { "\($0)" }),
        .cell("slot_min", { $0.slotLength.rawValue }, { "\($0)" }),
        .cell("tables", { $0.tableCount }, { "\($0)" }),
        .cell("tables_at_once", { $0.tablesAtOnce }, { "\($0)" }),
        .cell("free_slots", { $0.freeSlots }, { "\($0)" }),
      ], row: { preconditionFailure("no change adds meetings to \($0.session)") })
    let firms = Set(
      new.matchmaking.flatMap { plan in plan.firms.map { [plan.session.rawValue, $0.id.rawValue] } }
    )
    keepRows(.firms, columns: ["firm_id"], of: firms)
    let requests = { (festival: Festival) in
      festival.matchmaking.flatMap { plan in
        plan.requests.map { [plan.session.rawValue, $0.a.rawValue, $0.b.rawValue] }
      }
    }
    keepRows(.requests, columns: ["firm_a", "firm_b"], of: Set(requests(new)))
    let before = Set(requests(old))
    for request in requests(new) where !before.contains(request) {
      append(.requests, zip(["session_id", "firm_a", "firm_b"], request).map { ($0, $1) })
    }
  }

  /// Removes the rows whose session and further columns are not among `kept`.
  private mutating func keepRows(
    _ schema: TableSchema, columns: [String], of kept: Set<[String]>
  ) {
    guard old.matchmaking != new.matchmaking, var table = self.table(schema) else { return }
    let names = Dictionary(
      old.sessions.flatMap { [($0.id.rawValue, $0.id.rawValue), ($0.key, $0.id.rawValue)] },
      uniquingKeysWith: { first, _ in first })
    for row in 0..<table.rowCount {
      let session = names[table[row, "session_id"]] ?? ""
      if !kept.contains([session] + columns.map { table[row, $0] }) { table.remove(row) }
    }
    keep(table)
  }
}
