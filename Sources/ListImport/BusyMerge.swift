// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import ICalendar
import Intake

/// Takes the busy times of a calendar out of the windows of a unit or an interpreter.
struct BusyMerge {
  let festival: Festival
  let log: ListLog
  private(set) var units: EventTable
  private(set) var interpreters: EventTable

  init(units: EventTable, interpreters: EventTable, festival: Festival, log: ListLog) {
    self.units = units
    self.interpreters = interpreters
    self.festival = festival
    self.log = log
  }

  var changed: [EventTable] { [units, interpreters].filter(\.isChanged) }

  /// Reads one calendar; its events are the rows of the list.
  mutating func run(_ bytes: [UInt8], name: String, owner given: String?) -> ImportReport.List? {
    let place = Finding.Location(file: name)
    let reading: BusyTimeReader.Reading
    do {
      reading = try BusyTimeReader.read(bytes, from: wall(0), to: wall(festival.dayCount))
    } catch {
      log.add(
        .brokenCalendar, at: place, "\(error)", remedy: "Export the calendar again as .ics")
      return nil
    }
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    let candidates = [given ?? stem, given ?? reading.name ?? ""].filter { !$0.isEmpty }
    guard let owner = candidates.compactMap({ owner($0) }).first else {
      log.add(
        .calendarForNobody, at: place,
        "No unit or interpreter is called \(quoted(given ?? stem))",
        remedy: "Say whose calendar it is with --for, such as --for CTY.L2")
      return nil
    }
    var list = ImportReport.List(
      name: name, format: "iCalendar → \(owner.id)",
      columns: [.init(heading: "VEVENT", field: "available")])
    let before = owner.windows
    var windows = before
    for entry in reading.entries {
      let (after, reason) = without(entry, windows, place)
      if let reason {
        list.skipped.append(SkippedRow(place: place, reason: reason))
      } else if after == windows {
        list.unchanged += 1
      } else {
        windows = after
        list.updated += 1
      }
    }
    guard windows != before else { return list }
    guard !windows.isEmpty else {
      log.add(
        .calendarForNobody, at: place,
        "\(owner.id) would be busy on all days of the festival, so nothing could be planned",
        remedy: "Check whose calendar it is, or take the unit out of its sessions")
      return nil
    }
    let clock = festival.clock
    let text = windows.map { "\(clock.iso8601($0.start))/\(clock.iso8601($0.end))" }
      .joined(separator: "|")
    if owner.isUnit {
      units.set(owner.row, "available", text)
    } else {
      interpreters.set(owner.row, "available", text)
    }
    return list
  }

  // MARK: Owners

  private struct Owner {
    let id: String
    let isUnit: Bool
    let row: Int
    let windows: [TimeSpan]
  }

  private var wholeFestival: TimeSpan {
    TimeSpan(
      start: LocalTime(0), end: LocalTime(festival.dayCount * LocalTime.minutesPerDay))
  }

  private func owner(_ name: String) -> Owner? {
    let key = ListText.key(name)
    guard !key.isEmpty else { return nil }
    for row in 0..<units.rowCount {
      let names = ["unit_id", "name_zh", "name_en"].map { ListText.key(units[row, $0]) }
      if names.contains(key) { return owner(units, "unit_id", row, isUnit: true) }
    }
    for row in 0..<interpreters.rowCount {
      let names = ["interpreter_id", "name"].map { ListText.key(interpreters[row, $0]) }
      if names.contains(key) { return owner(interpreters, "interpreter_id", row, isUnit: false) }
    }
    return nil
  }

  private func owner(_ table: EventTable, _ column: String, _ row: Int, isUnit: Bool) -> Owner {
    let windows = table[row, "available"].split(separator: "|").compactMap { text -> TimeSpan? in
      let ends = text.split(separator: "/").compactMap { festival.clock.parse(trimmed(String($0))) }
      return ends.count == 2 ? TimeSpan(start: ends[0], end: ends[1]) : nil
    }
    let isNever = table[row, "available"] == AvailabilityText.never
    return Owner(
      id: table[row, column], isUnit: isUnit, row: row,
      windows: windows.isEmpty && !isNever ? [wholeFestival] : windows)
  }

  // MARK: Times

  private func without(
    _ entry: BusyTimeReader.Entry, _ windows: [TimeSpan], _ place: Finding.Location
  ) -> ([TimeSpan], SkipReason?) {
    switch entry.fate {
    case .free: return (windows, .free)
    case .unusable:
      log.add(
        .eventSkipped, at: place, "An event has no usable time",
        remedy: "Correct the event in the calendar it comes from")
      return (windows, .noTime)
    case .refused:
      log.add(
        .recurrenceRefused, at: place,
        "An event repeats by hours, or too often, and was not expanded",
        remedy: "Enter its times by hand into 'available'")
      return (windows, .noTime)
    case .busy: break
    }
    var result = windows
    var isUnread = false
    for span in entry.spans {
      guard let start = local(span.start, span.startInstant),
        let end = local(span.end, span.endInstant.map { $0 + 59 })
      else {
        isUnread = true
        continue
      }
      // A minute that is busy in part is busy.
      result = result.flatMap { $0.without(TimeSpan(start: start, end: end)) }
    }
    if isUnread {
      log.add(
        .eventSkipped, at: place, "An event is in a time zone that is not known",
        remedy: "Export the calendar with its time zones")
      return (windows, .noTime)
    }
    return (result, nil)
  }

  private func wall(_ day: Int) -> WallTime {
    let date = festival.clock.date(ofDay: day)
    guard let wall = WallTime(year: date.year, month: date.month, day: date.day) else {
      preconditionFailure("No wall time for \(date)")
    }
    return wall
  }

  private func local(_ time: EventTime, _ instant: Int?) -> LocalTime? {
    let clock = festival.clock
    if let instant { return clock.localTime(Date(timeIntervalSince1970: Double(instant))) }
    switch time.zone {
    case .floating, .wholeDay: return onClock(time.wall)
    case .utc: return moment(time.wall, .gmt)
    case .named(let name):
      // Some programs put a path before the zone's name.
      let parts = name.split(separator: "/")
      let zone =
        TimeZone(identifier: name)
        ?? TimeZone(identifier: parts.suffix(2).joined(separator: "/"))
      return zone.flatMap { moment(time.wall, $0) }
    }
  }

  private func onClock(_ wall: WallTime) -> LocalTime? {
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return festival.clock.parse(
      "\(padded(wall.year, 4))-\(padded(wall.month, 2))-\(padded(wall.day, 2))T"
        + "\(padded(wall.hour, 2)):\(padded(wall.minute, 2))")
  }

  private func moment(_ wall: WallTime, _ zone: TimeZone) -> LocalTime? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar.date(
      from: DateComponents(
        year: wall.year, month: wall.month, day: wall.day, hour: wall.hour, minute: wall.minute,
        second: wall.second)
    ).map { festival.clock.localTime($0) }
  }
}
