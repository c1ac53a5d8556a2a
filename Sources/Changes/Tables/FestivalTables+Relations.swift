// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// What names several sessions: relations between them, and what they show.
extension FestivalTables {
  mutating func writeRelations() {
    let names = Dictionary(
      old.sessions.flatMap { [($0.id.rawValue, $0.id), ($0.key, $0.id)] },
      uniquingKeysWith: { first, _ in first })
    write(
      .items, old.items, new.items, key: { [$0.id.rawValue] },
      columns: [Self.sessions({ $0.sessions }, names)],
      row: { preconditionFailure("no change adds the item \($0.id)") })
    write(
      .relations, old.relations, new.relations, key: { [$0.id.rawValue] },
      columns: [
        Self.sessions({ $0.sessions }, names),
        .cell("limit", { [$0.least, $0.most] }) { limit in
          "\(limit[0] ?? 0)..\(limit[1].map { "\($0)" } ?? "*")"
        },
      ],
      row: { preconditionFailure("no change adds the relation \($0.id)") })
  }

  /// Sessions that go are taken out by name; beginnings such as `FILM-*` stand for those that are left.
  private static func sessions<Entity>(
    _ sessions: @escaping (Entity) -> [Session.ID], _ names: [String: Session.ID]
  ) -> Column<Entity> {
    Column { row, old, new in
      let left = sessions(new)
      guard sessions(old) != left else { return }
      let items = row.table[row.row, "sessions"].split(separator: "|").map {
        trimmed(String($0))
      }
      row.set(
        "sessions",
        items.filter { item in names[item].map(left.contains) ?? true }.joined(separator: "|"))
    }
  }
}
