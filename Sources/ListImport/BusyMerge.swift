// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import ICalendar
import Intake

/// Takes the busy times of a calendar out of the windows of a unit or an interpreter.
///
/// A calendar that comes again replaces what it took before: the windows first get that back.
struct BusyMerge {
  let festival: Festival
  let log: ListLog
  private(set) var units: EventTable
  private(set) var interpreters: EventTable
  private(set) var book: BusyBook

  init(
    units: EventTable, interpreters: EventTable, book: BusyBook, festival: Festival, log: ListLog
  ) {
    self.units = units
    self.interpreters = interpreters
    self.book = book
    self.festival = festival
    self.log = log
  }

  var changed: [EventTable] { [units, interpreters, book.table].filter(\.isChanged) }

  /// Reads one calendar; its events are the rows of the list.
  mutating func run(
    _ bytes: [UInt8], name: String, format: String, owner given: String?
  ) -> ImportReport.List? {
    let place = Finding.Location(file: name)
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    func candidates(_ title: String?) -> [String] {
      [given ?? stem, given ?? title ?? ""].filter { !$0.isEmpty }
    }
    let reading: BusyTime
    do {
      reading = try BusyTimeReader.read(
        bytes, from: festival.clock.instant(wholeFestival.start),
        to: festival.clock.instant(wholeFestival.end), home: festival.clock.timeZone
      ) { title in
        candidates(title).compactMap { owner($0) }.first.map(addresses) ?? []
      }
    } catch {
      log.add(
        .brokenCalendar, at: place, BusyFindings.words(error),
        remedy: LocalizedText(zh: "请重新导出为 .ics", en: "Export the calendar again as .ics"))
      return nil
    }
    guard let owner = candidates(reading.name).compactMap({ owner($0) }).first else {
      log.add(
        .calendarForNobody, at: place,
        LocalizedText(
          zh: "没有叫\(quotedZh(given ?? stem))的单元或翻译",
          en: "No unit or interpreter is called \(quoted(given ?? stem))"),
        remedy: LocalizedText(
          zh: "请用 --for 说明是谁的日历，如 --for CTY.L2",
          en: "Say whose calendar it is with --for, such as --for CTY.L2"))
      return nil
    }
    if reading.entries.isEmpty {
      log.add(
        .nothingBusy, at: place,
        LocalizedText(zh: "日历中没有日程，也没有忙闲信息", en: "The calendar holds no event and no busy times"),
        remedy: LocalizedText(
          zh: "请把活动期间的日程一并导出",
          en: "Export the calendar with its events, for the days of the festival"))
    }
    BusyFindings(file: name, log: log).report(reading)
    return take(reading, of: owner, name: name, format: format)
  }

  private mutating func take(
    _ reading: BusyTime, of owner: Owner, name: String, format: String
  ) -> ImportReport.List? {
    let calendar = reading.name ?? name
    let known = book.entries(of: owner.id)
    let digests = reading.entries.map { BusyBook.digest($0.uid) }
    var newest: [String: Int] = [:]
    for (entry, digest) in zip(reading.entries, digests) {
      newest[digest] = max(newest[digest] ?? 0, entry.sequence)
    }
    // The same calendar again, or an event that is known from another export of it.
    let kept = known.filter { entry in
      guard let sequence = newest[entry.event], !entry.event.isEmpty else {
        return entry.calendar != calendar
      }
      return entry.sequence > sequence
    }
    let newer = Set(kept.map(\.event)).subtracting([""])
    let base = TimeSpan.united(owner.windows + known.map(\.span))
    let before = Dictionary(grouping: known, by: \.event).mapValues { Set($0.map(\.span)) }
    var list = ImportReport.List(
      name: name, format: "\(format) → \(owner.id)",
      columns: [.init(heading: "VEVENT", field: "available")])
    var added: [BusyBook.Entry] = []
    for (entry, digest) in zip(reading.entries, digests) {
      let place = Finding.Location(file: name, line: entry.line)
      if let reason = reason(entry, isOld: newer.contains(digest)) {
        list.skipped.append(SkippedRow(place: place, reason: reason))
        continue
      }
      let pieces = TimeSpan.united(entry.spans.map(local)).flatMap { $0.clipped(to: base) }
      if Set(pieces).isSubset(of: before[digest] ?? []) {
        list.unchanged += 1
      } else {
        list.updated += 1
      }
      added += pieces.map {
        BusyBook.Entry(calendar: calendar, event: digest, sequence: entry.sequence, span: $0)
      }
    }
    let all = kept + added
    let windows = TimeSpan.without(all.map(\.span), in: base)
    guard !windows.isEmpty else {
      log.add(
        .calendarForNobody, at: .init(file: name),
        LocalizedText(
          zh: "\(owner.id) 在活动期间每天都忙，无法安排",
          en: "\(owner.id) would be busy on all days of the festival, so nothing could be planned"),
        remedy: LocalizedText(
          zh: "请核对是谁的日历，或把该单元从其场次中去掉",
          en: "Check whose calendar it is, or take the unit out of its sessions"))
      return nil
    }
    list.busy = BusyDay.days(of: added.map(\.span), festival.clock)
    list.freed = BusyDay.days(
      of: TimeSpan.without(owner.windows, in: windows), festival.clock)
    book.replace(owner.id, with: all)
    if windows != TimeSpan.united(owner.windows) { write(windows, to: owner) }
    return list
  }

  /// Why an event takes nothing.
  private func reason(_ entry: BusyTime.Entry, isOld: Bool) -> SkipReason? {
    switch entry.fate {
    case .free: return .free
    case .declined: return .declined
    case .superseded: return .olderVersion
    case .unusable: return .noTime
    case .busy: break
    }
    if isOld { return .olderVersion }
    return entry.spans.isEmpty && !entry.problems.isEmpty ? .noTime : nil
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
    let windows = DateCell.plainMoments(table[row, "available"]).split(separator: "|").compactMap {
      text -> TimeSpan? in
      let ends = text.split(separator: "/").compactMap { festival.clock.parse(trimmed(String($0))) }
      return ends.count == 2 ? TimeSpan(start: ends[0], end: ends[1]) : nil
    }
    let isNever = table[row, "available"] == AvailabilityText.never
    return Owner(
      id: table[row, column], isUnit: isUnit, row: row,
      windows: windows.isEmpty && !isNever ? [wholeFestival] : windows)
  }

  /// The mail addresses of a unit's guests, or of an interpreter.
  private func addresses(_ owner: Owner) -> [String] {
    owner.isUnit
      ? festival.guests.filter { $0.unit.rawValue == owner.id }.map(\.email)
      : festival.interpreters.filter { $0.id.rawValue == owner.id }.map(\.email)
  }

  private mutating func write(_ windows: [TimeSpan], to owner: Owner) {
    let clock = festival.clock
    let text = windows.map { "\(clock.iso8601($0.start))/\(clock.iso8601($0.end))" }
      .joined(separator: "|")
    if owner.isUnit {
      units.set(owner.row, "available", text)
    } else {
      interpreters.set(owner.row, "available", text)
    }
  }

  /// A stretch on the festival's clock; a minute that is busy in part is busy.
  ///
  /// Of the times that clocks show twice no table can name one: whatever touches them takes them all, and the minute before.
  private func local(_ span: BusyTime.Span) -> TimeSpan {
    func time(_ instant: Int) -> LocalTime {
      festival.clock.localTime(Date(timeIntervalSince1970: Double(instant)))
    }
    func change(at time: LocalTime) -> ClockChange? {
      festival.clockChanges.first { $0.span.holds(time) }
    }
    let (start, end) = (time(span.start), time(span.end + 59))
    return TimeSpan(
      start: change(at: start).map { $0.span.start - 1 } ?? start,
      end: change(at: end)?.span.end ?? end)
  }
}
