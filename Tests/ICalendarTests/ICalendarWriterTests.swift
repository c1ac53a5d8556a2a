// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ICalendar
import Testing

@Suite struct ICalendarWriterTests {
  @Test func `a written file reads back as the same values`() throws {
    var full = event(
      "full@test",
      summary: "会见 / Call, \"brief\"; part\\one 🌸",
      location: "市民中心；接待厅 / Civic Centre, Reception",
      description: "一\n二, 三; 四\\n\n\n末"
    )
    full.sequence = 3
    full.lastModified = wall("20180302T010203")
    full.categories = ["Courtesy call", "Call"]
    full.status = .tentative
    full.position = CalendarEvent.Position(latitude: 31.4912, longitude: -120.3119)
    full.url = "https://example.org/a?b=c,d;e"
    var utc = event("utc@test")
    utc.start = EventTime(wall("20180327T091500"), in: .utc)
    utc.end = EventTime(wall("20180327T094500"), in: .utc)
    let written = document([full, utc, event("plain@test")])

    let reading = try ICalendarReader.read(ICalendarWriter.bytes(of: written))

    #expect(reading.documents == [written])
    #expect(reading.unread.isEmpty)
    #expect(reading.instants.map(\.start) == [1_522_142_100, 1_522_142_100, 1_522_142_100])
  }

  @Test func `equal documents give equal bytes`() throws {
    let written = document([event("a@test"), event("b@test")], zones: ["Asia/Shanghai", "UTC"])

    #expect(try ICalendarWriter.bytes(of: written) == ICalendarWriter.bytes(of: written))
  }

  @Test func `PRODID comes first, and the zone of Shanghai is one standard time`() throws {
    let text = String(
      decoding: try ICalendarWriter.bytes(of: document([event("a@test"), event("b@test")])),
      as: UTF8.self
    )
    let lines = text.components(separatedBy: "\r\n")

    #expect(lines[0] == "BEGIN:VCALENDAR")
    #expect(lines[1] == "PRODID:-//Test//EN")
    for line in [
      "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "TZID:Asia/Shanghai",
      "BEGIN:STANDARD", "TZOFFSETTO:+0800", "NAME:赏樱周 / Blossom Week",
      "X-WR-CALNAME:赏樱周 / Blossom Week", "BEGIN:VTIMEZONE",
    ] {
      #expect(lines.count { $0 == line } == 1, "\(line)")
    }
    #expect(lines.contains("DTSTART;TZID=Asia/Shanghai:20180327T171500"))
    #expect(lines.contains("DTSTAMP:20180301T000000Z"))
    for word in ["DAYLIGHT", "freeassociation", "RDATE", "TZUNTIL", "X-LIC"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test func `a file of one event has no calendar name`() throws {
    var single = document([event()])
    single.name = "Week"

    let text = String(decoding: try ICalendarWriter.bytes(of: single), as: UTF8.self)

    #expect(!text.contains("\r\nNAME:"))
  }

  @Test func `a calendar without events is still a calendar`() throws {
    let empty = document([])

    let bytes = try ICalendarWriter.bytes(of: empty)

    #expect(try ICalendarReader.read(bytes).documents == [empty])
    #expect(try SecondParser.read([("a.ics", bytes)])["a.ics"]?.name == empty.name)
  }

  @Test func `control characters are dropped and line ends become one`() throws {
    let dirty = event(
      summary: "a\u{0}b\u{7}c\u{7F}d\u{85}e",
      description: "one\r\ntwo\rthree\u{2028}four\tfive\u{1B}"
    )

    let read = try ICalendarReader.read(ICalendarWriter.bytes(of: document([dirty])))

    #expect(read.documents[0].events[0].summary == "abcd\ne")
    #expect(read.documents[0].events[0].description == "one\ntwo\nthree\nfour\tfive")
  }

  @Test func `text cannot start a line of its own`() throws {
    let attack = "x\r\nATTENDEE:mailto:a@example.org\r\nEND:VEVENT"
    let document = CalendarDocument(
      name: attack,
      productID: "-//Test//EN",
      timeZones: ["Asia/Shanghai"],
      events: [
        event("a@test", summary: attack, location: attack, description: attack), event("b@test"),
      ]
    )

    let text = String(decoding: try ICalendarWriter.bytes(of: document), as: UTF8.self)

    #expect(!text.contains("\r\nATTENDEE"))
    #expect(text.components(separatedBy: "\r\nEND:VEVENT\r\n").count == 3)
  }

  @Test func `values that are not free text refuse line breaks`() {
    let attack = "a\r\nX-EVIL:1"
    var url = event()
    url.url = "https://example.org/\(attack)"
    var category = event()
    category.categories = [attack]
    var product = document([event()])
    product.productID = attack

    #expect(throws: ICalendarError.controlCharacter(property: "UID", uid: nil)) {
      try ICalendarWriter.bytes(of: document([event(attack)]))
    }
    #expect(throws: ICalendarError.controlCharacter(property: "URL", uid: "a@test")) {
      try ICalendarWriter.bytes(of: document([url]))
    }
    #expect(throws: ICalendarError.badCategory(attack, uid: "a@test")) {
      try ICalendarWriter.bytes(of: document([category]))
    }
    #expect(throws: ICalendarError.controlCharacter(property: "PRODID", uid: nil)) {
      try ICalendarWriter.bytes(of: product)
    }
    #expect(throws: ICalendarError.unknownTimeZone("../etc/\(attack)")) {
      try ICalendarWriter.bytes(
        of: document([event()], zones: ["Asia/Shanghai", "../etc/\(attack)"])
      )
    }
  }

  @Test func `impossible events are refused`() {
    var floating = event()
    floating.start = EventTime(floating.start.wall, in: .floating)
    var category = event()
    category.categories = ["a,b"]
    var position = event()
    position.position = CalendarEvent.Position(latitude: .nan, longitude: 0)

    #expect(throws: ICalendarError.timeWithoutZone(uid: "a@test")) {
      try ICalendarWriter.bytes(of: document([floating]))
    }
    #expect(throws: ICalendarError.endBeforeStart(uid: "a@test")) {
      try ICalendarWriter.bytes(of: document([event(end: "20180327T171400")]))
    }
    #expect(throws: ICalendarError.repeatedUID("a@test")) {
      try ICalendarWriter.bytes(of: document([event(), event()]))
    }
    #expect(throws: ICalendarError.undeclaredTimeZone("Europe/Paris", uid: "a@test")) {
      try ICalendarWriter.bytes(of: document([event(zone: "Europe/Paris")]))
    }
    #expect(throws: ICalendarError.unknownTimeZone("Europe/Atlantis")) {
      try ICalendarWriter.bytes(
        of: document([event()], zones: ["Asia/Shanghai", "Europe/Atlantis"])
      )
    }
    #expect(throws: ICalendarError.badTimeZoneList([])) {
      try ICalendarWriter.bytes(of: document([], zones: []))
    }
    #expect(throws: ICalendarError.badCategory("a,b", uid: "a@test")) {
      try ICalendarWriter.bytes(of: document([category]))
    }
    #expect(throws: ICalendarError.badPosition(uid: "a@test")) {
      try ICalendarWriter.bytes(of: document([position]))
    }
  }

  @Test func `no such times exist`() {
    #expect(WallTime("20180229T000000") == nil)
    #expect(WallTime("20180327T240000") == nil)
    #expect(WallTime("2018032T1715000") == nil)
    #expect(WallTime(year: 10_000, month: 1, day: 1) == nil)
    #expect(WallTime("20160229T235959")?.description == "20160229T235959")
  }
}
