// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// When units may be planned: while all their guests are there, as far as the lists say it.
///
/// New units get such a window, and so does a unit whose window is still the one that followed from
/// its guests' journeys before: none, if none was known. What the office wrote itself is left alone.
struct UnitWindows {
  private struct Span {
    var from = LocalTime(0)
    var to: LocalTime
    var hasHours = true
  }

  let festival: Festival
  let log: ListLog

  private var whole: LocalTime { LocalTime(festival.dayCount * LocalTime.minutesPerDay) }

  func derive(for merge: inout GuestMerge) {
    let before = spansBefore()
    let following = Set(
      festival.units.filter { unit in
        let span = before[unit.id.rawValue] ?? Span(to: whole)
        let window = isPart(span) ? [TimeSpan(start: span.from, end: span.to)] : []
        return unit.available == window
      }.map(\.id.rawValue))
    let spans = spansAfter(merge, following)
    for unit in merge.book.unitList {
      guard unit.isNew || following.contains(unit.id), let span = spans[unit.id] else { continue }
      let old = before[unit.id] ?? Span(to: whole)
      guard old.from != span.from || old.to != span.to else { continue }
      set(span, unit, &merge)
    }
  }

  private func isPart(_ span: Span) -> Bool { span.from > LocalTime(0) || span.to < whole }

  private func set(_ span: Span, _ unit: PartyBook.Unit, _ merge: inout GuestMerge) {
    let place = Finding.Location(file: "units.csv")
    guard span.from < span.to else {
      log.add(
        .windowDerived, at: place,
        LocalizedText(
          zh: "\(unit.id) 的嘉宾在活动期间从不同时在场",
          en: "The guests of \(unit.id) are never there together during the festival"),
        remedy: LocalizedText(zh: "请核对日期，或把该单元拆开", en: "Check their days, or part the unit"))
      return
    }
    merge.setUnit(
      unit.id, "available",
      isPart(span)
        ? "\(festival.clock.iso8601(span.from))/\(festival.clock.iso8601(span.to))" : "")
    let hours = LocalizedText(
      zh: span.hasHours ? "" : "；没有写时刻的，按全天算",
      en: span.hasHours ? "" : "; where the list has no hour, the whole day counts")
    log.add(
      .windowDerived, at: place,
      unit.isNew
        ? LocalizedText(
          zh: "\(unit.id) 安排在其嘉宾都已抵达、都未离开的时间\(hours.zh)",
          en: "\(unit.id) is planned between the last arrival and the first departure of its guests"
            + hours.en)
        : LocalizedText(
          zh: "\(unit.id) 的可用时段随其嘉宾行程的变动而变\(hours.zh)",
          en: "\(unit.id) follows the changed journeys of its guests" + hours.en),
      remedy: span.hasHours
        ? .nothingToDo
        : LocalizedText(
          zh: "知道时刻后，请写入 units.csv 的 available",
          en: "Write the hours into 'available' of units.csv when they are known"))
  }

  // MARK: Spans

  /// While all guests of each unit were there, before the import.
  private func spansBefore() -> [String: Span] {
    var spans: [String: Span] = [:]
    let always = Span(to: whole)
    for guest in festival.guests {
      add(
        (guest.arrival.date, guest.arrival.time), (guest.departure.date, guest.departure.time),
        to: &spans[guest.unit.rawValue, default: always])
    }
    return spans
  }

  private func spansAfter(_ merge: GuestMerge, _ following: Set<String>) -> [String: Span] {
    let table = merge.guests.table
    var spans: [String: Span] = [:]
    let always = Span(to: whole)
    for person in merge.guests.people where !person.isRemoved {
      guard following.contains(person.unit) || merge.book.unit(person.unit)?.isNew == true else {
        continue
      }
      func moment(_ prefix: String) -> (CivilDate?, Minutes?) {
        (
          DateCell.date(table[person.row, "\(prefix)_date"]),
          DateCell.time(table[person.row, "\(prefix)_time"])
        )
      }
      add(moment("arrive"), moment("depart"), to: &spans[person.unit, default: always])
    }
    return spans
  }

  private func add(
    _ arrival: (date: CivilDate?, time: Minutes?), _ departure: (date: CivilDate?, time: Minutes?),
    to span: inout Span
  ) {
    if let date = arrival.date {
      span.from = max(span.from, festival.clock.time(date, arrival.time ?? 0))
      if arrival.time == nil { span.hasHours = false }
    }
    if let date = departure.date {
      span.to = min(span.to, festival.clock.time(date, departure.time ?? 1440))
      if departure.time == nil { span.hasHours = false }
    }
  }
}
