// SPDX-License-Identifier: Apache-2.0

import CLibical

/// Reads iCalendar text of any origin; hostile bytes give an error or a gap, never a trap.
package enum ICalendarReader {
  /// Reads every VCALENDAR of the file.
  ///
  /// Recurring events are reported as unread: their expansion can take unbounded time.
  ///
  /// - Throws: ``ICalendarError/notText`` or ``ICalendarError/notACalendar``.
  package static func read(_ bytes: [UInt8]) throws(ICalendarError) -> CalendarReading {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      throw .notText
    }
    let text = bytes.map { CChar(bitPattern: $0) } + [0]
    guard let root = unsafe icalparser_parse_string(text) else { throw .notACalendar }
    defer { unsafe icalcomponent_free(root) }
    var gathered = Gathered()
    if unsafe icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT {
      unsafe readCalendar(root, into: &gathered)
    } else {
      var next = unsafe icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT)
      while let calendar = unsafe next {
        unsafe readCalendar(calendar, into: &gathered)
        unsafe next = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)
      }
    }
    guard !gathered.documents.isEmpty else { throw .notACalendar }
    return CalendarReading(
      documents: gathered.documents,
      instants: gathered.instants,
      unread: gathered.unread
    )
  }

  private struct Gathered {
    var documents: [CalendarDocument] = []
    var instants: [CalendarReading.Instants] = []
    var unread: [CalendarReading.Unread] = []
  }

  private static func readCalendar(_ calendar: OpaquePointer, into gathered: inout Gathered) {
    var zones: [String] = []
    var usableZones: [String] = []
    var next = unsafe icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT)
    while let zone = unsafe next {
      if let name = unsafe text(of: zone, ICAL_TZID_PROPERTY) {
        zones.append(name)
        if unsafe isHarmless(zone) { usableZones.append(name) }
      }
      unsafe next = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT)
    }
    var events: [CalendarEvent] = []
    unsafe next = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
    while let component = unsafe next {
      switch unsafe event(component) {
      case .success(let event):
        events.append(event)
        gathered.instants.append(
          CalendarReading.Instants(
            uid: event.uid,
            start: unsafe instant(event.start, in: calendar, usableZones: usableZones),
            end: unsafe instant(event.end, in: calendar, usableZones: usableZones)
          )
        )
      case .failure(let unread): gathered.unread.append(unread.entry)
      }
      unsafe next = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)
    }
    let name = unsafe text(of: calendar, ICAL_NAME_PROPERTY) ?? nonstandardName(of: calendar)
    gathered.documents.append(
      CalendarDocument(
        name: name,
        productID: unsafe text(of: calendar, ICAL_PRODID_PROPERTY) ?? "",
        timeZones: zones,
        events: events,
        refreshMinutes: unsafe refreshMinutes(of: calendar)
      )
    )
  }

  private struct UnreadEvent: Error { let entry: CalendarReading.Unread }

  private static func event(
    _ component: OpaquePointer
  ) -> Result<CalendarEvent, UnreadEvent> {
    let uid = unsafe text(of: component, ICAL_UID_PROPERTY) ?? ""
    func unread(_ reason: CalendarReading.Unread.Reason) -> Result<CalendarEvent, UnreadEvent> {
      .failure(UnreadEvent(entry: CalendarReading.Unread(uid: uid, reason: reason)))
    }
    for kind in [ICAL_RRULE_PROPERTY, ICAL_RDATE_PROPERTY]
    where unsafe icalcomponent_get_first_property(component, kind) != nil {
      return unread(.recurring)
    }
    guard
      let startProperty = unsafe icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY)
    else { return unread(.noStart) }
    guard let start = unsafe TimeProperty(startProperty), let startTime = start.eventTime,
      let end = unsafe endTime(of: component, start: start)
    else { return unread(.impossibleTime) }
    let stamp = unsafe utcTime(of: component, ICAL_DTSTAMP_PROPERTY)
    return .success(
      CalendarEvent(
        uid: uid,
        start: startTime,
        end: end,
        stamp: stamp ?? startTime.wall,
        sequence: unsafe integer(of: component, ICAL_SEQUENCE_PROPERTY) ?? 0,
        lastModified: unsafe utcTime(of: component, ICAL_LASTMODIFIED_PROPERTY),
        summary: unsafe text(of: component, ICAL_SUMMARY_PROPERTY) ?? "",
        location: unsafe text(of: component, ICAL_LOCATION_PROPERTY) ?? "",
        description: unsafe text(of: component, ICAL_DESCRIPTION_PROPERTY) ?? "",
        categories: unsafe categories(of: component),
        status: unsafe status(of: component),
        position: unsafe position(of: component),
        url: unsafe text(of: component, ICAL_URL_PROPERTY),
        language: unsafe language(of: component),
        color: unsafe text(of: component, ICAL_COLOR_PROPERTY),
        alarm: unsafe alarm(of: component)
      )
    )
  }

  // MARK: Times

  /// A DATE or DATE-TIME with its zone, still in libical's own form.
  @safe struct TimeProperty {
    let time: icaltimetype
    let zone: String?

    init?(_ property: OpaquePointer) {
      guard let value = unsafe icalproperty_get_value(property) else { return nil }
      let kind = unsafe icalvalue_isa(value)
      guard kind == ICAL_DATE_VALUE || kind == ICAL_DATETIME_VALUE else { return nil }
      unsafe time =
        kind == ICAL_DATE_VALUE ? icalvalue_get_date(value) : icalvalue_get_datetime(value)
      if let parameter = unsafe icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER),
        let name = unsafe icalparameter_get_tzid(parameter)
      {
        zone = unsafe String(cString: name)
      } else {
        zone = nil
      }
    }

    var eventTime: EventTime? { unsafe Self.eventTime(time, zone: zone) }

    static func eventTime(_ time: icaltimetype, zone: String?) -> EventTime? {
      let isWholeDay = unsafe time.is_date != 0
      guard
        let wall = unsafe WallTime(
          year: Int(time.year),
          month: Int(time.month),
          day: Int(time.day),
          hour: isWholeDay ? 0 : Int(time.hour),
          minute: isWholeDay ? 0 : Int(time.minute),
          second: isWholeDay ? 0 : min(59, Int(time.second))
        )
      else { return nil }
      if isWholeDay { return EventTime(wall, in: .wholeDay) }
      if unsafe icaltime_is_utc(time) != 0 { return EventTime(wall, in: .utc) }
      return EventTime(wall, in: zone.map { .named($0) } ?? .floating)
    }
  }

  static func endTime(of component: OpaquePointer, start: TimeProperty) -> EventTime? {
    if let end = unsafe icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY) {
      return unsafe TimeProperty(end)?.eventTime
    }
    var length = icaldurationtype_from_int(0)
    if unsafe start.time.is_date != 0 { length.days = 1 }
    if let property = unsafe icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY) {
      guard let value = unsafe icalproperty_get_value(property),
        unsafe icalvalue_isa(value) == ICAL_DURATION_VALUE
      else { return nil }
      length = unsafe icalvalue_get_duration(value)
      // A length beyond all calendars would overflow libical's integers.
      guard length.days < 100_000, length.weeks < 10_000, length.hours < 1_000_000,
        length.minutes < 10_000_000, length.seconds < 100_000_000
      else { return nil }
    }
    return unsafe TimeProperty.eventTime(icaltime_add(start.time, length), zone: start.zone)
  }

  private static func utcTime(of component: OpaquePointer, _ kind: icalproperty_kind) -> WallTime? {
    guard let property = unsafe icalcomponent_get_first_property(component, kind) else {
      return nil
    }
    return unsafe TimeProperty(property)?.eventTime?.wall
  }

  static func instant(
    _ time: EventTime,
    in calendar: OpaquePointer,
    usableZones: [String]
  ) -> Int? {
    var value = unsafe icaltime_null_time()
    unsafe value.year = Int32(time.wall.year)
    unsafe value.month = Int32(time.wall.month)
    unsafe value.day = Int32(time.wall.day)
    unsafe value.hour = Int32(time.wall.hour)
    unsafe value.minute = Int32(time.wall.minute)
    unsafe value.second = Int32(time.wall.second)
    switch time.zone {
    case .floating, .wholeDay: return nil
    case .utc: return unsafe icaltime_as_timet(value)
    case .named(let name):
      guard usableZones.contains(name), (1900...2200).contains(time.wall.year),
        let zone = unsafe icalcomponent_get_timezone(calendar, name)
      else { return nil }
      return unsafe icaltime_as_timet_with_zone(value, zone)
    }
  }

  /// Whether a zone's rules are yearly, as real ones are; finer ones can take for ever to expand.
  static func isHarmless(_ zone: OpaquePointer) -> Bool {
    var next = unsafe icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT)
    while let part = unsafe next {
      var property = unsafe icalcomponent_get_first_property(part, ICAL_RRULE_PROPERTY)
      while let rule = unsafe property {
        guard let value = unsafe icalproperty_get_value(rule),
          unsafe icalvalue_isa(value) == ICAL_RECUR_VALUE,
          unsafe icalvalue_get_recur(value).freq == ICAL_YEARLY_RECURRENCE
        else { return false }
        unsafe property = icalcomponent_get_next_property(part, ICAL_RRULE_PROPERTY)
      }
      unsafe next = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT)
    }
    return true
  }

  // MARK: Values

  /// The value of a property as text, if it is of a kind that libical keeps as text.
  static func text(of component: OpaquePointer, _ kind: icalproperty_kind) -> String? {
    guard let property = unsafe icalcomponent_get_first_property(component, kind) else {
      return nil
    }
    return unsafe text(of: property)
  }

  static func text(of property: OpaquePointer) -> String? {
    guard let value = unsafe icalproperty_get_value(property) else { return nil }
    let text: UnsafePointer<CChar>? =
      switch unsafe icalvalue_isa(value) {
      case ICAL_TEXT_VALUE: unsafe icalvalue_get_text(value)
      case ICAL_X_VALUE: unsafe icalvalue_get_x(value)
      case ICAL_URI_VALUE: unsafe icalvalue_get_uri(value)
      default: nil
      }
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }

  static func nonstandardName(of calendar: OpaquePointer) -> String? {
    var next = unsafe icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY)
    while let property = unsafe next {
      if let name = unsafe icalproperty_get_x_name(property),
        unsafe String(cString: name) == "X-WR-CALNAME"
      {
        return unsafe text(of: property)
      }
      unsafe next = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY)
    }
    return nil
  }

  private static func integer(of component: OpaquePointer, _ kind: icalproperty_kind) -> Int? {
    guard let property = unsafe icalcomponent_get_first_property(component, kind),
      let value = unsafe icalproperty_get_value(property),
      unsafe icalvalue_isa(value) == ICAL_INTEGER_VALUE
    else { return nil }
    return Int(unsafe icalvalue_get_integer(value))
  }

  private static func categories(of component: OpaquePointer) -> [String] {
    var names: [String] = []
    var next = unsafe icalcomponent_get_first_property(component, ICAL_CATEGORIES_PROPERTY)
    while let property = unsafe next {
      let text = unsafe text(of: property) ?? ""
      names += text.split(separator: ",").map(String.init)
      unsafe next = icalcomponent_get_next_property(component, ICAL_CATEGORIES_PROPERTY)
    }
    return names
  }

  static func status(of component: OpaquePointer) -> CalendarEvent.Status? {
    guard
      let property = unsafe icalcomponent_get_first_property(component, ICAL_STATUS_PROPERTY),
      let value = unsafe icalproperty_get_value(property),
      unsafe icalvalue_isa(value) == ICAL_STATUS_VALUE
    else { return nil }
    return switch unsafe icalvalue_get_status(value) {
    case ICAL_STATUS_CONFIRMED: .confirmed
    case ICAL_STATUS_TENTATIVE: .tentative
    case ICAL_STATUS_CANCELLED: .cancelled
    default: nil
    }
  }

  private static func position(of component: OpaquePointer) -> CalendarEvent.Position? {
    guard let property = unsafe icalcomponent_get_first_property(component, ICAL_GEO_PROPERTY),
      let value = unsafe icalproperty_get_value(property),
      unsafe icalvalue_isa(value) == ICAL_GEO_VALUE
    else { return nil }
    let geo = unsafe icalvalue_get_geo(value)
    return CalendarEvent.Position(latitude: geo.lat, longitude: geo.lon)
  }
}
