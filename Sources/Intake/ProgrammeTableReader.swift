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
    var seen = Register<Session>(Noun.session, file: name)
    let sessions = table.rows.compactMap { placed($0, &seen) }
    for session in festival.sessions where !seen.contains(session.id) {
      log.add(
        .statedSessionMissing,
        at: Finding.Location(file: name),
        LocalizedText(
          zh: "日程中没有场次 \(session.key)", en: "The session \(session.key) is not in the programme"),
        remedy: LocalizedText(zh: "请补上 \(session.id) 一行", en: "Add a row for \(session.id)")
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
        LocalizedText(
          zh: "没有场次\(quotedZh(id.rawValue))", en: "There is no session \(quoted(id.rawValue))"),
        remedy: LocalizedText(
          zh: "请填写活动中某场次的编号", en: "Write the identifier of a session of the festival")
      )
      return nil
    }
    let start = time(row, "start")
    let end = time(row, "end")
    if let start, let end, end <= start {
      row.add(
        .endBeforeStart,
        "end",
        LocalizedText(zh: "场次的结束早于开始", en: "The session ends before it starts"),
        remedy: LocalizedText(zh: "请更正其中一个时间", en: "Correct one of the two times")
      )
    }
    if let id, !row.isEmpty("key"), row.text("key") != festival.session(id).key {
      row.add(
        .unknownReference,
        "key",
        LocalizedText(
          zh: "\(quotedZh(row.text("key")))不是场次 \(id) 的简称",
          en: "\(quoted(row.text("key"))) is not the key of the session \(id)"),
        remedy: LocalizedText(
          zh: "请写 \(festival.session(id).key)，或更正编号",
          en: "Write '\(festival.session(id).key)', or correct the identifier")
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
      LocalizedText(zh: "没有场地\(quotedZh(text))", en: "There is no venue \(quoted(text))"),
      remedy: LocalizedText(
        zh: "请填写活动中某场地的编号", en: "Write the identifier of a venue of the festival")
    )
    return nil
  }
}
