// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The sessions of a festival by everything a list may call them.
struct SessionNames {
  private var sessions: [String: Session.ID] = [:]
  /// Names that are long enough to say something inside another one.
  private var telling: [(key: String, id: Session.ID)] = []

  init(_ festival: Festival) {
    for session in festival.sessions {
      for name in [session.id.rawValue, session.key, session.name.zh, session.name.en] {
        let key = ListText.key(name)
        guard key.count > 1 else { continue }
        if sessions[key] == nil { sessions[key] = session.id }
        if key.count >= 4 { telling.append((key, session.id)) }
      }
    }
  }

  /// The one session of this name, or the only one whose name holds it or is held by it.
  func session(_ name: String) -> Session.ID? {
    let key = ListText.key(name)
    if let id = sessions[key] { return id }
    guard key.count >= 4 else { return nil }
    let found = Set(
      telling.filter { ListText.holds($0.key, key) || ListText.holds(key, $0.key) }.map(\.id))
    return found.count == 1 ? found.first : nil
  }
}
