// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A zone as calendars define it: a VTIMEZONE that holds for some years.
///
/// Changes that come every year alike are one rule, which every client reads; others stand one by one.
/// RDATE, which Outlook misreads, is not written.
///
/// - Source: RFC 5545 section 3.6.5.
struct ZoneDefinition {
  private struct Key: Hashable {
    let identifier: String
    let years: ClosedRange<Int>
  }

  /// Every calendar of a publication has the same zones.
  private static let known = Mutex<[Key: String]>([:])

  /// The text of a VTIMEZONE; `nil` when the machine's zone data has no such zone.
  static func text(_ identifier: String, years: ClosedRange<Int>) -> String? {
    let key = Key(identifier: identifier, years: years)
    if let text = known.withLock({ $0[key] }) { return text }
    guard let data = ZoneData(identifier) else { return nil }
    let text = ZoneDefinition(identifier, data, years: years).text
    known.withLock { $0[key] = text }
    return text
  }

  let text: String

  init(_ identifier: String, _ data: ZoneData, years: ClosedRange<Int>) {
    let start = CivilDays.day(year: years.lowerBound, month: 1, day: 1) * CivilDays.secondsPerDay
    let end = CivilDays.day(year: years.upperBound + 1, month: 1, day: 1) * CivilDays.secondsPerDay
    // What holds at the start began at a change in the year before, or long ago.
    let yearBefore = start - 366 * CivilDays.secondsPerDay
    let found = data.changes(from: yearBefore, to: end)
    var changes = found.changes
    let before = changes.filter { $0.instant <= start }
    if before.isEmpty {
      changes.insert(ZoneData.Change(instant: start, from: found.first, to: found.first), at: 0)
    } else {
      changes.removeFirst(before.count - 1)
    }
    var lines = ["BEGIN:VTIMEZONE", "TZID:\(identifier)"]
    for series in Self.series(changes, lastYear: data.isForever ? years.upperBound : nil) {
      lines += series.lines
    }
    text = (lines + ["END:VTIMEZONE"]).map { $0 + "\r\n" }.joined()
  }

  /// Sorts changes into those that come alike every year, three times at least, and single ones.
  private static func series(_ changes: [ZoneData.Change], lastYear: Int?) -> [ZoneSeries] {
    var open: [ZoneSeries] = []
    for change in changes {
      if let index = open.lastIndex(where: { $0.goesOn(with: change) }) {
        open[index].append(change)
      } else {
        open.append(ZoneSeries(change))
      }
    }
    return open.flatMap { $0.parts }.map { series in
      var series = series
      series.isForever = series.changes.count >= ZoneSeries.fewest && series.lastYear == lastYear
      return series
    }.sorted { ($0.changes[0].instant) < ($1.changes[0].instant) }
  }
}

/// Changes of a clock that come every year on a day of the same kind, at the same hour.
struct ZoneSeries {
  /// Fewer than these are written one by one.
  static let fewest = 3

  private(set) var changes: [ZoneData.Change]
  /// Whether they go on.
  var isForever = false

  init(_ change: ZoneData.Change) { changes = [change] }

  private static func wall(_ change: ZoneData.Change) -> Int { change.instant + change.from.offset }

  private static func day(_ change: ZoneData.Change) -> (year: Int, month: Int, day: Int) {
    CivilDays.date(CivilDays.day(ofSecond: wall(change)))
  }

  var lastYear: Int { changes.last.map { Self.day($0).year } ?? 0 }

  /// Whether the change is that of the next year.
  func goesOn(with next: ZoneData.Change) -> Bool {
    guard let last = changes.last, last.from == next.from, last.to == next.to,
      last.from != last.to
    else { return false }
    let (old, new) = (Self.day(last), Self.day(next))
    let seconds = [last, next].map {
      CivilDays.floorModulo(Self.wall($0), CivilDays.secondsPerDay)
    }
    guard new.year == old.year + 1, new.month == old.month, seconds[0] == seconds[1] else {
      return false
    }
    var longer = self
    longer.append(next)
    return longer.rule != nil
  }

  mutating func append(_ change: ZoneData.Change) { changes.append(change) }

  /// The series, or each change by itself.
  var parts: [ZoneSeries] {
    changes.count >= Self.fewest ? [self] : changes.map { ZoneSeries($0) }
  }

  /// The day of every year as a rule; `nil` where no rule gives just these.
  private var rule: String? {
    let days = changes.map(Self.day)
    let weekdays = Set(changes.map { CivilDays.weekday(CivilDays.day(ofSecond: Self.wall($0))) })
    let month = "BYMONTH=\(days[0].month)"
    if Set(days.map(\.day)).count == 1, weekdays.count > 1 {
      return "FREQ=YEARLY;\(month);BYMONTHDAY=\(days[0].day)"
    }
    guard weekdays.count == 1, let weekday = weekdays.first else { return nil }
    let letters = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday]
    let isLast = days.allSatisfy {
      $0.day + 7 > CivilDays.length(ofMonth: $0.month, in: $0.year)
    }
    if isLast { return "FREQ=YEARLY;BYDAY=-1\(letters);\(month)" }
    let weeks = Set(days.map { ($0.day - 1) / 7 + 1 })
    if weeks.count == 1, let week = weeks.first {
      return "FREQ=YEARLY;BYDAY=\(week)\(letters);\(month)"
    }
    // The weekday on or after a day of the month.
    guard let low = days.map(\.day).min(), let high = days.map(\.day).max(), high - low <= 6 else {
      return nil
    }
    let window = (low...low + 6).map(String.init).joined(separator: ",")
    guard low + 6 <= CivilDays.length(ofMonth: days[0].month, in: 2001) else { return nil }
    return "FREQ=YEARLY;BYDAY=\(letters);\(month);BYMONTHDAY=\(window)"
  }

  /// One observance.
  var lines: [String] {
    let change = changes[0]
    // In summer a clock is ahead, whatever the zone data calls the other half of the year.
    let isDaylight =
      (change.from.isDaylight || change.to.isDaylight) && change.to.offset > change.from.offset
      || change.from == change.to && change.to.isDaylight
    let kind = isDaylight ? "DAYLIGHT" : "STANDARD"
    var lines = [
      "BEGIN:\(kind)", "TZNAME:\(change.to.name)",
      "TZOFFSETFROM:\(Self.offset(change.from.offset))",
      "TZOFFSETTO:\(Self.offset(change.to.offset))",
      "DTSTART:\(Self.text(Self.wall(change)))",
    ]
    if changes.count > 1, let rule {
      let until =
        isForever ? "" : ";UNTIL=\(changes.last.map { Self.text($0.instant) } ?? "")Z"
      lines.append("RRULE:\(rule)\(until)")
    }
    return lines + ["END:\(kind)"]
  }

  private static func text(_ seconds: Int) -> String {
    WallTime(secondsSinceEpoch: seconds)?.description ?? ""
  }

  /// `+0800`, with seconds where there are any.
  private static func offset(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let size = abs(seconds)
    return (seconds < 0 ? "-" : "+") + two(size / 3600) + two(size / 60 % 60)
      + (size % 60 == 0 ? "" : two(size % 60))
  }
}
