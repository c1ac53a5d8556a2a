// SPDX-License-Identifier: Apache-2.0

/// Writes calendars as iCalendar text; equal documents give equal bytes on one machine, on several
/// threads at once too.
///
/// The zone definitions come from the machine's zone data and change when that changes. Of libical's
/// own globals, threads that write share two counters, by which its lists are numbered and which
/// nothing reads.
package enum ICalendarWriter {
  /// Years beyond the last event for which a written zone still holds.
  private static let zoneYearsAhead = 10

  /// A week in minutes.
  private static let longestAlarm = 10_080

  /// The bytes of the file: strict CRLF, at most 75 octets a line, checked by ``ICalendarLint``.
  ///
  /// Free text is cleaned as by ``CalendarText/cleaned(_:)``. A file of exactly one event gets no
  /// name, for which Outlook would open a new calendar. What lies on a calendar server has no method
  /// (RFC 4791 section 4.1).
  ///
  /// - Throws: ``ICalendarError`` when a value cannot be written.
  package static func bytes(
    of document: CalendarDocument,
    method: CalendarMethod? = .publish
  ) throws(ICalendarError) -> [UInt8] {
    try bytes(of: document, method: method, between: nil)
  }

  /// The bytes of a message between the office and one attendee.
  static func bytes(of message: SchedulingMessage) throws(ICalendarError) -> [UInt8] {
    var zones: [String] = []
    for case .named(let zone) in [message.event.start.zone, message.event.end.zone]
    where !zones.contains(zone) {
      zones.append(zone)
    }
    let document = CalendarDocument(
      name: nil, productID: message.productID, timeZones: zones.isEmpty ? ["UTC"] : zones,
      events: [message.event])
    return try bytes(of: document, method: message.method, between: message)
  }

  private static func bytes(
    of document: CalendarDocument,
    method: CalendarMethod?,
    between people: SchedulingMessage?
  ) throws(ICalendarError) -> [UInt8] {
    try check(document)
    let calendar = try Component(.calendar)
    try calendar.addProductID(document.productID)
    try calendar.addCalendarHeader(method)
    if let name = document.name.map(CalendarText.singleLine), !name.isEmpty,
      document.events.count != 1
    {
      try calendar.add(.name, name)
      try calendar.addNonstandard("X-WR-CALNAME", name)
    }
    if let minutes = document.refreshMinutes { try calendar.addRefreshInterval(minutes) }
    let firstYear = max(1, (document.events.map(\.start.wall.year).min() ?? 2020) - 1)
    let lastYear = max(firstYear, document.events.map(\.end.wall.year).max() ?? 2020)
    for zone in document.timeZones {
      calendar.add(try Component.timeZone(zone, years: firstYear...lastYear + zoneYearsAhead))
    }
    for event in document.events {
      let component = try component(of: event)
      if let people {
        try component.addOrganizer(people.organizer)
        try component.addAttendee(people.attendee, isAsked: people.method == .request)
      }
      calendar.add(component)
    }
    let bytes = ContentLines.folded(ContentLines.unfolded(try calendar.text()))
    let problems = ICalendarLint.problems(in: bytes)
    precondition(problems.isEmpty, "A calendar was written wrong: \(problems)")
    return bytes
  }

  private static func component(of event: CalendarEvent) throws(ICalendarError) -> Component {
    let component = try Component(.event)
    try component.addUID(event.uid)
    try component.addStamp(event.stamp)
    try component.addStart(event.start)
    try component.addEnd(event.end)
    try component.addSequence(event.sequence)
    if let time = event.lastModified { try component.addLastModified(time) }
    let language = event.language
    try component.add(.summary, CalendarText.cleaned(event.summary), language: language)
    let location = CalendarText.cleaned(event.location)
    if !location.isEmpty { try component.add(.location, location, language: language) }
    let description = CalendarText.cleaned(event.description)
    if !description.isEmpty { try component.add(.description, description, language: language) }
    if !event.categories.isEmpty { try component.addCategories(event.categories) }
    if let status = event.status { try component.addStatus(status) }
    if let position = event.position { try component.addPosition(position) }
    if let url = event.url { try component.addURL(url) }
    if let color = event.color { try component.addColor(color) }
    if let alarm = event.alarm { try component.addAlarm(alarm, language: language) }
    return component
  }

  private static func check(_ document: CalendarDocument) throws(ICalendarError) {
    guard CalendarText.isFreeOfControls(document.productID), !document.productID.isEmpty else {
      throw .controlCharacter(property: "PRODID", uid: nil)
    }
    if let minutes = document.refreshMinutes, !(1...longestAlarm).contains(minutes) {
      throw .badRefreshInterval(minutes)
    }
    guard !document.timeZones.isEmpty,
      Set(document.timeZones).count == document.timeZones.count
    else { throw .badTimeZoneList(document.timeZones) }
    var uids = Set<String>()
    for event in document.events {
      try check(event, zones: document.timeZones)
      guard uids.insert(event.uid).inserted else { throw .repeatedUID(event.uid) }
    }
  }

  private static func check(
    _ event: CalendarEvent,
    zones: [String]
  ) throws(ICalendarError) {
    guard !event.uid.isEmpty else { throw .emptyUID }
    guard CalendarText.isFreeOfControls(event.uid) else {
      throw .controlCharacter(property: "UID", uid: nil)
    }
    for time in [event.start, event.end] {
      switch time.zone {
      case .utc: break
      case .named(let zone):
        guard zones.contains(zone) else { throw .undeclaredTimeZone(zone, uid: event.uid) }
      case .floating, .wholeDay: throw .timeWithoutZone(uid: event.uid)
      }
    }
    if event.start.zone == event.end.zone, event.end.wall < event.start.wall {
      throw .endBeforeStart(uid: event.uid)
    }
    for name in event.categories {
      guard !name.isEmpty, !name.contains(","), !name.contains(";"), !name.contains("\\"),
        CalendarText.isFreeOfControls(name)
      else { throw .badCategory(name, uid: event.uid) }
    }
    if let position = event.position {
      guard (-90...90).contains(position.latitude), (-180...180).contains(position.longitude)
      else { throw .badPosition(uid: event.uid) }
    }
    for (name, text) in [("URL", event.url), ("LANGUAGE", event.language), ("COLOR", event.color)] {
      if let text, !CalendarText.isFreeOfControls(text) {
        throw .controlCharacter(property: name, uid: event.uid)
      }
    }
    if let alarm = event.alarm, !(0...longestAlarm).contains(alarm.minutesBefore) {
      throw .badAlarm(uid: event.uid)
    }
  }
}
