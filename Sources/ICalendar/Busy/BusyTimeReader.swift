// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Takes the busy times out of a calendar of any origin, recurring events expanded within bounds.
///
/// The text is read here and not by libical, which drops what it cannot read, with the line that a
/// person needs to mend it, and compares UNTIL with the clock on the wall.
package enum BusyTimeReader {
  /// Days of rules that are looked at for one file.
  private static let mostDays = 40_000_000
  /// Spans that all events together may give.
  private static let mostSpans = 100_000

  /// Reads all busy times between two instants.
  ///
  /// RRULE, RDATE, EXDATE, EXRULE, RECURRENCE-ID (also for all that follow), SEQUENCE, STATUS, TRANSP
  /// (or what Outlook writes in its place), PARTSTAT of the owner and free/busy information are obeyed.
  /// Whole days and times without a zone are those of `home`; `addresses` are the owner's, who may be
  /// found by the calendar's own name.
  ///
  /// - Throws: ``ICalendarError/notText`` or ``ICalendarError/notACalendar``.
  /// - Complexity: linear in the text and in the days of the periods of its rules that are looked at.
  package static func read(
    _ bytes: [UInt8], from first: Date, to last: Date, home: TimeZone,
    addresses: (_ calendar: String?) -> [String] = { _ in [] }
  ) throws(ICalendarError) -> BusyTime {
    let calendars = try CalendarPart.calendars(bytes)
    let name = calendars.lazy.flatMap { [$0.text("NAME"), $0.text("X-WR-CALNAME")] }
      .first { !$0.isEmpty }
    let owner = CalendarOwner(calendars, known: addresses(name))
    var entries: [BusyTime.Entry] = []
    var limits = Limits(
      first: Int(first.timeIntervalSince1970), last: Int(last.timeIntervalSince1970),
      days: .init(days: mostDays), spans: mostSpans)
    let clock = CalendarClock(home)
    for calendar in calendars {
      entries += BusyCalendar(calendar, of: owner, home: clock, limits).entries(&limits)
    }
    return BusyTime(name: name, entries: entries)
  }

  /// Takes the folds out of a calendar's text before its encoding is looked at; lines keep their
  /// numbers.
  package static func unfolded(_ bytes: [UInt8]) -> [UInt8] { ContentLines.joined(bytes) }

  /// Of what is asked, and what is left of what may be looked at.
  struct Limits {
    let first: Int
    let last: Int
    var days: RecurrenceExpansion.Budget
    var spans: Int
  }
}

/// One VCALENDAR, whose zones have their own definitions.
struct BusyCalendar {
  private let owner: CalendarOwner
  private let zones: ZoneBook
  private let parts: [CalendarPart]
  private let isCancelled: Bool

  init(
    _ calendar: CalendarPart, of owner: CalendarOwner, home: CalendarClock,
    _ limits: BusyTimeReader.Limits
  ) {
    self.owner = owner
    zones = ZoneBook(calendar, home: home, first: limits.first, last: limits.last)
    parts = calendar.parts.filter { $0.name == "VEVENT" || $0.name == "VFREEBUSY" }
    isCancelled = calendar.text("METHOD").uppercased() == "CANCEL"
  }

  /// One entry for each event and each piece of free/busy information, in the order of the file.
  func entries(_ limits: inout BusyTimeReader.Limits) -> [BusyTime.Entry] {
    var entries: [BusyTime.Entry] = []
    var events: [BusyEvent?] = []
    for part in parts {
      var entry = Self.entry(part)
      var event: BusyEvent?
      if part.name == "VEVENT" {
        event = BusyEvent(part, zones, &limits.days, &entry.problems)
        if let event, !event.start.isWholeDay {
          let instant = event.clock.instant(ofWall: event.start.wall)
          entry.when = TimeValue(wall: zones.home.wall(at: instant), clock: .floating).words
        }
        let isFree = isCancelled || Self.isFree(part) || event?.length.isNothing == true
        entry.fate =
          isFree ? .free : owner.hasDeclined(part) ? .declined : event == nil ? .unusable : .busy
      } else {
        entry.spans = freeBusy(part, &entry.problems, &limits)
      }
      entries.append(entry)
      events.append(event)
    }
    supersede(&entries, events)
    // Events that replace occurrences, by the UID of the event whose occurrences they are.
    var replacements: [String: [Int]] = [:]
    for (index, event) in events.enumerated()
    where event?.replaced != nil && entries[index].fate != .superseded
      && !entries[index].uid.isEmpty
    {
      replacements[entries[index].uid, default: []].append(index)
    }
    for (index, event) in events.enumerated() {
      guard let event, entries[index].fate == .busy else { continue }
      if event.replaced != nil {
        add([event.span(atWall: event.start.wall)], to: &entries[index], &limits)
        continue
      }
      let others = (replacements[entries[index].uid] ?? []).compactMap { other in
        events[other].map { ($0, isFree: entries[other].fate.takesNothing) }
      }
      var recurrence = Recurrence(event, zones, replacedBy: others, &limits.days)
      add(
        recurrence.spans(from: limits.first, to: limits.last, &limits.days),
        to: &entries[index], &limits)
      entries[index].problems += recurrence.problems
    }
    return entries
  }

  private static func entry(_ part: CalendarPart) -> BusyTime.Entry {
    let start = part.first("DTSTART")
    let when = start.flatMap { TimeValue($0.value, zone: nil)?.words } ?? start?.value ?? ""
    return BusyTime.Entry(
      uid: part.text("UID"), title: part.text("SUMMARY"), line: part.line,
      sequence: Int(part.text("SEQUENCE")) ?? 0, when: when, fate: .busy)
  }

  /// Whether an event takes no time: TRANSP says so, or in its absence Outlook's own property.
  ///
  /// Outlook writes TRANSP:TRANSPARENT for both of its values, and leaves it out in some exports.
  ///
  /// - Source: RFC 5545 section 3.8.2.7; MS-OXCICAL sections 2.1.3.1.1.20.25, .31 and .42.
  private static func isFree(_ part: CalendarPart) -> Bool {
    if part.text("STATUS").uppercased() == "CANCELLED" { return true }
    let transparency = part.text("TRANSP").uppercased()
    guard transparency.isEmpty else { return transparency == "TRANSPARENT" }
    let status = CalendarPart.outlookStatus.lazy.map { part.text($0) }.first { !$0.isEmpty } ?? ""
    return ["FREE", "WORKINGELSEWHERE"].contains(status.uppercased())
  }

  private func add(
    _ spans: [BusyTime.Span], to entry: inout BusyTime.Entry,
    _ limits: inout BusyTimeReader.Limits
  ) {
    let inside = spans.filter { $0.end > limits.first && $0.start < limits.last }
    guard inside.count <= limits.spans else {
      entry.problems.append(.tooManyTimes)
      return
    }
    limits.spans -= inside.count
    entry.spans = inside
  }

  /// Of several versions of an event, the one with the highest SEQUENCE counts, then the newest.
  ///
  /// - Source: RFC 5546 section 2.1.5.
  private func supersede(_ entries: inout [BusyTime.Entry], _ events: [BusyEvent?]) {
    struct Key: Hashable {
      let uid: String
      let occurrence: String
    }
    struct Version: Comparable {
      let sequence: Int
      let stamp: String
      static func < (a: Self, b: Self) -> Bool { (a.sequence, a.stamp) < (b.sequence, b.stamp) }
    }
    var newest: [Key: Version] = [:]
    let versions = parts.enumerated().map { index, part in
      let occurrence = events[index]?.replaced.map { "\($0.instant ?? $0.value.wall)" }
      return (
        Key(uid: entries[index].uid, occurrence: occurrence ?? ""),
        Version(sequence: entries[index].sequence, stamp: part.text("DTSTAMP"))
      )
    }
    for (key, version) in versions where !key.uid.isEmpty {
      newest[key] = max(newest[key] ?? version, version)
    }
    for (index, (key, version)) in versions.enumerated() {
      guard parts[index].name == "VEVENT", let best = newest[key], version < best else { continue }
      entries[index].fate = .superseded
      entries[index].problems = []
    }
  }

  private func freeBusy(
    _ part: CalendarPart, _ problems: inout [BusyTime.Problem],
    _ limits: inout BusyTimeReader.Limits
  ) -> [BusyTime.Span] {
    var spans: [BusyTime.Span] = []
    for line in part.all("FREEBUSY") where line.parameter("FBTYPE")?.uppercased() != "FREE" {
      for text in line.value.split(separator: ",") {
        guard
          let span = BusyPeriod.read(text, line, zones.home, zones, &limits.days, &problems)
        else { continue }
        guard span.end > span.start else {
          problems.append(.unreadable(property: "FREEBUSY", value: String(text), line: line.number))
          continue
        }
        guard span.end > limits.first, span.start < limits.last else { continue }
        guard limits.spans > 0 else {
          problems.append(.tooManyTimes)
          return spans
        }
        limits.spans -= 1
        spans.append(span)
      }
    }
    return spans
  }
}
