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
          "The key \(quoted(key)) is already in line \(line)",
          remedy: "Give one of the two sessions another key"
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
          "The key \(quoted(key)) is another session's identifier",
          remedy: "Choose another key"
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
    let duration = row.number("duration_min", in: 1...10_080)
    let length = Minutes(duration ?? 1)
    let windows = windows(row, holding: length, of: "session")
    let pinned = pinned(row, windows: windows, length: length)
    let candidates = candidateVenues(row, of: "session")
    let required = units.references(row, "required_units")
    let hosts = units.references(row, "host_units")
    let optional = units.references(row, "optional_units")
    checkNamedOnce(row, named: Set(required + hosts), optional: optional)
    let interpreting = interpreting(row)
    let precedences = row.list("precedence").compactMap { precedence($0, row) }
    let staff: [Session.StaffBody] = row.list("staff").compactMap { row.word($0, "staff") }
    let extra = row.number("extra_headcount", in: 0...NumberText.most, otherwise: 0)
    let name = row.localizedName()
    if let type { checkFeatures(row, type, candidates) }
    guard let id, let key, let type, duration != nil, let windows, let extra else { return nil }
    return Session(
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
      note: row.text("note")
    )
  }

  private func sessionType(_ row: Row) -> SessionType? {
    guard let text = row.filled("type") else { return nil }
    if let type = parts.types.first(where: { $0.id.rawValue == text }) { return type }
    if file.isRead {
      row.add(
        .unknownSessionType,
        "type",
        "There is no session type \(quoted(text))",
        remedy: "Use a type under 'session_types' in \(TableSchema.festivalFile), or add it there"
      )
    }
    return nil
  }

  private func pinned(_ row: Row, windows: [TimeSpan]?, length: Minutes) -> LocalTime? {
    guard let start = festivalTime(row, "pinned") else { return nil }
    let span = TimeSpan(start: start, duration: length)
    if let windows, !windows.contains(where: { $0.contains(span) }) {
      row.add(
        .pinOutsideWindows,
        "pinned",
        "The pinned session lies in none of its windows",
        remedy: "Widen a window, or correct the pin or the duration"
      )
    }
    return start
  }

  /// The candidate venues of a session or interview, of which there must be one.
  func candidateVenues(_ row: Row, of noun: String) -> [Venue.ID] {
    if row.list("venues").isEmpty {
      row.add(
        .noCandidateVenue,
        "venues",
        "The \(noun) has no candidate venue",
        remedy: "Name at least one venue of \(TableSchema.venues.file)"
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
        "The unit \(unit) is optional and required or host as well",
        remedy: "Name it in one of the columns"
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
        "The type '\(type.id)' needs \(quoted(feature)), which no candidate venue has",
        remedy: "Add the feature in \(TableSchema.venues.file), or name another venue"
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
          "\(quoted(text)) is not an interpreting need",
          remedy: "Write language:mode with the mode SI, CI or VOL, such as JA:CI"
        )
        continue
      }
      guard LanguageText.isCode(sides[0], at: row.place("interpreting"), log: log) else { continue }
      if needs.contains(where: { $0.language == sides[0] }) {
        row.add(
          .badInterpreting,
          "interpreting",
          "The language \(quoted(sides[0])) is there twice",
          remedy: "Give each language one mode"
        )
        continue
      }
      needs.append(InterpretingNeed(language: sides[0], mode: mode))
    }
    return needs
  }

  /// An order such as `OPEN+10..25`; `*` is without limit, as is 999 in older tables.
  private func precedence(_ text: String, _ row: Row) -> Session.Precedence? {
    let sides = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    let gaps = sides.count == 2 ? sides[1].components(between: "..") : []
    guard gaps.count == 2 else {
      row.add(
        .badPrecedence,
        "precedence",
        "\(quoted(text)) is not an order between sessions",
        remedy: "Write it like OPEN+10..25, or OPEN+10..* without an upper limit"
      )
      return nil
    }
    let place = row.place("precedence")
    let predecessor = session(trimmed(sides[0]), row, "precedence")
    let least = NumberText.whole(gaps[0], in: 0...10_080, at: place, log: log)
    let isOpen = gaps[1] == "*" || gaps[1] == "999"
    let most = isOpen ? nil : NumberText.whole(gaps[1], in: 0...10_080, at: place, log: log)
    guard let predecessor, let least, isOpen || most != nil else { return nil }
    if let most, most < least {
      row.add(
        .minimumAboveMaximum,
        "precedence",
        "In \(quoted(text)) the least gap exceeds the most",
        remedy: "Put the smaller number first"
      )
    }
    return Session.Precedence(
      predecessor: predecessor,
      minGap: Minutes(least),
      maxGap: most.map { Minutes($0) }
    )
  }

  /// Walks back from every session; a session met again on the way closes a circle.
  private func checkPrecedenceCycles() {
    let byID = Dictionary(
      parts.sessions.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var done = Set<Session.ID>()
    for session in parts.sessions where !done.contains(session.id) {
      var path: [(id: Session.ID, next: Int)] = [(session.id, 0)]
      while let (id, next) = path.last {
        let predecessors = byID[id]?.precedences ?? []
        guard next < predecessors.count else {
          done.insert(id)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let before = predecessors[next].predecessor
        if let start = path.firstIndex(where: { $0.id == before }) {
          let circle = path[start...].reversed().map { byID[$0.id]?.key ?? $0.id.rawValue }
          reportCycle(circle)
        } else if !done.contains(before) {
          path.append((before, 0))
        }
      }
    }
  }

  private func reportCycle(_ circle: [String]) {
    let names = (circle + circle.prefix(1)).joined(separator: " → ")
    log.add(
      .precedenceCycle,
      at: Finding.Location(file: TableSchema.sessions.file),
      "Sessions wait for each other in a circle: \(names)",
      remedy: "Remove one of these entries in the column 'precedence'"
    )
  }

  func readOpenings() {
    var openings = Register<Opening>("opening", file: TableSchema.openings.file)
    let keys = ["country", "party", "party_type", "side", "unit", "standing", "class", "interest"]
    for row in rows(.openings) {
      let id = openings.enter(row, "opening_id")
      let session = session(row, "session_id")
      let candidates = row.filled("candidates").flatMap {
        SelectorText.read($0, keys: keys, at: row.place("candidates"), log: log)
      }
      let least = row.number("min_units", in: 0...NumberText.most)
      let most = row.optionalNumber("max_units", in: 0...NumberText.most)
      let persons = row.optionalNumber("max_persons", in: 0...NumberText.most)
      let perParty = row.flag("per_party")
      let name = row.localizedName()
      if let least, let most, most < least {
        row.add(
          .minimumAboveMaximum,
          "max_units",
          "The opening asks for at least \(least), at most \(most)",
          remedy: "Correct 'min_units' or 'max_units'"
        )
      }
      guard let id, let session, let candidates, let least else { continue }
      parts.openings.append(
        Opening(
          id: id,
          session: session,
          name: name,
          candidates: candidates,
          minUnits: least,
          maxUnits: most,
          maxPersons: persons,
          perParty: perParty
        )
      )
    }
  }

  func readSpeeches() {
    let attending = Dictionary(
      parts.sessions.map { ($0.id, Set($0.namedUnits + $0.optional)) },
      uniquingKeysWith: { first, _ in first }
    )
    let withOpenings = Set(parts.openings.map(\.session))
    for row in rows(.speeches) {
      let session = session(row, "session_id")
      let speaker = units.optionalReference(row, "speaker_unit")
      let minutes = row.number("minutes", in: 0...1440)
      let isInterpreted = row.flag("interpreted")
      if let session, let speaker, let present = attending[session], !present.contains(speaker),
        !withOpenings.contains(session)
      {
        row.add(
          .speakerAbsent,
          "speaker_unit",
          "The speaker \(speaker) does not attend the session",
          remedy: "Add the unit to the session, or correct the speaker"
        )
      }
      guard let session, let minutes else { continue }
      parts.speeches.append(
        Speech(
          session: session,
          speaker: speaker,
          minutes: Minutes(minutes),
          isInterpreted: isInterpreted,
          note: row.text("note")
        )
      )
    }
  }
}

extension String {
  /// The parts on both sides of a separator of several characters.
  fileprivate func components(between separator: String) -> [String] {
    guard let range = firstRange(of: separator) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}
