// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Intake

/// Reads changes as people write them; everything that cannot be read is a finding with the nearest valid names.
package struct ChangeReader {
  let festival: Festival
  /// What the findings call the place, such as `change 2`.
  let origin: String
  private(set) var findings: [Finding] = []
  private(set) var words: [String] = []
  var position = 0

  /// Reads one change; `nil` with findings when it cannot be read.
  package static func read(
    _ text: String, called place: String, for festival: Festival
  ) -> (change: Change?, findings: [Finding]) {
    var reader = ChangeReader(text, place, festival)
    let change = reader.change()
    if change != nil, reader.position < reader.words.count {
      reader.complain(
        .changeSyntax,
        .both(
          "多了一个词 \(reader.quoted(reader.words[reader.position]))",
          "\(reader.quoted(reader.words[reader.position])) is one word too many"),
        .both("请删去，或另写一项改动", "Remove it, or begin another change"))
    }
    return reader.findings.isEmpty ? (change, []) : (nil, reader.findings)
  }

  private init(_ text: String, _ place: String, _ festival: Festival) {
    self.festival = festival
    origin = place
    words = text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  static let patterns = LocalizedText.both(
    """
    请写成 'C-US.H arrives 2018-03-27T18:05'、'venue V closed FROM/TO'、\
    'session S pinned TIME at V' 等，全部写法见 docs/CHANGES.md
    """,
    """
    Write it like 'C-US.H arrives 2018-03-27T18:05', 'venue V closed FROM/TO', \
    'session S pinned TIME at V'; docs/CHANGES.md has them all
    """)

  mutating func complain(_ code: FindingCode, _ cause: LocalizedText, _ remedy: LocalizedText) {
    findings.append(
      Finding(
        severity: code.severity, code: code.rawValue,
        location: Finding.Location(file: origin, line: 1, column: position + 1), cause: cause,
        remedy: remedy))
  }

  mutating func add(_ finding: Finding) { findings.append(finding) }

  func quoted(_ text: String) -> String {
    "'\(text.prefix(40).filter { !$0.isNewline })\(text.count > 40 ? "…" : "")'"
  }

  /// The next word, or a finding that says what is missing.
  mutating func word(_ expected: LocalizedText) -> String? {
    guard position < words.count else {
      complain(
        .changeSyntax,
        .both("改动没有写完，后面应为\(expected.zh)", "The change ends where \(expected.en) is expected"),
        Self.patterns)
      return nil
    }
    position += 1
    return words[position - 1]
  }

  var hasMore: Bool { position < words.count }

  mutating func takes(_ word: String) -> Bool {
    guard position < words.count, words[position] == word else { return false }
    position += 1
    return true
  }

  // MARK: - The change

  private mutating func change() -> Change? {
    guard let first = word(.both("改动", "a change")) else { return nil }
    switch first {
    case "venue": return venueChange()
    case "interpreter": return interpreterChange()
    case "session": return sessionChange()
    case "interview": return interviewChange()
    case "party": return partyChange()
    case "slot": return slotChange()
    case "journalist": return journalistChange()
    case "liaison": return officerChange()
    case "wet": return days().map { .rain($0) }
    case "vehicle": return vehicleChange()
    case "driver": return driverChange()
    case "road": return roadChange()
    case "place": return placeChange()
    case "meetings": return meetingsChange()
    case "relation": return relationChange()
    default: return travellerChange(first)
    }
  }

  private mutating func travellerChange(_ name: String) -> Change? {
    guard let who = traveller(name),
      let verb = word(
        .both(
          "arrives、departs、absent、optional、replaced 或 meets",
          "arrives, departs, absent, optional, replaced or meets"))
    else { return nil }
    switch verb {
    case "arrives", "departs":
      guard let time = time(), case let place = site(), findings.isEmpty else { return nil }
      guard checkJourney(of: who, verb == "arrives", time, at: place) else { return nil }
      return verb == "arrives" ? .arrival(who, time, at: place) : .departure(who, time, at: place)
    case "absent": return span().map { .absence(who, $0) }
    case "meets": return meeting()
    case "optional":
      guard takes("at") else { return unknownVerb(.both("at", "the word at")) }
      return session().map { .optional(who, at: $0) }
    case "replaced":
      guard case .unit(let unit) = who, takes("by"), let name = word(.both("单元", "a unit")) else {
        return unknownVerb(.both("by 和另一单元", "by and a unit after a unit"))
      }
      guard let other = find(name, .both("单元", "unit"), festival.units.map(\.id.rawValue)),
        takes("at"),
        let session = session()
      else { return findings.isEmpty ? unknownVerb(.both("at 和场次", "at and a session")) : nil }
      return .substitution(unit, by: AttendanceUnit.ID(other), at: session)
    default:
      position -= 1
      return unknownVerb(
        .both(
          "arrives、departs、absent、optional、replaced 或 meets",
          "arrives, departs, absent, optional, replaced or meets"))
    }
  }

  /// Whether every unit concerned knows where from, and leaves after it arrives.
  private mutating func checkJourney(
    of who: Change.Traveller, _ isArrival: Bool, _ time: LocalTime, at place: Place.ID?
  ) -> Bool {
    for unit in who.units(in: festival) {
      let (arrival, departure) = (festival.arrival(of: unit), festival.departure(of: unit))
      if place == nil, (isArrival ? arrival : departure) == nil {
        complain(
          .journeyIncomplete,
          .both("\(unit.id) 是本地的，行程还没有地点", "\(unit.id) is local: its journey has no place yet"),
          .both(
            "请写明地点，如 '\(isArrival ? "arrives" : "departs") TIME at PLACE'",
            "Write where, such as '\(isArrival ? "arrives" : "departs") TIME at PLACE'"))
        return false
      }
      if isArrival, let departure, departure.time <= time {
        complain(
          .departureBeforeArrival,
          .both("\(unit.id) 离开早于抵达", "\(unit.id) departs before it arrives"),
          .both(
            "请写早于离开的时间（\(festival.clock.iso8601(departure.time))）",
            "Write a time earlier than the departure, \(festival.clock.iso8601(departure.time))"))
        return false
      }
      if !isArrival, let arrival, time <= arrival.time {
        complain(
          .departureBeforeArrival,
          .both("\(unit.id) 离开早于抵达", "\(unit.id) departs before it arrives"),
          .both(
            "请写晚于抵达的时间（\(festival.clock.iso8601(arrival.time))）",
            "Write a time later than the arrival, \(festival.clock.iso8601(arrival.time))"))
        return false
      }
    }
    return true
  }

  mutating func unknownVerb(_ expected: LocalizedText) -> Change? {
    let found = position < words.count ? quoted(words[position]) : nil
    complain(
      .changeSyntax,
      .both(
        "\(found ?? "结尾")处应为 \(expected.zh)",
        "\(found ?? "The end") stands where \(expected.en) is expected"), Self.patterns)
    return nil
  }

  private mutating func venueChange() -> Change? {
    guard let venue = venue() else { return nil }
    if takes("closed") { return span().map { .closure(venue, $0) } }
    if takes("opens") { return span().map { .reopening(venue, $0) } }
    if takes("step-free") { return .access(venue, isStepFree: true) }
    if takes("not") {
      guard takes("step-free") else { return unknownVerb(.both("step-free", "step-free")) }
      return .access(venue, isStepFree: false)
    }
    return unknownVerb(
      .both("closed、opens 或 [not] step-free", "closed, opens or [not] step-free"))
  }

  private mutating func interpreterChange() -> Change? {
    guard let name = word(.both("翻译", "an interpreter")) else { return nil }
    if takes("added") { return engagement(name) }
    guard let id = find(name, .both("翻译", "interpreter"), festival.interpreters.map(\.id.rawValue))
    else { return nil }
    guard takes("ill") else { return unknownVerb(.both("ill 或 added", "ill or added")) }
    guard hasMore else { return .illness(Interpreter.ID(id), nil) }
    return span().map { .illness(Interpreter.ID(id), $0) }
  }

  private mutating func engagement(_ name: String) -> Change? {
    guard checkNew(name, .both("翻译", "interpreter"), festival.interpreters.map(\.id.rawValue))
    else {
      return nil
    }
    let values = values(of: .both("翻译", "an interpreter"), among: ["language", "modes"])
    let known = InterpretingNeed.Mode.allCases.map(\.rawValue)
    let modes = parts(values["modes"] ?? "SI|CI").compactMap {
      find($0, .both("翻译方式", "mode"), known)
    }
    .compactMap { InterpretingNeed.Mode(rawValue: $0) }
    guard findings.isEmpty else { return nil }
    guard let language = values["language"], !modes.isEmpty else {
      complain(
        .changeSyntax, .both("新翻译须写明语种", "A new interpreter needs a language"),
        .both(
          "请写成 'interpreter J9 added language=JA modes=SI|CI'",
          "Write it like 'interpreter J9 added language=JA modes=SI|CI'"))
      return nil
    }
    return .engagement(Interpreter.ID(name), language: language, modes)
  }

  /// Whether a name can be that of one more `noun`; if not, it is a finding.
  mutating func checkNew(_ name: String, _ noun: LocalizedText, _ known: [String]) -> Bool {
    if !known.contains(name), isNewIdentifier(name) { return true }
    complain(
      .badIdentifier, .both("\(quoted(name)) 不能作新编号", "\(quoted(name)) is no new identifier"),
      .both(
        "请用字母、数字和 -，且不与已有的\(noun.zh)重复", "Use letters, digits and -, and a name no \(noun.en) has"))
    return false
  }

  private func isNewIdentifier(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  /// The rest of the change, as values by key.
  mutating func values(of owner: LocalizedText, among keys: [String]) -> [String: String] {
    var values: [String: String] = [:]
    while position < words.count, let text = word(.both("key=value", "key=value")) {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, keys.contains(sides[0]) else {
        let near = NearestNames.of(sides.first ?? text, among: keys)
        complain(
          .changeSyntax,
          .both("\(quoted(text)) 不是\(owner.zh)的项目", "\(quoted(text)) is nothing \(owner.en) has"),
          .known(keys, near: near))
        continue
      }
      values[sides[0]] = sides[1]
    }
    return values
  }

  private mutating func sessionChange() -> Change? {
    guard let session = session() else { return nil }
    if takes("cancelled") { return .cancellation(session) }
    if takes("unpinned") { return .unpin(session) }
    if takes("pinned") {
      guard let start = time() else { return nil }
      guard takes("at") else { return .pin(session, start, at: nil) }
      return venue().map { .pin(session, start, at: $0) }
    }
    if takes("only") {
      if takes("at") { return venues().map { .venues(session, $0) } }
      if takes("on") { return days().map { .dates(session, $0) } }
      return spans().map { .windows(session, $0) }
    }
    if takes("also") {
      if takes("at") { return venue().map { .furtherVenue(session, $0) } }
      return span().map { .furtherWindow(session, $0) }
    }
    return unknownVerb(
      .both("cancelled、pinned、unpinned、only 或 also", "cancelled, pinned, unpinned, only or also"))
  }

  // MARK: - A new party

  private static let partyKeys = [
    "country", "size", "hotel", "sessions", "arrives", "departs", "languages", "type", "name_zh",
    "name_en",
  ]

  private mutating func partyChange() -> Change? {
    guard let id = word(.both("团组，或新团组的编号", "a party, or the identifier of a new one")) else {
      return nil
    }
    if takes("cancelled") {
      return find(id, .both("团组", "party"), festival.parties.map(\.id.rawValue)).map {
        .withdrawal(Party.ID($0))
      }
    }
    guard position < words.count, words[position] == "added" else {
      return unknownVerb(.both("added 或 cancelled", "added or cancelled"))
    }
    guard !festival.parties.contains(where: { $0.id.rawValue == id }), isNewIdentifier(id)
    else {
      complain(
        .badIdentifier, .both("\(quoted(id)) 不能作新编号", "\(quoted(id)) is no new identifier"),
        .both("请用字母、数字和 -，且不与已有的团组重复", "Use letters, digits and -, and a name no party has"))
      return nil
    }
    _ = takes("added")
    let values = values(of: .both("团组", "a party"), among: Self.partyKeys)
    let hotel = values["hotel"].flatMap {
      find($0, .both("地点", "place"), festival.places.map(\.id.rawValue))
    }
    let sessions = parts(values["sessions"] ?? "").compactMap { session(named: $0) }
    let arrival = values["arrives"].flatMap { journey($0) }
    let departure = values["departs"].flatMap { journey($0) }
    if values["sessions"] == nil
      || values["size"].flatMap(Int.init).map({ $0 < 1 || $0 > 100_000 }) ?? true
      || values["country"]?.count != 2
    {
      complain(
        .changeSyntax,
        .both(
          "新团组须写明国家（两个字母）、人数和场次",
          "A new party needs a country of two letters, a size and its sessions"),
        .both(
          "请写成 'party X added country=IL size=12 hotel=HTB sessions=OPEN|LUNCH'",
          "Write it like 'party X added country=IL size=12 hotel=HTB sessions=OPEN|LUNCH'"))
    }
    if let arrival, let departure, departure.time <= arrival.time {
      complain(
        .departureBeforeArrival, .both("团组离开早于抵达", "The party leaves before it arrives"),
        .both("请更正其一", "Correct one of both"))
    }
    guard findings.isEmpty, let size = values["size"].flatMap(Int.init),
      let country = values["country"]
    else { return nil }
    let name = values["name_en"] ?? values["name_zh"] ?? id
    var party = Change.NewParty(
      id: Party.ID(id), name: LocalizedText(zh: values["name_zh"] ?? name, en: name),
      country: country, size: size, sessions: sessions)
    party.type = values["type"] ?? "guest"
    party.languages = parts(values["languages"] ?? "")
    party.hotel = hotel.map { Place.ID($0) }
    party.arrival = arrival
    party.departure = departure
    return .addition(party)
  }

  private mutating func journey(_ text: String) -> Party.Journey? {
    let sides = text.split(separator: "@").map(String.init)
    guard sides.count == 2 else {
      complain(
        .changeSyntax, .both("\(quoted(text)) 不是行程", "\(quoted(text)) is no journey"),
        .both("请写成 TIME@PLACE", "Write TIME@PLACE"))
      return nil
    }
    guard let time = time(sides[0], isJourney: true),
      let place = find(sides[1], .both("地点", "place"), festival.places.map(\.id.rawValue))
    else { return nil }
    return Party.Journey(time: time, place: Place.ID(place))
  }
}

extension LocalizedText {
  /// A text in both languages that changes are answered in.
  static func both(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }

  /// The names that come next to one that is not known, or else some that are.
  static func known(_ names: [String], near: [String]) -> LocalizedText {
    let few = names.prefix(8)
    let dots = names.count > few.count
    return near.isEmpty
      ? both(
        "已有：\(few.joined(separator: "、"))\(dots ? " 等" : "")",
        "Known are \(few.joined(separator: ", "))\(dots ? ", …" : "")")
      : both(
        "是不是 \(near.joined(separator: "、"))？", "Did you mean \(near.joined(separator: ", "))?")
  }
}
