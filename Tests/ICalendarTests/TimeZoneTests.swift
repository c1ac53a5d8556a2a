// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ICalendar
import Testing

@Suite struct TimeZoneTests {
  @Test(arguments: [
    "Asia/Shanghai", "Europe/Paris", "America/New_York", "Australia/Sydney", "Asia/Tokyo",
    "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Cairo", "Asia/Jerusalem", "Africa/Casablanca",
    "UTC", "US/Eastern", "Asia/Chongqing",
  ])
  func `wall times mean the instants Foundation computes`(zone: String) throws {
    var events: [CalendarEvent] = []
    for year in [2018, 2026, 2027] {
      for month in 1...12 {
        for day in [1, 11, 28] {
          let date = "\(year)\(month < 10 ? "0" : "")\(month)\(day < 10 ? "0" : "")\(day)"
          events.append(
            event(
              "\(date)@test",
              start: "\(date)T093000",
              end: "\(date)T224500",
              zone: zone
            )
          )
        }
      }
    }

    let bytes = try ICalendarWriter.bytes(of: document(events, zones: [zone]))

    let reading = try ICalendarReader.read(bytes)
    let second = try #require(try SecondParser.read([("a.ics", bytes)])["a.ics"])
    let starts = try events.map { try instant($0.start.wall, zone) }
    let ends = try events.map { try instant($0.end.wall, zone) }
    #expect(reading.instants.map(\.start) == starts)
    #expect(reading.instants.map(\.end) == ends)
    #expect(second.events.map(\.start) == starts)
    #expect(second.events.map(\.end) == ends)
    #expect(second.events.allSatisfy { $0.zone == zone })
  }

  @Test func `zones with daylight saving are written as rules, which every client reads`() throws {
    for zone in ["Europe/Paris", "America/New_York", "Australia/Sydney"] {
      let bytes = try ICalendarWriter.bytes(of: document([event(zone: zone)], zones: [zone]))
      let text = String(decoding: bytes, as: UTF8.self)

      #expect(text.contains("BEGIN:DAYLIGHT"))
      #expect(text.contains("RRULE:"))
      #expect(!text.contains("RDATE"))
    }
  }
}
