// SPDX-License-Identifier: Apache-2.0

import Foundation
import ICalendar
import Testing

/// A document of events that last half an hour.
func document(_ events: [CalendarEvent], zones: [String] = ["Asia/Shanghai"]) -> CalendarDocument {
  CalendarDocument(
    name: events.count == 1 ? nil : "赏樱周 / Blossom Week",
    productID: "-//Test//EN",
    timeZones: zones,
    events: events
  )
}

func wall(_ text: String) -> WallTime {
  guard let time = WallTime(text) else { preconditionFailure("\(text) is no time") }
  return time
}

func event(
  _ uid: String = "a@test",
  start: String = "20180327T171500",
  end: String = "20180327T174500",
  zone: String = "Asia/Shanghai",
  summary: String = "Courtesy call",
  location: String = "",
  description: String = ""
) -> CalendarEvent {
  CalendarEvent(
    uid: uid,
    start: EventTime(wall(start), in: .named(zone)),
    end: EventTime(wall(end), in: .named(zone)),
    stamp: wall("20180301T000000"),
    summary: summary,
    location: location,
    description: description
  )
}

/// The instant of a wall time by Foundation's own zone data.
func instant(_ time: WallTime, _ zone: String) throws -> Int {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = try #require(TimeZone(identifier: zone))
  let parts = DateComponents(
    year: time.year,
    month: time.month,
    day: time.day,
    hour: time.hour,
    minute: time.minute,
    second: time.second
  )
  return Int(try #require(calendar.date(from: parts)).timeIntervalSince1970)
}
