// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readSessions() {
    let rows = rows(.sessions, for: &sessions)
    // Names first, because a session may follow one further down.
    var keyLines: [String: Int] = [:]
    let named = rows.map { row in
      let id = sessions.enter(row, "session_id")
      let key = row.identifier("key")
      if let id { sessionNames[id.rawValue] = id }
      if let key, let line = keyLines[key] {
        row.add(
          .identifierTwice,
          "key",
          LocalizedText(
            zh: "简称\(quotedZh(key))在第 \(line) 行已经用过",
            en: "The key \(quoted(key)) is already in line \(line)"),
          remedy: LocalizedText(zh: "请给其中一个场次换一个简称", en: "Give one of the two sessions another key")
        )
      } else if let key {
        keyLines[key] = row.place("key").line ?? 0
      }
      return (row: row, id: id, key: key)
    }
    for (row, id, key) in named {
      guard let id, let key else { continue }
      if let other = sessionNames[key], other != id {
        row.add(
          .identifierTwice,
          "key",
          LocalizedText(
            zh: "简称\(quotedZh(key))是另一个场次的编号",
            en: "The key \(quoted(key)) is another session's identifier"),
          remedy: LocalizedText(zh: "请换一个简称", en: "Choose another key")
        )
      }
      sessionNames[key] = id
    }
    for (row, id, key) in named {
      if let session = session(row, id, key) { parts.sessions.append(session) }
    }
    checkPrecedenceCycles()
  }

  private func session(_ row: Row, _ id: Session.ID?, _ key: String?) -> Session? {
    let type = sessionType(row)
    let duration = row.number(
      "duration_min", in: 1...1_440,
      tooLarge: LocalizedText(
        zh: "持续几天的活动，请每天写一场", en: "write a session for each day of what lasts several"))
    let length = Minutes(duration ?? 1)
    // A block stands at its pin.
    let isBlock = !row.list("fill").isEmpty && row.isEmpty("windows")
    let windows = isBlock ? [] : startWindows(row)
    let pinned = pinned(row, windows: isBlock ? nil : windows, lasting: length)
    let candidates = candidateVenues(row, of: Noun.session)
    let required = units.references(row, "required_units")
    let hosts = units.references(row, "host_units")
    let optional = units.references(row, "optional_units")
    checkNamedOnce(row, named: Set(required + hosts), optional: optional)
    let interpreting = interpreting(row)
    let precedences = row.list("precedence").compactMap { precedence($0, row) }
    let staff: [Session.StaffBody] = row.list("staff").compactMap { row.word($0, "staff") }
    let extra = row.number("extra_headcount", in: 0...NumberText.most, otherwise: 0)
    let name = row.localizedName()
    let dress: Session.Dress? = row.isEmpty("dress") ? nil : row.word(row.text("dress"), "dress")
    let wet = row.list("wet").compactMap { wetPlan($0, row) }
    let hours = hours(row, lasting: length)
    if let type { checkFeatures(row, type, candidates) }
    guard let id, let key, let type, duration != nil, let windows, let extra else { return nil }
    var session = Session(
      id: id,
      key: key,
      name: name,
      type: type.id,
      duration: length,
      windows: windows,
      pinned: pinned,
      venues: candidates,
      required: required,
      hosts: hosts,
      optional: optional,
      interpreting: interpreting,
      precedences: precedences,
      sameVenueGroup: row.isEmpty("same_venue") ? nil : row.text("same_venue"),
      chain: row.isEmpty("chain") ? nil : row.text("chain"),
      staff: staff,
      extraHeadcount: extra,
      dress: dress,
      note: row.text("note"),
      wet: wet
    )
    session.track = row.isEmpty("track") ? nil : row.identifier("track")
    session.fill = blockTracks(row, pinned: pinned, venues: candidates)
    session.within = hours.within
    session.endBy = hours.endBy
    session.setUp = row.optionalNumber("setup_min", in: 0...1440).map { Minutes($0) }
    session.tearDown = row.optionalNumber("teardown_min", in: 0...1440).map { Minutes($0) }
    return session
  }

  /// One plan for the rain: `cancel`, or a venue under a roof that `symbolic` may follow.
  private func wetPlan(_ text: String, _ row: Row) -> Session.WetPlan? {
    let words = text.split(separator: " ").map(String.init)
    if words == ["cancel"] { return .cancel }
    guard let name = words.first, words.count == 1 || words == [name, "symbolic"] else {
      row.add(
        .unknownWord,
        "wet",
        LocalizedText(
          zh: "\(quotedZh(text))不是雨天方案", en: "\(quoted(text)) is no plan for the rain"),
        remedy: LocalizedText(
          zh: "请写场地、场地加 symbolic，或 cancel",
          en: "Write a venue, a venue and the word symbolic, or cancel")
      )
      return nil
    }
    guard let venue = venues.reference(name, at: row.place("wet"), log: log) else { return nil }
    if parts.venues.contains(where: { $0.id == venue && $0.isOutdoor }) {
      row.add(
        .wetVenueOutdoors,
        "wet",
        LocalizedText(
          zh: "场地\(quotedZh(name))也在室外", en: "The venue \(quoted(name)) is outdoors as well"),
        remedy: LocalizedText(
          zh: "请填室内场地，或写 cancel", en: "Name a venue under a roof, or write cancel")
      )
      return nil
    }
    return words.count == 1 ? .move(venue) : .symbolic(venue)
  }

  private func sessionType(_ row: Row) -> SessionType? {
    guard let text = row.filled("type") else { return nil }
    if let type = parts.types.first(where: { $0.id.rawValue == text }) { return type }
    if let usual = FestivalDefaults.standard.types.first(where: { $0.id.rawValue == text }),
      !file.typeNames.contains(text)
    {
      parts.types.append(usual)
      return usual
    }
    // A type that cannot be read is reported once, where it stands.
    if file.isRead, !file.typeNames.contains(text) {
      row.add(
        .unknownSessionType,
        "type",
        LocalizedText(
          zh: "没有场次类型\(quotedZh(text))", en: "There is no session type \(quoted(text))"),
        remedy: LocalizedText(
          zh: "请用 \(TableSchema.festivalFile) 的 session_types 中的类型，或在那里补上",
          en: "Use a type under 'session_types' in \(TableSchema.festivalFile), or add it there")
      )
    }
    return nil
  }

  private func pinned(
    _ row: Row, windows: [TimeSpan]?, lasting length: Minutes
  ) -> LocalTime? {
    guard let start = festivalTime(row, "pinned") else { return nil }
    if let windows, !windows.contains(where: { $0.holds(start) }) {
      row.add(
        .pinOutsideWindows,
        "pinned",
        LocalizedText(
          zh: "锁定的时间不在该场次的任何时间窗内", en: "The pinned session lies in none of its windows"),
        remedy: LocalizedText(zh: "请放宽时间窗，或更正锁定的时间", en: "Widen a window, or correct the pin")
      )
    }
    checkEnd(row, of: length, from: start)
    return start
  }

  /// The candidate venues of a session or interview, of which there must be one.
  func candidateVenues(_ row: Row, of noun: LocalizedText) -> [Venue.ID] {
    if row.list("venues").isEmpty {
      row.add(
        .noCandidateVenue,
        "venues",
        LocalizedText(zh: "该\(noun.zh)没有候选场地", en: "The \(noun.en) has no candidate venue"),
        remedy: LocalizedText(
          zh: "请至少填写 \(TableSchema.venues.file) 中的一个场地",
          en: "Name at least one venue of \(TableSchema.venues.file)")
      )
    }
    return venues.references(row, "venues")
  }

  private func checkNamedOnce(
    _ row: Row,
    named: Set<AttendanceUnit.ID>,
    optional: [AttendanceUnit.ID]
  ) {
    for unit in optional where named.contains(unit) {
      row.add(
        .namedTwice,
        "optional_units",
        LocalizedText(
          zh: "单元 \(unit) 既是可选，又是必到或主方",
          en: "The unit \(unit) is optional and required or host as well"),
        remedy: LocalizedText(zh: "请只写在其中一列", en: "Name it in one of the columns")
      )
    }
  }

  private func checkFeatures(_ row: Row, _ type: SessionType, _ candidates: [Venue.ID]) {
    let venues = parts.venues.filter { candidates.contains($0.id) }
    guard !venues.isEmpty else { return }
    for feature in type.features where !venues.contains(where: { $0.features[feature] != nil }) {
      row.add(
        .featureInNoVenue,
        "venues",
        LocalizedText(
          zh: "类型 \(type.id) 需要设施\(quotedZh(feature))，候选场地都没有",
          en: "The type '\(type.id)' needs \(quoted(feature)), which no candidate venue has"),
        remedy: LocalizedText(
          zh: "请在 \(TableSchema.venues.file) 中补上该设施，或换一个场地",
          en: "Add the feature in \(TableSchema.venues.file), or name another venue")
      )
    }
  }

  private func interpreting(_ row: Row) -> [InterpretingNeed] {
    var needs: [InterpretingNeed] = []
    for text in row.list("interpreting") {
      let sides = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, let mode = InterpretingNeed.Mode(rawValue: sides[1]) else {
        row.add(
          .badInterpreting,
          "interpreting",
          LocalizedText(
            zh: "\(quotedZh(text))不是口译需求", en: "\(quoted(text)) is not an interpreting need"),
          remedy: LocalizedText(
            zh: "请写成 语种:方式，方式为 SI、CI 或 VOL，如 JA:CI",
            en: "Write language:mode with the mode SI, CI or VOL, such as JA:CI")
        )
        continue
      }
      guard LanguageText.isCode(sides[0], at: row.place("interpreting"), log: log) else { continue }
      if needs.contains(where: { $0.language == sides[0] }) {
        row.add(
          .badInterpreting,
          "interpreting",
          LocalizedText(
            zh: "语种\(quotedZh(sides[0]))出现了两次",
            en: "The language \(quoted(sides[0])) is there twice"),
          remedy: LocalizedText(zh: "每个语种只写一种方式", en: "Give each language one mode")
        )
        continue
      }
      needs.append(InterpretingNeed(language: sides[0], mode: mode))
    }
    return needs
  }
}
