// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads a handmade programme, one session a row; what it does not say stays not stated.
struct ProgrammeTableReader {
  let name: String
  let festival: Festival
  let log: FindingLog

  func read(_ bytes: [UInt8]) -> Programme? {
    let columns = ["session_id", "start", "end"]
    guard
      let table = Table(
        bytes,
        file: name,
        required: columns,
        known: columns + ["venue", "room", "key"],
        log: log
      )
    else { return nil }
    var seen = Register<Session>("session", file: name)
    let sessions = table.rows.compactMap { placed($0, &seen) }
    for session in festival.sessions where !seen.contains(session.id) {
      log.add(
        .statedSessionMissing,
        at: Finding.Location(file: name),
        "The session \(session.key) is not in the programme",
        remedy: "Add a row for \(session.id)"
      )
    }
    return Programme(festival: festival.slug, edition: 0, seed: 0, sessions: sessions)
  }

  private func placed(_ row: Row, _ seen: inout Register<Session>) -> Programme.PlacedSession? {
    let id = seen.enter(row, "session_id")
    if let id, !festival.hasSession(id) {
      row.add(
        .unknownReference,
        "session_id",
        "There is no session \(quoted(id.rawValue))",
        remedy: "Write the identifier of a session of the festival"
      )
      return nil
    }
    let start = time(row, "start")
    let end = time(row, "end")
    if let start, let end, end <= start {
      row.add(
        .endBeforeStart,
        "end",
        "The session ends before it starts",
        remedy: "Correct one of the two times"
      )
    }
    if let id, !row.isEmpty("key"), row.text("key") != festival.session(id).key {
      row.add(
        .unknownReference,
        "key",
        "\(quoted(row.text("key"))) is not the key of the session \(id)",
        remedy: "Write '\(festival.session(id).key)', or correct the identifier"
      )
    }
    let venue = venue(row)
    guard let id, let start, let end, let venue else { return nil }
    return Programme.PlacedSession(id: id, start: start, end: end, venue: venue)
  }

  private func time(_ row: Row, _ column: String) -> LocalTime? {
    guard let text = row.filled(column) else { return nil }
    return ProgrammeTime.read(text, at: row.place(column), festival: festival, log: log)
  }

  private func venue(_ row: Row) -> Venue.ID? {
    let column = row.isEmpty("venue") ? "room" : "venue"
    guard let text = row.filled(column) else { return nil }
    let id = Venue.ID(text)
    if festival.hasVenue(id) { return id }
    row.add(
      .unknownReference,
      column,
      "There is no venue \(quoted(text))",
      remedy: "Write the identifier of a venue of the festival"
    )
    return nil
  }
}
