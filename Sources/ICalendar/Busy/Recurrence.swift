// SPDX-License-Identifier: Apache-2.0

/// All occurrences of one event: its rules, dates, exceptions and the events that replace some.
///
/// Everything is compared as instants, so that it does not matter in which zone a property is
/// written; an exception that is a day alone stands for the day on the event's own clock.
///
/// - Source: RFC 5545 sections 3.8.4.4 and 3.8.5.
struct Recurrence {
  private let event: BusyEvent
  private let zones: ZoneBook
  private var excluded: Set<Int> = []
  private var excludedDays: Set<Int> = []
  /// Replacements that move all later occurrences, the earliest first.
  private var futures: [(instant: Int, shift: Int, event: BusyEvent?)] = []
  private(set) var problems: [BusyTime.Problem] = []

  /// Replacements are the events with a RECURRENCE-ID of the same UID; without a time, those that are cancelled or
  /// transparent.
  init(
    _ event: BusyEvent, _ zones: ZoneBook, replacedBy replacements: [(BusyEvent, isFree: Bool)],
    _ budget: inout RecurrenceExpansion.Budget
  ) {
    self.event = event
    self.zones = zones
    for (other, isFree) in replacements {
      guard let replaced = other.replaced else { continue }
      exclude(replaced.value, replaced.instant)
      guard replaced.isFuture else { continue }
      let original = replaced.instant ?? zones.home.instant(ofWall: replaced.value.wall)
      let moved = other.clock.instant(ofWall: other.start.wall)
      futures.append(
        (
          original, event.clock.wall(at: moved) - event.clock.wall(at: original),
          isFree ? nil : other
        ))
    }
    futures.sort { $0.instant < $1.instant }
    for line in event.part.all("EXDATE") {
      for text in line.value.split(separator: ",") {
        guard let value = value(text, line, &budget) else { continue }
        exclude(value.time, value.instant)
      }
    }
  }

  /// The stretches that touch the time from one instant to another.
  ///
  /// - Returns: what was found, also when a rule had to be given up.
  mutating func spans(
    from first: Int, to last: Int, _ budget: inout RecurrenceExpansion.Budget
  ) -> [BusyTime.Span] {
    let longest = max(event.length.most, futures.compactMap { $0.event?.length.most }.max() ?? 0)
    let shifts = futures.map(\.shift)
    let slack = 2 * CivilDays.secondsPerDay
    let earliest = first - longest - max(0, shifts.max() ?? 0) - slack
    let latest = last - min(0, shifts.min() ?? 0) + slack
    var walls = [event.start.wall]
    for line in event.part.all("RRULE") {
      walls += expand(line, from: earliest, to: latest, &budget)
    }
    var spans: [BusyTime.Span] = []
    for line in event.part.all("RDATE") {
      for text in line.value.split(separator: ",") {
        if line.parameter("VALUE")?.uppercased() == "PERIOD" || text.contains("/") {
          guard let span = period(text, line, &budget), !isExcluded(span.start) else { continue }
          spans.append(span)
        } else if let value = value(text, line, &budget) {
          walls.append(
            event.start.isWholeDay
              ? value.time.day * CivilDays.secondsPerDay
              : value.time.isWholeDay
                ? value.time.wall + event.start.wall - event.start.day * CivilDays.secondsPerDay
                : event.clock.wall(at: value.instant ?? 0))
        }
      }
    }
    for line in event.part.all("EXRULE") {
      for wall in expand(line, from: earliest, to: latest, &budget) {
        excluded.insert(event.clock.instant(ofWall: wall))
      }
    }
    var seen: Set<Int> = []
    for wall in walls {
      let instant = event.clock.instant(ofWall: wall)
      guard !isExcluded(instant), seen.insert(instant).inserted,
        let span = span(wall, instant)
      else { continue }
      spans.append(span)
    }
    return spans.filter { $0.end > first && $0.start < last && $0.end > $0.start }
  }

  /// An occurrence, moved when an earlier replacement moves all that follow.
  private func span(_ wall: Int, _ instant: Int) -> BusyTime.Span? {
    guard let future = futures.last(where: { $0.instant <= instant }) else {
      return event.span(atWall: wall)
    }
    return future.event?.span(
      atWall: wall + future.shift, on: event.clock, isWholeDay: event.start.isWholeDay)
  }

  // MARK: Exceptions

  private mutating func exclude(_ value: TimeValue, _ instant: Int?) {
    if event.start.isWholeDay {
      // A day may be given as its midnight in UTC.
      if let instant, zones.home.wall(at: instant) % CivilDays.secondsPerDay == 0 {
        excluded.insert(instant)
      } else {
        excluded.insert(zones.home.instant(ofWall: value.day * CivilDays.secondsPerDay))
      }
    } else if let instant {
      excluded.insert(instant)
    } else {
      excludedDays.insert(value.day)
    }
  }

  private func isExcluded(_ instant: Int) -> Bool {
    if excluded.contains(instant) { return true }
    guard !excludedDays.isEmpty else { return false }
    return excludedDays.contains(CivilDays.day(ofSecond: event.clock.wall(at: instant)))
  }

  // MARK: Values

  private mutating func expand(
    _ line: ContentLine, from earliest: Int, to latest: Int,
    _ budget: inout RecurrenceExpansion.Budget
  ) -> [Int] {
    let zone: String? = if case .zone(let name) = event.start.clock { name } else { nil }
    let rule: RecurrenceRule
    do throws(RecurrenceRule.Problem) {
      rule = try RecurrenceRule(line.value, zone: zone)
    } catch {
      switch error {
      case .tooFine: problems.append(.repeatsTooOften(line: line.number))
      case .unreadable(let part):
        problems.append(.unreadableRule(part: part, line: line.number))
      }
      return []
    }
    let found = RecurrenceExpansion(
      rule, start: event.start.wall, isWholeDay: event.start.isWholeDay
    ).occurrences(
      from: event.clock.wall(at: earliest), to: event.clock.wall(at: latest), budget: &budget,
      isOver: { isOver($0, rule.until) })
    if found == nil { problems.append(.tooManyTimes) }
    return found ?? []
  }

  /// Whether an occurrence lies behind the end of its rule; the end itself still counts.
  private func isOver(_ wall: Int, _ until: TimeValue?) -> Bool {
    guard let until else { return false }
    let day = CivilDays.day(ofSecond: wall)
    switch until.clock {
    case .wholeDay: return day > until.day
    case .floating, .zone: return event.start.isWholeDay ? day > until.day : wall > until.wall
    case .offset(let offset):
      let instant = until.wall - offset
      guard event.start.isWholeDay else { return event.clock.instant(ofWall: wall) > instant }
      // Some write the last day's date, others its midnight, both as if in UTC.
      return day > max(until.day, CivilDays.day(ofSecond: zones.home.wall(at: instant)))
    }
  }

  private mutating func value(
    _ text: Substring, _ line: ContentLine, _ budget: inout RecurrenceExpansion.Budget
  ) -> (time: TimeValue, instant: Int?)? {
    guard let time = TimeValue(text, zone: line.parameter("TZID")) else {
      problems.append(
        .unreadable(property: line.name, value: String(text), line: line.number))
      return nil
    }
    guard
      let clock = BusyEvent.clock(of: time, zones, line, event.clock, &budget, &problems)
    else { return nil }
    return (time, time.isWholeDay ? nil : BusyEvent.instant(time, clock))
  }

  private mutating func period(
    _ text: Substring, _ line: ContentLine, _ budget: inout RecurrenceExpansion.Budget
  ) -> BusyTime.Span? {
    BusyPeriod.read(text, line, event.clock, zones, &budget, &problems)
  }
}
