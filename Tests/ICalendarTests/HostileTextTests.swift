// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import ICalendar
import Testing

/// Text that tries to become structure.
@Suite struct HostileTextTests {
  private static let fragments = [
    "\r\nATTENDEE:mailto:a@example.org", "\nBEGIN:VALARM\nEND:VALARM", "\r\nEND:VEVENT\r\n",
    "\r\n ", "\r", "\n\n", "\\n", "\\", "\\\\", "\\,", ",", ";", ":", "\"", "'", "^n", "=",
    ";X=1:", "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}[2J", "\u{1C}", "\u{1E}",
    "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{2029}", "\u{200E}", "\u{200F}", "\u{202E}",
    "\u{2066}", "\u{2069}", "\u{200D}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{E000}", "🌸", "𠮷",
    "👨‍👩‍👧",
    "e\u{301}", "樱花", "日本総領事", "서울", "Ærø", " ", "\t", "\u{A0}", "\u{3000}", "a", "TZID=UTC",
    "{{7*7}}", "%0D%0A", "&#13;&#10;", "=0D=0A",
  ]

  private static func hostileText(
    fragments count: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in
      fragments[Int.random(in: 0..<fragments.count, using: &random)]
    }.joined()
  }

  @Test(arguments: UInt64(1)...6)
  func `hostile text stays text in every reader`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let events = (0..<120).map { number in
      event(
        "\(number)@test",
        start: "20180327T\(number % 24 < 10 ? "0" : "")\(number % 24)0000",
        end: "20180328T000000",
        summary: "s" + Self.hostileText(fragments: 1...12, &random) + "s",
        location: "l" + Self.hostileText(fragments: 1...12, &random) + "l",
        description: "d" + Self.hostileText(fragments: 1...40, &random) + "d"
      )
    }

    try expectOnlyText(events)
  }

  @Test func `ten thousand characters stay one property`() throws {
    let events = ["x", "樱", "🌸", ",", "\\", "\r\nX-EVIL:1", "\u{202E}"].enumerated().map {
      let text = "<" + String(repeating: $1, count: 10_000) + ">"
      return event("\($0)@test", summary: text, location: text, description: text)
    }

    try expectOnlyText(events)
  }

  /// Every reader sees the events' cleaned texts and no property beyond those written.
  private func expectOnlyText(_ events: [CalendarEvent]) throws {
    var expected = document(events)
    for index in events.indices {
      expected.events[index].summary = CalendarText.cleaned(events[index].summary)
      expected.events[index].location = CalendarText.cleaned(events[index].location)
      expected.events[index].description = CalendarText.cleaned(events[index].description)
    }

    let bytes = try ICalendarWriter.bytes(of: document(events))

    #expect(ICalendarLint.problems(in: bytes) == [])
    #expect(try ICalendarReader.read(bytes).documents == [expected])
    #expect(try IndependentReaders.disagreements(with: [("a.ics", bytes, expected)]) == [])
    let answers = try IndependentReaders.read(
      [("a.ics", bytes)], by: ["icalendar", "vobject"])
    for reader in ["icalendar", "vobject"] {
      let seen = try #require(answers[reader]?["a.ics"])
      #expect(seen.events.count == events.count)
      for event in seen.events {
        #expect(
          event.properties == [
            "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "LOCATION", "SEQUENCE", "SUMMARY", "UID",
          ])
      }
    }
  }

  @Test(arguments: UInt64(1)...30)
  func `what is written is what is read, for any event there can be`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let zones = ["Asia/Shanghai", "Europe/Paris", "America/New_York", "Australia/Sydney", "UTC"]
    let events = (0..<40).map { Self.anyEvent($0, zones: zones, &random) }
    let written = document(events, zones: zones)

    let bytes = try ICalendarWriter.bytes(of: written)

    let read = try ICalendarReader.read(bytes).documents
    for (seen, event) in zip(read.first?.events ?? [], events) { #expect(seen == event) }
    #expect(read == [written])
    #expect(try ICalendarWriter.bytes(of: ICalendarReader.read(bytes).documents[0]) == bytes)
  }

  private static func anyEvent(
    _ number: Int, zones: [String], _ random: inout SeededGenerator
  ) -> CalendarEvent {
    func one<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &random)]
    }
    func time(_ hours: ClosedRange<Int>) -> WallTime {
      let time = WallTime(
        year: 2018, month: Int.random(in: 1...12, using: &random),
        day: Int.random(in: 1...28, using: &random), hour: Int.random(in: hours, using: &random),
        minute: Int.random(in: 0...59, using: &random))
      guard let time else { preconditionFailure("No such time") }
      return time
    }
    let start = time(3...11)
    let end = WallTime(
      year: start.year, month: start.month, day: start.day,
      hour: Int.random(in: 12...23, using: &random), minute: start.minute)
    let zone = Bool.random(using: &random) ? EventTime.Zone.utc : .named(one(zones))
    var event = CalendarEvent(
      uid: "\(number);\(one(["a", "é,", "樱"])):x@test",
      start: EventTime(start, in: zone), end: EventTime(end ?? start, in: zone),
      stamp: time(0...23), sequence: Int.random(in: 0...9, using: &random),
      summary: CalendarText.cleaned(hostileText(fragments: 0...9, &random)),
      location: CalendarText.cleaned(hostileText(fragments: 0...9, &random)),
      description: CalendarText.cleaned(hostileText(fragments: 0...30, &random)))
    if Bool.random(using: &random) { event.lastModified = time(0...23) }
    if Bool.random(using: &random) {
      event.categories = [one(["Call", "会见"]), one(["A b", "🌸"])]
    }
    event.status = one([nil, .confirmed, .tentative, .cancelled])
    if Bool.random(using: &random) {
      event.position = CalendarEvent.Position(
        latitude: Double(Int.random(in: -9000...9000, using: &random)) / 100,
        longitude: Double(Int.random(in: -18000...18000, using: &random)) / 100)
    }
    if Bool.random(using: &random) {
      event.url = one(["https://example.org/a;b,c?d=\\e", "geo:1,2"])
    }
    return event
  }
}
