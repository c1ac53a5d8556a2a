// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Intake

/// Reads changes as people write them; everything that cannot be read is a finding with the nearest valid names.
package struct ChangeReader {
  let festival: Festival
  /// What the findings call the place, such as `change 2`.
  private let place: String
  private(set) var findings: [Finding] = []
  private var words: [String] = []
  private var position = 0

  /// Reads one change; `nil` with findings when it cannot be read.
  package static func read(
    _ text: String, called place: String, for festival: Festival
  ) -> (change: Change?, findings: [Finding]) {
    var reader = ChangeReader(text, place, festival)
    let change = reader.change()
    if change != nil, reader.position < reader.words.count {
      reader.complain(
        .changeSyntax, "\(reader.quoted(reader.words[reader.position])) is one word too many",
        "Remove it, or begin another change")
    }
    return reader.findings.isEmpty ? (change, []) : (nil, reader.findings)
  }

  private init(_ text: String, _ place: String, _ festival: Festival) {
    self.festival = festival
    self.place = place
    words = text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  static let patterns = """
    Write it like 'C-US.H arrives 2018-03-27T18:05', 'venue V closed FROM/TO', \
    'session S pinned TIME at V'; docs/CHANGES.md has them all
    """

  mutating func complain(_ code: FindingCode, _ cause: String, _ remedy: String) {
    findings.append(
      Finding(
        severity: code.severity, code: code.rawValue,
        location: Finding.Location(file: place, line: 1, column: position + 1), cause: cause,
        remedy: remedy))
  }

  func quoted(_ text: String) -> String {
    "'\(text.prefix(40).filter { !$0.isNewline })\(text.count > 40 ? "…" : "")'"
  }

  /// The next word, or a finding that says what is missing.
  mutating func word(_ expected: String) -> String? {
    guard position < words.count else {
      complain(.changeSyntax, "The change ends where \(expected) is expected", Self.patterns)
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
    guard let first = word("a change") else { return nil }
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
    case "meetings": return meetingsChange()
    case "relation": return relationChange()
    default: return travellerChange(first)
    }
  }

  private mutating func travellerChange(_ name: String) -> Change? {
    guard let who = traveller(name), let verb = word("arrives, departs, absent or optional")
    else { return nil }
    switch verb {
    case "arrives", "departs":
      guard let time = time(), case let place = site(), findings.isEmpty else { return nil }
      guard checkJourney(of: who, verb == "arrives", time, at: place) else { return nil }
      return verb == "arrives" ? .arrival(who, time, at: place) : .departure(who, time, at: place)
    case "absent": return span().map { .absence(who, $0) }
    case "optional":
      guard takes("at") else { return unknownVerb("the word at") }
      return session().map { .optional(who, at: $0) }
    case "replaced":
      guard case .unit(let unit) = who, takes("by"), let name = word("a unit") else {
        return unknownVerb("by and a unit after a unit")
      }
      guard let other = find(name, "unit", festival.units.map(\.id.rawValue)), takes("at"),
        let session = session()
      else { return findings.isEmpty ? unknownVerb("at and a session") : nil }
      return .substitution(unit, by: AttendanceUnit.ID(other), at: session)
    default:
      position -= 1
      return unknownVerb("arrives, departs, absent, optional or replaced")
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
          .journeyIncomplete, "\(unit.id) is local: its journey has no place yet",
          "Write where, such as '\(isArrival ? "arrives" : "departs") TIME at PLACE'")
        return false
      }
      if isArrival, let departure, departure.time <= time {
        complain(
          .departureBeforeArrival, "\(unit.id) departs before it arrives",
          "Write a time earlier than the departure, \(festival.clock.iso8601(departure.time))")
        return false
      }
      if !isArrival, let arrival, time <= arrival.time {
        complain(
          .departureBeforeArrival, "\(unit.id) departs before it arrives",
          "Write a time later than the arrival, \(festival.clock.iso8601(arrival.time))")
        return false
      }
    }
    return true
  }

  mutating func unknownVerb(_ expected: String) -> Change? {
    let found = position < words.count ? quoted(words[position]) : "The end"
    complain(.changeSyntax, "\(found) stands where \(expected) is expected", Self.patterns)
    return nil
  }

  private mutating func venueChange() -> Change? {
    guard let venue = venue() else { return nil }
    if takes("closed") { return span().map { .closure(venue, $0) } }
    if takes("opens") { return span().map { .reopening(venue, $0) } }
    return unknownVerb("closed or opens")
  }

  private mutating func interpreterChange() -> Change? {
    guard let name = word("an interpreter") else { return nil }
    if takes("added") { return engagement(name) }
    guard let id = find(name, "interpreter", festival.interpreters.map(\.id.rawValue))
    else { return nil }
    guard takes("ill") else { return unknownVerb("ill or added") }
    guard hasMore else { return .illness(Interpreter.ID(id), nil) }
    return span().map { .illness(Interpreter.ID(id), $0) }
  }

  private mutating func engagement(_ name: String) -> Change? {
    guard checkNew(name, "interpreter", festival.interpreters.map(\.id.rawValue)) else {
      return nil
    }
    let values = values(of: "an interpreter", among: ["language", "modes"])
    let known = InterpretingNeed.Mode.allCases.map(\.rawValue)
    let modes = parts(values["modes"] ?? "SI|CI").compactMap { find($0, "mode", known) }
      .compactMap { InterpretingNeed.Mode(rawValue: $0) }
    guard findings.isEmpty else { return nil }
    guard let language = values["language"], !modes.isEmpty else {
      complain(
        .changeSyntax, "A new interpreter needs a language",
        "Write it like 'interpreter J9 added language=JA modes=SI|CI'")
      return nil
    }
    return .engagement(Interpreter.ID(name), language: language, modes)
  }

  /// Whether a name can be that of one more `noun`; if not, it is a finding.
  mutating func checkNew(_ name: String, _ noun: String, _ known: [String]) -> Bool {
    if !known.contains(name), isNewIdentifier(name) { return true }
    complain(
      .badIdentifier, "\(quoted(name)) is no new identifier",
      "Use letters, digits and -, and a name no \(noun) has")
    return false
  }

  private func isNewIdentifier(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  /// The rest of the change, as values by key.
  mutating func values(of owner: String, among keys: [String]) -> [String: String] {
    var values: [String: String] = [:]
    while position < words.count, let text = word("key=value") {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, keys.contains(sides[0]) else {
        let near = NearestNames.of(sides.first ?? text, among: keys)
        complain(
          .changeSyntax, "\(quoted(text)) is nothing \(owner) has",
          near.isEmpty
            ? "Known are \(keys.joined(separator: ", "))"
            : "Did you mean \(near.joined(separator: ", "))?")
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
    return unknownVerb("cancelled, pinned, unpinned, only or also")
  }

  // MARK: - A new party

  private static let partyKeys = [
    "country", "size", "hotel", "sessions", "arrives", "departs", "languages", "type", "name_zh",
    "name_en",
  ]

  private mutating func partyChange() -> Change? {
    guard let id = word("a party, or the identifier of a new one") else { return nil }
    if takes("cancelled") {
      return find(id, "party", festival.parties.map(\.id.rawValue)).map {
        .withdrawal(Party.ID($0))
      }
    }
    guard position < words.count, words[position] == "added" else {
      return unknownVerb("added or cancelled")
    }
    guard !festival.parties.contains(where: { $0.id.rawValue == id }), isNewIdentifier(id)
    else {
      complain(
        .badIdentifier, "\(quoted(id)) is no new identifier",
        "Use letters, digits and -, and a name no party has")
      return nil
    }
    _ = takes("added")
    let values = values(of: "a party", among: Self.partyKeys)
    let hotel = values["hotel"].flatMap { find($0, "place", festival.places.map(\.id.rawValue)) }
    let sessions = parts(values["sessions"] ?? "").compactMap { session(named: $0) }
    let arrival = values["arrives"].flatMap { journey($0) }
    let departure = values["departs"].flatMap { journey($0) }
    if values["sessions"] == nil
      || values["size"].flatMap(Int.init).map({ $0 < 1 || $0 > 100_000 }) ?? true
      || values["country"]?.count != 2
    {
      complain(
        .changeSyntax, "A new party needs a country of two letters, a size and its sessions",
        "Write it like 'party X added country=IL size=12 hotel=HTB sessions=OPEN|LUNCH'")
    }
    if let arrival, let departure, departure.time <= arrival.time {
      complain(.departureBeforeArrival, "The party leaves before it arrives", "Correct one of both")
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
      complain(.changeSyntax, "\(quoted(text)) is no journey", "Write TIME@PLACE")
      return nil
    }
    guard let time = time(sides[0], isJourney: true),
      let place = find(sides[1], "place", festival.places.map(\.id.rawValue))
    else { return nil }
    return Party.Journey(time: time, place: Place.ID(place))
  }
}
