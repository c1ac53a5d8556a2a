// SPDX-License-Identifier: Apache-2.0

/// One VEVENT with its times understood.
struct BusyEvent {
  /// How long each occurrence takes.
  enum Length {
    /// Seconds that pass: the event has DTEND.
    case exact(Int)
    /// The event has DURATION, or whole days.
    case nominal(days: Int, seconds: Int)

    var isNothing: Bool {
      switch self {
      case .exact(let seconds): seconds == 0
      case .nominal(let days, let seconds): days == 0 && seconds == 0
      }
    }

    var isNegative: Bool {
      switch self {
      case .exact(let seconds): seconds < 0
      case .nominal(let days, let seconds): days < 0 || seconds < 0
      }
    }

    /// No occurrence takes more seconds.
    var most: Int {
      switch self {
      case .exact(let seconds): seconds
      // Clocks change by less than a day.
      case .nominal(let days, let seconds): (days + 1) * CivilDays.secondsPerDay + seconds
      }
    }
  }

  /// The occurrence that the event replaces.
  struct Replaced {
    let value: TimeValue
    /// Seconds since 1970-01-01T00:00:00Z; `nil` for a day alone.
    let instant: Int?
    /// Whether all later occurrences move with it.
    let isFuture: Bool
  }

  let part: CalendarPart
  let start: TimeValue
  let clock: CalendarClock
  let length: Length
  private(set) var replaced: Replaced?
  private(set) var problems: [BusyTime.Problem] = []

  /// Reads the times of an event.
  ///
  /// - Returns: `nil` after a problem that leaves it without a time.
  init?(
    _ part: CalendarPart, _ zones: ZoneBook, _ budget: inout RecurrenceExpansion.Budget,
    _ problems: inout [BusyTime.Problem]
  ) {
    self.part = part
    // What cancels one occurrence may say no more than which.
    guard let line = part.first("DTSTART") ?? part.first("RECURRENCE-ID") else {
      problems.append(.noStart)
      return nil
    }
    guard let start = Self.time(line, &problems),
      let clock = Self.clock(of: start, zones, line, zones.home, &budget, &problems)
    else { return nil }
    self.start = start
    self.clock = clock
    guard let length = Self.length(part, start, clock, zones, &budget, &problems) else {
      return nil
    }
    guard !length.isNegative else {
      problems.append(.endsBeforeStart)
      return nil
    }
    self.length = length
    if let line = part.first("RECURRENCE-ID"), let value = Self.time(line, &problems),
      let other = Self.clock(of: value, zones, line, clock, &budget, &problems)
    {
      let range = line.parameter("RANGE")?.uppercased()
      if let range, range != "THISANDFUTURE" {
        problems.append(
          .unreadable(property: "RECURRENCE-ID;RANGE", value: range, line: line.number))
      }
      replaced = Replaced(
        value: value, instant: value.isWholeDay ? nil : Self.instant(value, other),
        isFuture: range == "THISANDFUTURE")
    }
  }

  /// The stretch of an occurrence that begins when the event's clock shows a time.
  func span(atWall wall: Int) -> BusyTime.Span {
    span(atWall: wall, on: clock, isWholeDay: start.isWholeDay)
  }

  /// The same for an occurrence of another event that takes this one's length.
  func span(atWall wall: Int, on clock: CalendarClock, isWholeDay: Bool) -> BusyTime.Span {
    let from = clock.instant(ofWall: wall)
    let to: Int
    var isWhole = isWholeDay
    switch length {
    case .exact(let seconds): to = from + seconds
    case .nominal(let days, let seconds):
      to = clock.instant(ofWall: wall + days * CivilDays.secondsPerDay) + seconds
      if seconds != 0 { isWhole = false }
    }
    return BusyTime.Span(start: from, end: to, isWholeDays: isWhole)
  }

  // MARK: Values

  static func time(_ line: ContentLine, _ problems: inout [BusyTime.Problem]) -> TimeValue? {
    guard let value = TimeValue(line.value, zone: line.parameter("TZID")) else {
      problems.append(.unreadable(property: line.name, value: line.value, line: line.number))
      return nil
    }
    return value
  }

  /// The clock of a value; `own` for one that names none.
  static func clock(
    of value: TimeValue, _ zones: ZoneBook, _ line: ContentLine, _ own: CalendarClock,
    _ budget: inout RecurrenceExpansion.Budget, _ problems: inout [BusyTime.Problem]
  ) -> CalendarClock? {
    switch value.clock {
    case .wholeDay: return zones.home
    case .floating: return own
    case .offset(let offset): return CalendarClock(offset: offset)
    case .zone(let name):
      let clock = zones.clock(name, budget: &budget)
      if let difference = zones.takeDifference(name) { problems.append(difference) }
      switch clock {
      case .known(let clock): return clock
      case .abbreviation: problems.append(.abbreviatedZone(name, line: line.number))
      case .unknown: problems.append(.unknownZone(name, line: line.number))
      }
      return nil
    }
  }

  static func instant(_ value: TimeValue, _ clock: CalendarClock) -> Int {
    clock.instant(ofWall: value.wall)
  }

  private static func length(
    _ part: CalendarPart, _ start: TimeValue, _ clock: CalendarClock, _ zones: ZoneBook,
    _ budget: inout RecurrenceExpansion.Budget, _ problems: inout [BusyTime.Problem]
  ) -> Length? {
    if let line = part.first("DTEND") {
      guard let end = time(line, &problems),
        let other = Self.clock(of: end, zones, line, clock, &budget, &problems)
      else { return nil }
      if start.isWholeDay, end.isWholeDay {
        // Programs write the same day for one day, though the end is not part of the event.
        return .nominal(days: end.day == start.day ? 1 : end.day - start.day, seconds: 0)
      }
      return .exact(instant(end, other) - instant(start, clock))
    }
    guard let line = part.first("DURATION") else {
      return .nominal(days: start.isWholeDay ? 1 : 0, seconds: 0)
    }
    guard let duration = CalendarDuration(line.value) else {
      problems.append(.unreadable(property: "DURATION", value: line.value, line: line.number))
      return nil
    }
    let isNothing = duration.days == 0 && duration.seconds == 0
    return .nominal(
      days: isNothing && start.isWholeDay ? 1 : duration.days, seconds: duration.seconds)
  }
}
