// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ICalendar
import Testing

@Suite struct ICalendarReaderTests {
  @Test func `bytes that are no calendar are refused`() {
    #expect(throws: ICalendarError.notACalendar) { try ICalendarReader.read([]) }
    #expect(throws: ICalendarError.notACalendar) {
      try ICalendarReader.read(Array("name,country\r\n".utf8))
    }
    #expect(throws: ICalendarError.notText) { try ICalendarReader.read([0x42, 0]) }
    #expect(throws: ICalendarError.notText) { try ICalendarReader.read([0xFF, 0xFE]) }
  }

  @Test func `other people's times keep their clock`() throws {
    let reading = try read([
      "UID:1", "DTSTART:20180327T090000", "DURATION:PT1H30M",
      "END:VEVENT", "BEGIN:VEVENT", "UID:2", "DTSTART;VALUE=DATE:20180327",
      "END:VEVENT", "BEGIN:VEVENT", "UID:3", "DTSTART;TZID=Nowhere:20180327T090000",
    ])

    let events = reading.documents[0].events
    #expect(events.map(\.start.zone) == [.floating, .wholeDay, .named("Nowhere")])
    #expect(
      events.map(\.end.wall)
        == [wall("20180327T103000"), wall("20180328T000000"), wall("20180327T090000")]
    )
    #expect(reading.instants.map(\.start) == [nil, nil, nil])
  }

  @Test func `what cannot be read is said`() throws {
    let reading = try read([
      "UID:1", "DTSTART:20180327T090000Z", "RRULE:FREQ=SECONDLY",
      "END:VEVENT", "BEGIN:VEVENT", "UID:2", "SUMMARY;VALUE=INTEGER:5",
    ])

    #expect(reading.documents[0].events.isEmpty)
    #expect(reading.unread.map(\.reason) == [.recurring, .noStart])
  }

  @Test(arguments: UInt64(1)...4)
  func `mutated files never trap`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var full = event(
      "full@test",
      zone: "Europe/Paris",
      summary: "会见 🌸",
      location: "厅",
      description: "a\nb"
    )
    full.categories = ["Call"]
    full.status = .confirmed
    full.position = CalendarEvent.Position(latitude: 31, longitude: 120)
    full.url = "https://example.org/"
    let original = try ICalendarWriter.bytes(
      of: document([full, event("b@test")], zones: ["Europe/Paris", "Asia/Shanghai"])
    )
    var readable = 0
    for _ in 0..<1500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 1...127, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(UInt8.random(in: 1...255, using: &random), at: index)
        default:
          let end = min(bytes.count, index + Int.random(in: 1...60, using: &random))
          bytes.insert(contentsOf: Array(bytes[index..<end]), at: index)
        }
      }
      do {
        _ = try ICalendarReader.read(bytes)
        readable += 1
      } catch {
        #expect([ICalendarError.notText, .notACalendar].contains(error))
      }
      _ = ICalendarLint.problems(in: bytes)
    }
    #expect(readable > 300)
  }

  @Test func `public calendars, real and hostile, never trap`() throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/bench/ics/corpus")
    guard FileManager.default.fileExists(atPath: corpus.path) else {
      print("SKIPPED: no calendars at \(corpus.path), beside the repository; nothing was read.")
      return
    }
    var count = 0
    let enumerator = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)
    while let url = enumerator?.nextObject() as? URL {
      guard let data = try? Data(contentsOf: url), url.pathExtension != "tsv" else { continue }
      _ = try? ICalendarReader.read(Array(data))
      _ = ICalendarLint.problems(in: Array(data))
      count += 1
    }
    print("Read \(count) public calendars.")
    #expect(count > 0)
  }

  private func read(_ lines: [String]) throws -> CalendarReading {
    let text =
      ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT"] + lines
      + ["END:VEVENT", "END:VCALENDAR", ""]
    return try ICalendarReader.read(Array(text.joined(separator: "\r\n").utf8))
  }
}
