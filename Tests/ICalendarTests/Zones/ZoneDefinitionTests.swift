// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ICalendar
import Testing

/// What calendars say of a zone must be what the zone's clocks show.
@Suite struct ZoneDefinitionTests {
  private static let start = 1_420_070_400  // 2015-01-01T00:00:00Z
  private static let end = 1_924_992_000  // 2031-01-01T00:00:00Z
  private static let day = 86_400

  /// A zone with an event on both sides of every change of its clock, and one in every month.
  private struct Trial {
    let zone: String
    let instants: [Int]
    let bytes: [UInt8]

    init(_ zone: TimeZone) throws {
      self.zone = zone.identifier
      func offset(_ instant: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
      }
      var instants = Array(stride(from: start, to: end, by: 30 * day))
      for instant in stride(from: start, to: end, by: day) {
        guard offset(instant) != offset(instant + day) else { continue }
        var (low, high) = (instant, instant + day)
        while high - low > 1 {
          let middle = (low + high) / 2
          if offset(middle) == offset(low) { low = middle } else { high = middle }
        }
        // Hours that a clock shows twice are left out; nobody can say which is meant.
        let size = abs(offset(high) - offset(low))
        instants += [high - size - 60, high + size + 60]
      }
      self.instants = instants.sorted()
      let events = self.instants.enumerated().compactMap { number, instant -> CalendarEvent? in
        guard let wall = WallTime(secondsSinceEpoch: instant + offset(instant)) else { return nil }
        return event(
          "\(number)@test", start: wall.description, end: wall.description, zone: zone.identifier)
      }
      bytes = try ICalendarWriter.bytes(of: document(events, zones: [zone.identifier]))
    }
  }

  /// All zones of the system whose clocks change between 2015 and 2030 in different ways, and one that never does.
  private static let zones: [TimeZone] = {
    var seen: Set<[Int]> = []
    return TimeZone.knownTimeZoneIdentifiers.sorted().compactMap { TimeZone(identifier: $0) }
      .filter { zone in
        let offsets = stride(from: start, to: end, by: day / 4).map {
          zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0)))
        }
        return seen.insert(offsets).inserted
      }
  }()

  @Test
  func `every zone is written as its clocks run from 2015 to 2030, as libical and we read it`()
    throws
  {
    #expect(Self.zones.count > 100)
    for zone in Self.zones {
      let trial = try Trial(zone)

      let ours = try BusyTimeReader.read(
        trial.bytes, from: Date(timeIntervalSince1970: Double(Self.start - Self.day)),
        to: Date(timeIntervalSince1970: Double(Self.end + Self.day)), home: .gmt)
      let libical = try ICalendarReader.read(trial.bytes)

      // An event without length takes nothing, so that its start is what tells.
      #expect(ours.entries.flatMap(\.problems) == [], "\(trial.zone)")
      #expect(libical.instants.map(\.start) == trial.instants, "\(trial.zone)")
    }
  }

  @Test func `what changes every year alike is one rule, and no RDATE is written`() throws {
    let rules = [
      "Europe/Paris": ["BYDAY=-1SU", "BYMONTH=3", "BYMONTH=10"],
      "America/New_York": ["BYDAY=2SU", "BYMONTH=3", "BYDAY=1SU", "BYMONTH=11"],
      "Asia/Jerusalem": [
        "BYDAY=FR", "BYMONTH=3", "BYMONTHDAY=23,24,25,26,27,28,29", "BYDAY=-1SU", "BYMONTH=10",
      ],
    ]
    for (zone, expected) in rules {
      let text = String(
        decoding: try ICalendarWriter.bytes(of: document([event(zone: zone)], zones: [zone])),
        as: UTF8.self)

      for rule in expected { #expect(text.contains(rule), "\(text)") }
      #expect(!text.contains("RDATE"))
      #expect(!text.contains("UNTIL"))
    }
  }

  @Test func `a summer time that was given up ends, and one by another calendar is listed`() throws
  {
    let text = String(
      decoding: try ICalendarWriter.bytes(
        of: document([event(zone: "Asia/Tehran")], zones: ["Asia/Tehran"])), as: UTF8.self)

    // The leap year of the Persian calendar begins a day earlier.
    #expect(text.contains("TZOFFSETFROM:+0330\r\nTZOFFSETTO:+0430\r\nDTSTART:20170322T000000"))
    #expect(text.contains("TZOFFSETFROM:+0330\r\nTZOFFSETTO:+0430\r\nDTSTART:20200321T000000"))
    #expect(text.contains("TZOFFSETFROM:+0430\r\nTZOFFSETTO:+0330\r\nDTSTART:20220922T000000"))
    #expect(!text.contains("DTSTART:2023"))
  }

  @Test func `a clock that never changes is one observance from the year before`() throws {
    let text = String(
      decoding: try ICalendarWriter.bytes(of: document([event()])), as: UTF8.self)

    #expect(
      text.contains(
        """
        BEGIN:VTIMEZONE\r
        TZID:Asia/Shanghai\r
        BEGIN:STANDARD\r
        TZNAME:CST\r
        TZOFFSETFROM:+0800\r
        TZOFFSETTO:+0800\r
        DTSTART:20170101T080000\r
        END:STANDARD\r
        END:VTIMEZONE\r

        """))
  }
}
