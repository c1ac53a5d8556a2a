// SPDX-License-Identifier: Apache-2.0

import CLibical

/// One component of a libical tree, which it owns until it is added to another.
///
/// Every value is checked before it comes here: libical writes impossible dates and injected lines
/// without complaint.
@safe struct Component: ~Copyable {
  enum Kind { case calendar, event, alarm }

  /// Properties whose value is escaped as TEXT.
  enum TextProperty { case name, summary, location, description }

  private let handle: OpaquePointer

  init(_ kind: Kind) throws(ICalendarError) {
    let kind =
      switch kind {
      case .calendar: ICAL_VCALENDAR_COMPONENT
      case .event: ICAL_VEVENT_COMPONENT
      case .alarm: ICAL_VALARM_COMPONENT
      }
    guard let handle = unsafe icalcomponent_new(kind) else {
      throw .libraryRefused("a component")
    }
    unsafe self.handle = handle
  }

  private init(owning handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe icalcomponent_free(handle) }

  /// The definition of a zone that holds in `years`, from the machine's zone data.
  static func timeZone(_ identifier: String, years: ClosedRange<Int>) throws(ICalendarError)
    -> Component
  {
    guard let text = ZoneDefinition.text(identifier, years: years) else {
      throw .unknownTimeZone(identifier)
    }
    guard let zone = unsafe icalcomponent_new_from_string(text) else {
      throw .libraryRefused("a time zone")
    }
    return unsafe Component(owning: zone)
  }

  /// Moves `child` into this component.
  borrowing func add(_ child: consuming Component) {
    let childHandle = unsafe child.release()
    unsafe icalcomponent_add_component(handle, childHandle)
  }

  private consuming func release() -> OpaquePointer {
    let result = unsafe handle
    discard self
    return unsafe result
  }

  borrowing func addProductID(_ text: String) throws(ICalendarError) {
    try unsafe add(icalproperty_new_prodid(text), "PRODID")
  }

  /// Adds `VERSION:2.0`, `CALSCALE:GREGORIAN` and the method, if any.
  borrowing func addCalendarHeader(_ method: CalendarMethod?) throws(ICalendarError) {
    try unsafe add(icalproperty_new_version("2.0"), "VERSION")
    try unsafe add(icalproperty_new_calscale("GREGORIAN"), "CALSCALE")
    guard let method else { return }
    let value =
      switch method {
      case .publish: ICAL_METHOD_PUBLISH
      case .request: ICAL_METHOD_REQUEST
      case .cancel: ICAL_METHOD_CANCEL
      case .reply: ICAL_METHOD_REPLY
      }
    try unsafe add(icalproperty_new_method(value), "METHOD")
  }

  borrowing func add(
    _ property: TextProperty,
    _ text: String,
    language: String? = nil
  ) throws(ICalendarError) {
    let made: OpaquePointer? =
      switch property {
      case .name: unsafe icalproperty_new_name(text)
      case .summary: unsafe icalproperty_new_summary(text)
      case .location: unsafe icalproperty_new_location(text)
      case .description: unsafe icalproperty_new_description(text)
      }
    if let language, let made = unsafe made {
      unsafe icalproperty_add_parameter(made, icalparameter_new_language(language))
    }
    try unsafe add(made, "\(property)")
  }

  /// Adds `REFRESH-INTERVAL;VALUE=DURATION:PT1H`; some readers refuse the older spelling `P1H`.
  borrowing func addRefreshInterval(_ minutes: Int) throws(ICalendarError) {
    let length = icaldurationtype_from_int(Int32(clamping: minutes * 60))
    guard let property = unsafe icalproperty_new_refreshinterval(length) else {
      throw .libraryRefused("REFRESH-INTERVAL")
    }
    unsafe icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DURATION))
    unsafe icalcomponent_add_property(handle, property)
  }

  borrowing func addColor(_ name: String) throws(ICalendarError) {
    try unsafe add(icalproperty_new_color(name), "COLOR")
  }

  /// Adds a VALARM that shows a text.
  borrowing func addAlarm(
    _ alarm: CalendarEvent.Alarm,
    language: String?
  ) throws(ICalendarError) {
    let component = try Component(.alarm)
    try unsafe component.add(icalproperty_new_action(ICAL_ACTION_DISPLAY), "ACTION")
    var trigger = unsafe icaltriggertype_from_int(0)
    unsafe trigger.duration = icaldurationtype_from_int(Int32(clamping: -alarm.minutesBefore * 60))
    try unsafe component.add(icalproperty_new_trigger(trigger), "TRIGGER")
    try component.add(.description, CalendarText.cleaned(alarm.text), language: language)
    add(component)
  }

  /// Adds a non-standard property, whose value libical leaves unescaped but for backslashes.
  borrowing func addNonstandard(_ name: String, _ text: String) throws(ICalendarError) {
    guard let property = unsafe icalproperty_new_x(text) else { throw .libraryRefused(name) }
    unsafe icalproperty_set_x_name(property, name)
    unsafe icalcomponent_add_property(handle, property)
  }

  borrowing func addUID(_ uid: String) throws(ICalendarError) {
    try unsafe add(icalproperty_new_uid(uid), "UID")
  }

  borrowing func addStart(_ time: EventTime) throws(ICalendarError) {
    try unsafe addTime(icalproperty_new_dtstart(libraryTime(time)), time, "DTSTART")
  }

  borrowing func addEnd(_ time: EventTime) throws(ICalendarError) {
    try unsafe addTime(icalproperty_new_dtend(libraryTime(time)), time, "DTEND")
  }

  borrowing func addStamp(_ time: WallTime) throws(ICalendarError) {
    let time = EventTime(time, in: .utc)
    try unsafe add(icalproperty_new_dtstamp(libraryTime(time)), "DTSTAMP")
  }

  borrowing func addLastModified(_ time: WallTime) throws(ICalendarError) {
    let time = EventTime(time, in: .utc)
    try unsafe add(icalproperty_new_lastmodified(libraryTime(time)), "LAST-MODIFIED")
  }

  borrowing func addOrganizer(_ address: MailAddress) throws(ICalendarError) {
    try unsafe add(icalproperty_new_organizer("mailto:\(address.text)"), "ORGANIZER")
  }

  /// Adds one attendee, who is asked for an answer or only told.
  borrowing func addAttendee(
    _ address: MailAddress,
    isAsked: Bool
  ) throws(ICalendarError) {
    guard let property = unsafe icalproperty_new_attendee("mailto:\(address.text)") else {
      throw .libraryRefused("ATTENDEE")
    }
    unsafe icalproperty_add_parameter(
      property, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL))
    unsafe icalproperty_add_parameter(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT))
    if isAsked {
      unsafe icalproperty_add_parameter(
        property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION))
      unsafe icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE))
    }
    unsafe icalcomponent_add_property(handle, property)
  }

  borrowing func addSequence(_ number: Int) throws(ICalendarError) {
    try unsafe add(icalproperty_new_sequence(Int32(clamping: number)), "SEQUENCE")
  }

  borrowing func addCategories(_ names: [String]) throws(ICalendarError) {
    try unsafe add(icalproperty_new_categories(names.joined(separator: ",")), "CATEGORIES")
  }

  borrowing func addStatus(_ status: CalendarEvent.Status) throws(ICalendarError) {
    let value =
      switch status {
      case .confirmed: ICAL_STATUS_CONFIRMED
      case .tentative: ICAL_STATUS_TENTATIVE
      case .cancelled: ICAL_STATUS_CANCELLED
      }
    try unsafe add(icalproperty_new_status(value), "STATUS")
  }

  borrowing func addPosition(_ position: CalendarEvent.Position) throws(ICalendarError) {
    let geo = icalgeotype(lat: position.latitude, lon: position.longitude)
    try unsafe add(icalproperty_new_geo(geo), "GEO")
  }

  borrowing func addURL(_ url: String) throws(ICalendarError) {
    try unsafe add(icalproperty_new_url(url), "URL")
  }

  /// The component as libical writes it, with its folds.
  borrowing func text() throws(ICalendarError) -> [UInt8] {
    guard let text = unsafe icalcomponent_as_ical_string_r(handle) else {
      throw .libraryRefused("to write the calendar")
    }
    defer { unsafe icalmemory_free_buffer(text) }
    var length = 0
    while unsafe text[length] != 0 { length += 1 }
    return unsafe Array(UnsafeRawBufferPointer(start: text, count: length))
  }

  private borrowing func add(_ property: OpaquePointer?, _ name: String) throws(ICalendarError) {
    guard let property = unsafe property else { throw .libraryRefused(name) }
    unsafe icalcomponent_add_property(handle, property)
  }

  /// Adds the zone too, which libical leaves out.
  private borrowing func addTime(
    _ property: OpaquePointer?,
    _ time: EventTime,
    _ name: String
  ) throws(ICalendarError) {
    guard let property = unsafe property else { throw .libraryRefused(name) }
    if case .named(let zone) = time.zone {
      unsafe icalproperty_add_parameter(property, icalparameter_new_tzid(zone))
    }
    unsafe icalcomponent_add_property(handle, property)
  }

  private borrowing func libraryTime(_ time: EventTime) -> icaltimetype {
    var result = unsafe icaltime_null_time()
    unsafe result.year = Int32(time.wall.year)
    unsafe result.month = Int32(time.wall.month)
    unsafe result.day = Int32(time.wall.day)
    unsafe result.hour = Int32(time.wall.hour)
    unsafe result.minute = Int32(time.wall.minute)
    unsafe result.second = Int32(time.wall.second)
    if time.zone == .utc { unsafe result.zone = icaltimezone_get_utc_timezone() }
    return unsafe result
  }
}
