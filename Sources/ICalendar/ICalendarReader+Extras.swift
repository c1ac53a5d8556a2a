// SPDX-License-Identifier: Apache-2.0

import CLibical

/// Reading of what calendars may have beyond the essentials: language, reminder, refresh interval.
extension ICalendarReader {
  /// The language of the summary.
  static func language(of component: OpaquePointer) -> String? {
    guard
      let property = unsafe icalcomponent_get_first_property(component, ICAL_SUMMARY_PROPERTY),
      let parameter = unsafe icalproperty_get_first_parameter(property, ICAL_LANGUAGE_PARAMETER),
      let text = unsafe icalparameter_get_language(parameter)
    else { return nil }
    return unsafe String(cString: text)
  }

  /// The first reminder, if it is one that counts back from the start.
  static func alarm(of component: OpaquePointer) -> CalendarEvent.Alarm? {
    guard let alarm = unsafe icalcomponent_get_first_component(component, ICAL_VALARM_COMPONENT),
      let property = unsafe icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY),
      let value = unsafe icalproperty_get_value(property),
      unsafe icalvalue_isa(value) == ICAL_DURATION_VALUE
        || icalvalue_isa(value) == ICAL_TRIGGER_VALUE
    else { return nil }
    let length =
      unsafe icalvalue_isa(value) == ICAL_DURATION_VALUE
      ? icalvalue_get_duration(value) : icalvalue_get_trigger(value).duration
    guard let minutes = minutes(of: length) else { return nil }
    return CalendarEvent.Alarm(
      minutesBefore: -minutes,
      text: unsafe text(of: alarm, ICAL_DESCRIPTION_PROPERTY) ?? ""
    )
  }

  static func refreshMinutes(of calendar: OpaquePointer) -> Int? {
    guard
      let property = unsafe icalcomponent_get_first_property(
        calendar, ICAL_REFRESHINTERVAL_PROPERTY),
      let value = unsafe icalproperty_get_value(property),
      unsafe icalvalue_isa(value) == ICAL_DURATION_VALUE
    else { return nil }
    return minutes(of: unsafe icalvalue_get_duration(value))
  }

  /// Whole minutes; `nil` for lengths beyond all calendars, which would overflow libical's integers.
  private static func minutes(of length: icaldurationtype) -> Int? {
    guard length.days < 100_000, length.weeks < 10_000, length.hours < 1_000_000,
      length.minutes < 10_000_000, length.seconds < 100_000_000
    else { return nil }
    let days = Int(length.weeks) * 7 + Int(length.days)
    let minutes = (days * 24 + Int(length.hours)) * 60 + Int(length.minutes)
    return (length.is_neg != 0 ? -1 : 1) * (minutes + Int(length.seconds) / 60)
  }
}
