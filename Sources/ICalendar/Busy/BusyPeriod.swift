// SPDX-License-Identifier: Apache-2.0

/// A stretch with its own start and end, as RDATE and FREEBUSY have them.
///
/// - Source: RFC 5545 section 3.3.9.
enum BusyPeriod {
  /// Reads `start/end` or `start/duration`; `nil` after a problem.
  static func read(
    _ text: Substring, _ line: ContentLine, _ own: CalendarClock, _ zones: ZoneBook,
    _ budget: inout RecurrenceExpansion.Budget, _ problems: inout [BusyTime.Problem]
  ) -> BusyTime.Span? {
    let ends = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let zone = line.parameter("TZID")
    guard ends.count == 2, let start = TimeValue(ends[0], zone: zone), !start.isWholeDay else {
      problems.append(.unreadable(property: line.name, value: String(text), line: line.number))
      return nil
    }
    guard let clock = BusyEvent.clock(of: start, zones, line, own, &budget, &problems) else {
      return nil
    }
    let from = clock.instant(ofWall: start.wall)
    if let duration = CalendarDuration(ends[1]) {
      let to =
        clock.instant(ofWall: start.wall + duration.days * CivilDays.secondsPerDay)
        + duration.seconds
      return BusyTime.Span(start: from, end: to)
    }
    guard let end = TimeValue(ends[1], zone: zone), !end.isWholeDay else {
      problems.append(.unreadable(property: line.name, value: String(text), line: line.number))
      return nil
    }
    guard let other = BusyEvent.clock(of: end, zones, line, clock, &budget, &problems) else {
      return nil
    }
    return BusyTime.Span(start: from, end: other.instant(ofWall: end.wall))
  }
}
