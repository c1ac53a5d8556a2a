// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the name of a time zone means when its calendar does not define it.
enum ZoneName {
  enum Meaning {
    case clock(CalendarClock)
    /// Letters that stand for several zones: CST is China's, Cuba's and Chicago's.
    case abbreviation
    case unknown
  }

  /// Identifiers of the zone data, of Windows, of Exchange (offset and cities), fixed offsets, and
  /// the paths that programs put before them.
  static func meaning(of name: String) -> Meaning {
    let name = name.trimmingSpaces
    if let zone = zone(identifier: name) { return .clock(CalendarClock(zone)) }
    if isAbbreviation(name) { return .abbreviation }
    if let offset = fixedOffset(name) { return .clock(CalendarClock(offset: offset)) }
    if let zone = windowsZone(name) { return .clock(CalendarClock(zone)) }
    if let clock = clockOfCities(name) { return .clock(clock) }
    return .unknown
  }

  /// Identifiers of the machine's zone data, by their names in small letters.
  private static let identifiers = Dictionary(
    TimeZone.knownTimeZoneIdentifiers.map { ($0.lowercased(), $0) },
    uniquingKeysWith: { first, _ in first })

  /// `Europe/Paris` in any case, also behind a path as in `/citadel.org/20210210_1/Europe/Paris`.
  private static func zone(identifier name: String) -> TimeZone? {
    // Foundation takes abbreviations for identifiers, and guesses.
    let isWord = name.contains("/") || (name.utf8.count > 4 && name.contains(where: \.isLowercase))
    guard isWord || ["UTC", "GMT"].contains(name.uppercased()) else { return nil }
    if !name.contains("/"), name.contains(where: { $0 == "+" || $0 == "-" }) { return nil }
    let parts = name.split(separator: "/").map(String.init)
    for count in [parts.count, 3, 2] where count <= parts.count && count > 0 {
      let tail = parts.suffix(count).joined(separator: "/")
      guard TimeZoneName.isPlausible(tail) else { continue }
      let known = identifiers[tail.lowercased()] ?? tail
      if let zone = TimeZone(identifier: known) { return zone }
    }
    // Exchange writes tzone://Microsoft/Utc.
    return parts.last?.lowercased() == "utc" ? .gmt : nil
  }

  private static func isAbbreviation(_ name: String) -> Bool {
    (2...5).contains(name.utf8.count)
      && name.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// `UTC+8`, `GMT+08:00`, `+0800`; not `Etc/GMT-8`, whose sign is the other way round.
  private static func fixedOffset(_ name: String) -> Int? {
    var rest = name.uppercased().filter { $0 != " " }
    for prefix in ["UTC", "GMT"] where rest.hasPrefix(prefix) { rest.removeFirst(3) }
    guard let sign = rest.first, sign == "+" || sign == "-" || sign == "−" else { return nil }
    let digits = rest.dropFirst()
    let padded = digits.utf8.count == 1 || (digits.utf8.count == 4 && digits.contains(":"))
    return TimeValue.offset((sign == "+" ? "+" : "-") + (padded ? "0" : "") + digits)
  }

  /// `China Standard Time`, and `GMT Standard Time 1` as Outlook numbers a second one.
  private static func windowsZone(_ name: String) -> TimeZone? {
    var words = name.split(separator: " ")
    if words.count > 2, let last = words.last, Int(last) != nil, WindowsZones.names[name] == nil {
      words.removeLast()
    }
    return WindowsZones.names[words.joined(separator: " ")].flatMap { TimeZone(identifier: $0) }
  }

  /// `(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi`: the zones of these cities that have this
  /// offset in winter, if they agree.
  private static func clockOfCities(_ name: String) -> CalendarClock? {
    guard name.hasPrefix("("), let close = name.firstIndex(of: ")"),
      let standard = fixedOffset(String(name[name.index(after: name.startIndex)..<close]))
    else { return nil }
    let cities = name[name.index(after: close)...]
      .split(whereSeparator: { ",，、;".contains($0) }).map { $0.trimmingSpaces.lowercased() }
    let zones = cities.flatMap { citiesToZones[$0] ?? [] }
      .compactMap { TimeZone(identifier: $0) }
      .filter { zone in
        // The first of January 2020.
        let now = Date(timeIntervalSinceReferenceDate: 599_616_000)
        return zone.secondsFromGMT(for: now) - Int(zone.daylightSavingTimeOffset(for: now))
          == standard
      }
    // Whoever has the same offsets through a year is one clock for us.
    guard let first = zones.first, zones.allSatisfy({ agree($0, first) }) else { return nil }
    return CalendarClock(first)
  }

  private static func agree(_ a: TimeZone, _ b: TimeZone) -> Bool {
    stride(from: 568_080_000.0, to: 599_616_000, by: 604_800).allSatisfy {
      let moment = Date(timeIntervalSinceReferenceDate: $0)
      return a.secondsFromGMT(for: moment) == b.secondsFromGMT(for: moment)
    }
  }

  /// Zones by the city in their identifier, and by the names that Chinese Windows gives its zones.
  private static let citiesToZones: [String: [String]] = {
    var zones: [String: [String]] = [:]
    for identifier in TimeZone.knownTimeZoneIdentifiers {
      let city = identifier.split(separator: "/").last?.replacing("_", with: " ") ?? ""
      zones[city.lowercased(), default: []].append(identifier)
    }
    for (city, identifier) in WindowsZones.cities { zones[city, default: []].append(identifier) }
    return zones
  }()
}
