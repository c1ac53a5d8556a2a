// SPDX-License-Identifier: Apache-2.0

import CLibical
import FestivalTestSupport
import Foundation
import ICalendar
import Testing

/// Random recurring events in zones that change their clocks, read by us, by libical and by
/// `recurring-ical-events`.
@Suite struct RecurrenceAgainstOthersTests {
  private typealias Pair = [Int]

  private static let zones = [
    "Asia/Shanghai", "America/New_York", "Europe/Paris", "Australia/Sydney", "Asia/Kathmandu",
    "America/Sao_Paulo", "Europe/London", "America/Los_Angeles", "Pacific/Auckland", "Asia/Tehran",
    "Africa/Casablanca", "America/Santiago", "Australia/Lord_Howe", "Asia/Jerusalem", "Asia/Tokyo",
    "America/St_Johns",
  ]
  /// Thousands with `make recurrences`.
  private static let count =
    ProcessInfo.processInfo.environment["ATTACHE_RULES"].flatMap { Int($0) } ?? 300
  private static let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// A rule that RFC 5545 allows, and its event.
  private static func event(_ index: Int, _ random: inout SeededGenerator) -> String {
    func pick<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &random)] }
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    func list(_ range: ClosedRange<Int>, signed: Bool = false) -> String {
      (0...Int.random(in: 0...2, using: &random)).map { _ in
        let number = Int.random(in: range, using: &random)
        return "\(signed && Bool.random(using: &random) ? -number : number)"
      }.joined(separator: ",")
    }
    // Readers do not agree on lists of which only some are counted, nor on BYMONTHDAY beside them.
    func weekdays(ordinals: ClosedRange<Int>?) -> String {
      let counted = chance(60) ? ordinals : nil
      let chosen = Set((0...Int.random(in: 0...2, using: &random)).map { _ in pick(days) }).sorted()
      return chosen.map { day -> String in
        guard let counted else { return day }
        let number = Int.random(in: counted, using: &random)
        return "\(Bool.random(using: &random) ? number : -number)\(day)"
      }.joined(separator: ",")
    }
    let frequency = pick(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    var parts = ["FREQ=\(frequency)"]
    if chance(40) { parts.append("INTERVAL=\(Int.random(in: 1...4, using: &random))") }
    if chance(25) { parts.append("BYMONTH=\(list(1...12))") }
    let hasMonth = parts.contains { $0.hasPrefix("BYMONTH=") }
    if frequency != "WEEKLY", chance(25) {
      parts.append("BYMONTHDAY=\(list(1...31, signed: true))")
    }
    let mayCount = !parts.contains { $0.hasPrefix("BYMONTHDAY") }
    switch frequency {
    case "MONTHLY":
      if chance(40) { parts.append("BYDAY=\(weekdays(ordinals: mayCount ? 1...4 : nil))") }
    case "YEARLY":
      if chance(15) {
        parts.append("BYYEARDAY=\(list(1...366, signed: true))")
      } else if chance(40) {
        parts.append("BYDAY=\(weekdays(ordinals: !mayCount ? nil : hasMonth ? 1...4 : 1...52))")
      }
    default: if chance(50) { parts.append("BYDAY=\(weekdays(ordinals: nil))") }
    }
    if parts.contains(where: { $0.hasPrefix("BYDAY") || $0.hasPrefix("BYMONTHDAY") }), chance(25) {
      parts.append("BYSETPOS=\(list(1...3, signed: true))")
    }
    if frequency == "WEEKLY", chance(30) { parts.append("WKST=\(pick(["SU", "MO", "WE"]))") }
    let year = Int.random(in: 2015...2018, using: &random)
    let month = Int.random(in: 1...3, using: &random)
    let day = Int.random(in: 1...28, using: &random)
    let hour = Int.random(in: 0...23, using: &random)
    func digits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    // A start that the rule does not have, and how COUNT counts it, the standard leaves undefined.
    if chance(40), !parts.contains(where: { $0.hasPrefix("BY") }) {
      parts.append("COUNT=\(Int.random(in: 1...60, using: &random))")
    } else if chance(40) {
      let last = digits(Int.random(in: 1...28, using: &random))
      parts.append("UNTIL=201804\(last)T\(digits(hour))0000Z")
    }
    let zone = pick(zones)
    return """
      BEGIN:VEVENT\r
      UID:e\(index)\r
      DTSTAMP:20180101T000000Z\r
      DTSTART;TZID=\(zone):\(year)\(digits(month))\(digits(day))T\(digits(hour))0000\r
      DTEND;TZID=\(zone):\(year)\(digits(month))\(digits(day))T\(digits(hour))3000\r
      RRULE:\(parts.joined(separator: ";"))\r
      END:VEVENT\r

      """
  }

  private static func calendar(_ events: String) -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n\(events)END:VCALENDAR\r\n"
  }

  private final class Found {
    var pairs: [Pair] = []
  }

  /// What libical's own walk through a component's recurrences gives.
  private static func libical(_ event: String, _ first: Int, _ last: Int) -> [Pair] {
    let bytes = calendar(event).utf8.map { CChar(bitPattern: $0) } + [0]
    guard let root = icalparser_parse_string(bytes) else { return [] }
    defer { icalcomponent_free(root) }
    guard let part = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT) else {
      return []
    }
    let found = Found()
    icalcomponent_foreach_recurrence(
      part, icaltime_from_timet_with_zone(first, 0, icaltimezone_get_utc_timezone()),
      icaltime_from_timet_with_zone(last, 0, icaltimezone_get_utc_timezone()),
      { _, span, data in
        guard let span, let data else { return }
        Unmanaged<Found>.fromOpaque(data).takeUnretainedValue().pairs
          .append([span.pointee.start, span.pointee.end])
      }, Unmanaged.passUnretained(found).toOpaque())
    return found.pairs.filter { $0[1] > first && $0[0] < last }.sorted { $0[0] < $1[0] }
  }

  @Test func `random rules come when other readers say they do`() throws {
    var random = SeededGenerator(seed: 5545)
    let events = (0..<Self.count).map { Self.event($0, &random) }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "rules.ics")
    let text = Self.calendar(events.joined())
    try Data(text.utf8).write(to: file)
    // March and April 2018: clocks change on both halves of the earth.
    let (first, last) = (1_519_862_400, 1_525_132_800)

    let answer = try PythonProgram.run(
      "expand_recurrences.py", [file.path, "\(first)", "\(last)"])
    let theirs = try JSONDecoder().decode([String: [Pair]?].self, from: answer)
    let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let ours = try BusyTimeReader.read(
      Array(text.utf8), from: Date(timeIntervalSince1970: Double(first)),
      to: Date(timeIntervalSince1970: Double(last)), home: zone)

    var lone: [String] = []
    var agreed = 0
    for (entry, event) in zip(ours.entries, events) {
      let mine = entry.spans.map { [$0.start, $0.end] }.sorted { $0[0] < $1[0] }
      let python = theirs[entry.uid] ?? nil
      let library = Self.libical(event, first, last)
      if mine == python || mine == library {
        agreed += 1
      } else {
        lone.append("\(event) ours \(mine) python \(String(describing: python)) libical \(library)")
      }
    }
    #expect(lone.isEmpty, "\(lone.count): \(lone.prefix(10).joined(separator: "\n"))")
    #expect(agreed == Self.count)
  }
}
