// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// When a new unit may be planned: while all its guests are there, as far as the list says it.
struct UnitWindows {
  let festival: Festival
  let log: ListLog

  func derive(for merge: inout GuestMerge) {
    let table = merge.guests.table
    var spans: [String: (from: LocalTime, to: LocalTime, hasHours: Bool)] = [:]
    let whole = LocalTime(festival.dayCount * LocalTime.minutesPerDay)
    for person in merge.guests.people where !person.isRemoved {
      guard merge.book.unit(person.unit)?.isNew == true else { continue }
      var span = spans[person.unit] ?? (LocalTime(0), whole, true)
      if let date = CivilDate(table[person.row, "arrive_date"]) {
        let time = Minutes(clockFace: table[person.row, "arrive_time"])
        span.from = max(span.from, festival.clock.time(date, time ?? 0))
        if time == nil { span.hasHours = false }
      }
      if let date = CivilDate(table[person.row, "depart_date"]) {
        let time = Minutes(clockFace: table[person.row, "depart_time"])
        span.to = min(span.to, festival.clock.time(date, time ?? 1440))
        if time == nil { span.hasHours = false }
      }
      spans[person.unit] = span
    }
    for unit in merge.book.unitList where unit.isNew {
      guard let span = spans[unit.id], span.from > LocalTime(0) || span.to < whole else { continue }
      let place = Finding.Location(file: "units.csv")
      guard span.from < span.to else {
        log.add(
          .windowDerived, at: place,
          "The guests of \(unit.id) are never there together during the festival",
          remedy: "Check their days, or part the unit")
        continue
      }
      merge.setUnit(
        unit.id, "available",
        "\(festival.clock.iso8601(span.from))/\(festival.clock.iso8601(span.to))")
      log.add(
        .windowDerived, at: place,
        "\(unit.id) is planned between the last arrival and the first departure of its guests"
          + (span.hasHours ? "" : "; where the list has no hour, the whole day counts"),
        remedy: span.hasHours
          ? "Nothing to do" : "Write the hours into 'available' of units.csv when they are known")
    }
  }
}
