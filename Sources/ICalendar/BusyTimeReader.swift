// SPDX-License-Identifier: Apache-2.0

import CLibical

/// Takes the busy times out of a calendar of any origin, recurring events expanded within bounds.
package enum BusyTimeReader {
  /// One stretch in which the owner is busy.
  package struct Span: Hashable, Sendable {
    package let start: EventTime
    package let end: EventTime
    /// Seconds since 1970-01-01T00:00:00Z by the zone that the file declares; `nil` for floating
    /// times, whole days and zones the file does not declare.
    package let startInstant: Int?
    package let endInstant: Int?
  }

  /// One event, or all events of one recurrence.
  package struct Entry: Hashable, Sendable {
    package enum Fate: Hashable, Sendable {
      case busy
      /// Transparent or cancelled: it takes no time.
      case free
      /// It has no usable time.
      case unusable
      /// It repeats more often than daily, or by hours, or without end beyond the bound.
      case refused
    }

    package let uid: String
    package let fate: Fate
    package let spans: [Span]
  }

  package struct Reading: Sendable {
    package let name: String?
    package let entries: [Entry]
  }

  /// Occurrences of one rule that are looked at; daily ones for a century and a half.
  private static let mostOccurrences = 60_000
  /// Occurrences of all rules together that are looked at.
  private static let mostSteps = 2_000_000
  /// Spans that all events together may give.
  private static let mostSpans = 20_000

  /// Reads all busy times that touch the days from `first` to `last`, with a day to spare.
  ///
  /// RRULE, RDATE, EXDATE and RECURRENCE-ID are obeyed; so are STATUS and TRANSP.
  ///
  /// - Throws: ``ICalendarError/notText`` or ``ICalendarError/notACalendar``.
  package static func read(
    _ bytes: [UInt8], from first: WallTime, to last: WallTime
  ) throws(ICalendarError) -> Reading {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      throw .notText
    }
    let text = bytes.map { CChar(bitPattern: $0) } + [0]
    guard let root = unsafe icalparser_parse_string(text) else { throw .notACalendar }
    defer { unsafe icalcomponent_free(root) }
    var calendars: [OpaquePointer] = unsafe []
    if unsafe icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT {
      unsafe calendars = [root]
    } else {
      var next = unsafe icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT)
      while let calendar = unsafe next {
        unsafe calendars.append(calendar)
        unsafe next = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)
      }
    }
    guard let main = unsafe calendars.first else { throw .notACalendar }
    var entries: [Entry] = []
    var steps = mostSteps
    for position in 0..<(unsafe calendars.count) {
      let calendar = unsafe calendars[position]
      let expansion = unsafe Expansion(calendar, from: first, to: last)
      var budget = Budget(
        spans: mostSpans - entries.reduce(0) { $0 + $1.spans.count }, steps: steps)
      entries += expansion.entries(&budget)
      steps = budget.steps
    }
    let name =
      unsafe ICalendarReader.text(of: main, ICAL_NAME_PROPERTY)
      ?? ICalendarReader.nonstandardName(of: main)
    return Reading(name: name, entries: entries)
  }

  // MARK: Expansion

  private struct Budget {
    var spans: Int
    var steps: Int
  }

  /// One calendar, whose zones have their own definitions.
  @safe private struct Expansion {
    private let calendar: OpaquePointer
    private let first: WallTime
    private let last: WallTime
    private var usableZones: [String] = []
    private var events: [OpaquePointer] = unsafe []
    /// Occurrences that events of their own replace, by UID.
    private var replaced: [String: Set<WallTime>] = [:]

    init(_ calendar: OpaquePointer, from first: WallTime, to last: WallTime) {
      unsafe self.calendar = calendar
      self.first = first
      self.last = last
      var next = unsafe icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT)
      while let zone = unsafe next {
        if let name = unsafe ICalendarReader.text(of: zone, ICAL_TZID_PROPERTY),
          unsafe ICalendarReader.isHarmless(zone)
        {
          usableZones.append(name)
        }
        unsafe next = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT)
      }
      unsafe next = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
      while let event = unsafe next {
        unsafe events.append(event)
        if let moment = unsafe Self.time(of: event, ICAL_RECURRENCEID_PROPERTY)?.eventTime {
          replaced[unsafe Self.uid(of: event), default: []].insert(moment.wall)
        }
        unsafe next = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)
      }
    }

    func entries(_ budget: inout Budget) -> [Entry] {
      var entries: [Entry] = []
      for position in 0..<(unsafe events.count) {
        let event = unsafe events[position]
        entries.append(unsafe entry(event, &budget))
      }
      return entries
    }

    private func entry(_ event: OpaquePointer, _ budget: inout Budget) -> Entry {
      let uid = unsafe Self.uid(of: event)
      func entry(_ fate: Entry.Fate, _ spans: [Span] = []) -> Entry {
        Entry(uid: uid, fate: fate, spans: spans)
      }
      let isTransparent =
        unsafe icalcomponent_get_first_property(event, ICAL_TRANSP_PROPERTY).map {
          unsafe icalproperty_get_transp($0) == ICAL_TRANSP_TRANSPARENT
        } ?? false
      let status = unsafe ICalendarReader.status(of: event)
      if isTransparent || status == .cancelled {
        return entry(.free)
      }
      guard let start = unsafe Self.time(of: event, ICAL_DTSTART_PROPERTY),
        let startTime = start.eventTime,
        let end = unsafe ICalendarReader.endTime(of: event, start: start)
      else { return entry(.unusable) }
      guard let starts = unsafe occurrences(of: event, uid: uid, start: start, &budget)
      else {
        return entry(.refused)
      }
      let length = Self.seconds(end.wall) - Self.seconds(startTime.wall)
      guard length >= 0 else { return entry(.unusable) }
      var spans: [Span] = []
      for moment in starts {
        guard let finish = Self.wall(Self.seconds(moment) + length) else { continue }
        guard Self.seconds(finish) >= Self.seconds(first) - 86_400,
          Self.seconds(moment) <= Self.seconds(last) + 86_400, length > 0
        else { continue }
        budget.spans -= 1
        guard budget.spans >= 0 else { return entry(.refused) }
        let from = EventTime(moment, in: startTime.zone)
        let to = EventTime(finish, in: startTime.zone)
        spans.append(
          Span(
            start: from, end: to,
            startInstant: unsafe ICalendarReader.instant(
              from, in: calendar, usableZones: usableZones),
            endInstant: unsafe ICalendarReader.instant(
              to, in: calendar, usableZones: usableZones)))
      }
      return entry(.busy, spans)
    }

    /// The starts of an event by its clock on the wall; `nil` when its rule is refused.
    private func occurrences(
      of event: OpaquePointer, uid: String, start: ICalendarReader.TimeProperty,
      _ budget: inout Budget
    ) -> [WallTime]? {
      guard let first = start.eventTime?.wall else { return nil }
      if unsafe icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != nil {
        return [first]
      }
      var walls = [first]
      var next = unsafe icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY)
      while let property = unsafe next {
        guard let found = unsafe expand(property, start, &budget) else { return nil }
        walls += found
        unsafe next = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)
      }
      unsafe next = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY)
      while let property = unsafe next {
        let value = unsafe icalproperty_get_rdate(property)
        let time = unsafe icaltime_is_null_time(value.time) == 0 ? value.time : value.period.start
        if let wall = unsafe ICalendarReader.TimeProperty.eventTime(time, zone: nil)?.wall {
          walls.append(wall)
        }
        unsafe next = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)
      }
      let replaced = replaced[uid] ?? []
      var excluded: Set<WallTime> = []
      var excludedDays: Set<WallTime> = []
      unsafe next = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY)
      while let property = unsafe next {
        if let time = unsafe ICalendarReader.TimeProperty(property)?.eventTime {
          if time.zone == .wholeDay { excludedDays.insert(time.wall) }
          excluded.insert(time.wall)
        }
        unsafe next = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)
      }
      var seen: Set<WallTime> = []
      return walls.filter { wall in
        !replaced.contains(wall) && !excluded.contains(wall)
          && !(Self.midnight(wall).map(excludedDays.contains) ?? false)
          && seen.insert(wall).inserted
      }
    }

    /// The starts of one rule up to the last day; `nil` for rules finer than a day.
    private func expand(
      _ property: OpaquePointer, _ start: ICalendarReader.TimeProperty, _ budget: inout Budget
    ) -> [WallTime]? {
      guard let value = unsafe icalproperty_get_value(property),
        unsafe icalvalue_isa(value) == ICAL_RECUR_VALUE
      else { return nil }
      var rule = unsafe icalvalue_get_recur(value)
      switch unsafe rule.freq {
      case ICAL_DAILY_RECURRENCE, ICAL_WEEKLY_RECURRENCE, ICAL_MONTHLY_RECURRENCE,
        ICAL_YEARLY_RECURRENCE:
        break
      default: return nil
      }
      guard let text = unsafe icalrecurrencetype_as_string_r(&rule) else { return nil }
      defer { unsafe icalmemory_free_buffer(text) }
      let written = unsafe String(cString: text)
      for part in ["BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS", "RSCALE"]
      where written.contains(part) {
        return nil
      }
      guard let iterator = unsafe icalrecur_iterator_new(rule, start.time) else { return nil }
      defer { unsafe icalrecur_iterator_free(iterator) }
      var walls: [WallTime] = []
      for _ in 0..<mostOccurrences {
        budget.steps -= 1
        guard budget.steps >= 0 else { return nil }
        let time = unsafe icalrecur_iterator_next(iterator)
        if unsafe icaltime_is_null_time(time) != 0 { return walls }
        guard let wall = unsafe ICalendarReader.TimeProperty.eventTime(time, zone: nil)?.wall else {
          return walls
        }
        if Self.seconds(wall) > Self.seconds(last) + 86_400 { return walls }
        if Self.seconds(wall) >= Self.seconds(first) - 40 * 86_400 { walls.append(wall) }
      }
      return nil
    }

    private static func time(
      of event: OpaquePointer, _ kind: icalproperty_kind
    ) -> ICalendarReader.TimeProperty? {
      guard let property = unsafe icalcomponent_get_first_property(event, kind) else { return nil }
      return unsafe ICalendarReader.TimeProperty(property)
    }

    private static func uid(of event: OpaquePointer) -> String {
      unsafe ICalendarReader.text(of: event, ICAL_UID_PROPERTY) ?? ""
    }

    // MARK: The clock on the wall as a number

    /// Seconds as if the wall were in UTC.
    static func seconds(_ wall: WallTime) -> Int {
      var time = unsafe icaltime_null_time()
      unsafe time.year = Int32(wall.year)
      unsafe time.month = Int32(wall.month)
      unsafe time.day = Int32(wall.day)
      unsafe time.hour = Int32(wall.hour)
      unsafe time.minute = Int32(wall.minute)
      unsafe time.second = Int32(wall.second)
      return unsafe icaltime_as_timet(time)
    }

    static func wall(_ seconds: Int) -> WallTime? {
      let time = unsafe icaltime_from_timet_with_zone(seconds, 0, nil)
      return unsafe WallTime(
        year: Int(time.year), month: Int(time.month), day: Int(time.day), hour: Int(time.hour),
        minute: Int(time.minute), second: min(59, Int(time.second)))
    }

    private static func midnight(_ wall: WallTime) -> WallTime? {
      WallTime(year: wall.year, month: wall.month, day: wall.day)
    }
  }
}
