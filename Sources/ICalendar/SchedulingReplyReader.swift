// SPDX-License-Identifier: Apache-2.0

/// Reads replies and proposals of another time; hostile bytes give a problem, never a trap.
enum SchedulingReplyReader {
  static func read(_ bytes: [UInt8]) throws(SchedulingReply.Problem) -> [SchedulingReply] {
    guard bytes.count <= SchedulingReply.longest else { throw .tooLong }
    guard let parts = MailMessage.calendars(in: bytes) else {
      if MailMessage.isOfOutlook(bytes) { throw .mailOfOutlook }
      return try replies(calendar(bytes))
    }
    if parts.isEmpty {
      throw MailMessage.holdsOutlook(bytes) ? .mailOfOutlook : .mailWithoutCalendar
    }
    // Mail programs send the same calendar as text and as attachment.
    var all: [SchedulingReply] = []
    for part in parts {
      for reply in try replies(calendar(part)) where !all.contains(reply) { all.append(reply) }
    }
    return all
  }

  private static func calendar(
    _ bytes: [UInt8]
  ) throws(SchedulingReply.Problem) -> CalendarPart {
    let calendars: [CalendarPart]
    do {
      calendars = try CalendarPart.calendars(bytes)
    } catch {
      throw .notACalendar
    }
    guard calendars.count == 1 else { throw .severalCalendars }
    return calendars[0]
  }

  private static func replies(
    _ calendar: CalendarPart
  ) throws(SchedulingReply.Problem) -> [SchedulingReply] {
    let method = calendar.text("METHOD").uppercased()
    guard method == "REPLY" || method == "COUNTER" else { throw .notAReply(method: method) }
    let events = calendar.parts.filter { $0.name == "VEVENT" }
    guard events.count <= SchedulingReply.mostEvents else { throw .tooLong }
    guard !events.isEmpty else { throw .noEvent }
    var replies: [SchedulingReply] = []
    for event in events {
      replies.append(try reply(event, in: calendar, isCounter: method == "COUNTER"))
    }
    return replies
  }

  private static func reply(
    _ event: CalendarPart, in calendar: CalendarPart, isCounter: Bool
  ) throws(SchedulingReply.Problem) -> SchedulingReply {
    guard let uid = try only("UID", of: event)?.text.trimmingSpaces, !uid.isEmpty else {
      throw .missing("UID")
    }
    guard let stampLine = try only("DTSTAMP", of: event) else { throw .missing("DTSTAMP") }
    // Some programs forget the Z; the time of a reply is in UTC by definition.
    guard let stamp = TimeValue(stampLine.value, zone: nil), !stamp.isWholeDay else {
      throw .unreadable("DTSTAMP")
    }
    let ahead = if case .offset(let offset) = stamp.clock { offset } else { 0 }
    guard let stamp = WallTime(secondsSinceEpoch: stamp.wall - ahead) else {
      throw .unreadable("DTSTAMP")
    }
    var sequence = 0
    if let line = try only("SEQUENCE", of: event) {
      guard let number = Int(line.value.trimmingSpaces), (0...Int(Int32.max)).contains(number)
      else { throw .unreadable("SEQUENCE") }
      sequence = number
    }
    let proposal = isCounter ? start(of: event, in: calendar) : nil
    let attendees = event.all("ATTENDEE").map { line in
      SchedulingReply.Attendee(
        address(line.value), isCounter ? .countered(start: proposal) : answer(line))
    }
    guard !attendees.isEmpty else { throw .missing("ATTENDEE") }
    return SchedulingReply(uid: uid, sequence: sequence, stamp: stamp, attendees: attendees)
  }

  /// The one property of a name; `nil` for none.
  private static func only(
    _ name: String, of event: CalendarPart
  ) throws(SchedulingReply.Problem) -> ContentLine? {
    let lines = event.all(name)
    guard lines.count <= 1 else { throw .unreadable(name) }
    return lines.first
  }

  private static func address(_ text: String) -> MailAddress? {
    let text = text.trimmingSpaces
    guard text.lowercased().hasPrefix("mailto:") else { return nil }
    return MailAddress(text.dropFirst("mailto:".count).trimmingSpaces)
  }

  private static func answer(_ line: ContentLine) -> SchedulingReply.Answer {
    switch line.parameter("PARTSTAT")?.uppercased() {
    case "ACCEPTED": .accepted
    case "DECLINED": .declined
    case "TENTATIVE": .tentative
    case "DELEGATED": .delegated(to: line.parameter("DELEGATED-TO").flatMap(address))
    default: .other
    }
  }

  /// When the proposed event begins.
  private static func start(of event: CalendarPart, in calendar: CalendarPart) -> Int? {
    guard let line = event.first("DTSTART"),
      let value = TimeValue(line.value, zone: line.parameter("TZID")), !value.isWholeDay,
      value.clock != .floating
    else { return nil }
    var budget = RecurrenceExpansion.Budget(days: 1_000_000)
    var problems: [BusyTime.Problem] = []
    let zones = ZoneBook(
      calendar, home: CalendarClock(offset: 0), first: value.wall, last: value.wall)
    return BusyEvent.clock(of: value, zones, line, zones.home, &budget, &problems)?
      .instant(ofWall: value.wall)
  }
}
