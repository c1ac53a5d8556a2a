// SPDX-License-Identifier: Apache-2.0

import CLibical

/// Reads replies with libical; hostile bytes give a problem, never a trap.
enum SchedulingReplyReader {
  static func read(_ bytes: [UInt8]) throws(SchedulingReply.Problem) -> [SchedulingReply] {
    guard bytes.count <= SchedulingReply.longest else { throw .tooLong }
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      throw .notACalendar
    }
    let text = bytes.map { CChar(bitPattern: $0) } + [0]
    guard let root = unsafe icalparser_parse_string(text) else { throw .notACalendar }
    defer { unsafe icalcomponent_free(root) }
    // Two calendars in one file come as a component that wraps them: no mail program sends that.
    guard unsafe icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT else { throw .notACalendar }
    guard
      let method = unsafe icalcomponent_get_first_property(root, ICAL_METHOD_PROPERTY),
      let value = unsafe icalproperty_get_value(method),
      unsafe icalvalue_isa(value) == ICAL_METHOD_VALUE,
      unsafe icalvalue_get_method(value) == ICAL_METHOD_REPLY
    else { throw .notAReply }
    var replies: [SchedulingReply] = []
    var next = unsafe icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT)
    while let event = unsafe next {
      guard replies.count < SchedulingReply.mostEvents else { throw .tooLong }
      replies.append(try unsafe reply(event))
      unsafe next = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)
    }
    guard !replies.isEmpty else { throw .incomplete }
    return replies
  }

  private static func reply(
    _ event: OpaquePointer
  ) throws(SchedulingReply.Problem) -> SchedulingReply {
    guard let uid = unsafe only(ICAL_UID_PROPERTY, of: event),
      let uidValue = unsafe icalproperty_get_value(uid),
      unsafe icalvalue_isa(uidValue) == ICAL_TEXT_VALUE,
      let uidText = unsafe icalvalue_get_text(uidValue), unsafe uidText.pointee != 0,
      let stamp = unsafe only(ICAL_DTSTAMP_PROPERTY, of: event),
      let stampTime = unsafe utcTime(stamp),
      let attendee = unsafe only(ICAL_ATTENDEE_PROPERTY, of: event)
    else { throw .incomplete }
    var sequence = 0
    if unsafe icalcomponent_get_first_property(event, ICAL_SEQUENCE_PROPERTY) != nil {
      guard let property = unsafe only(ICAL_SEQUENCE_PROPERTY, of: event),
        let value = unsafe icalproperty_get_value(property),
        unsafe icalvalue_isa(value) == ICAL_INTEGER_VALUE
      else { throw .incomplete }
      sequence = Int(unsafe icalvalue_get_integer(value))
      guard sequence >= 0 else { throw .incomplete }
    }
    return SchedulingReply(
      uid: unsafe String(cString: uidText), sequence: sequence, stamp: stampTime,
      attendee: unsafe address(attendee), answer: unsafe answer(attendee))
  }

  /// The property of a kind, if there is exactly one.
  private static func only(
    _ kind: icalproperty_kind, of event: OpaquePointer
  ) -> OpaquePointer? {
    guard unsafe icalcomponent_count_properties(event, kind) == 1 else { return nil }
    return unsafe icalcomponent_get_first_property(event, kind)
  }

  private static func utcTime(_ property: OpaquePointer) -> WallTime? {
    guard let value = unsafe icalproperty_get_value(property),
      unsafe icalvalue_isa(value) == ICAL_DATETIME_VALUE
    else { return nil }
    let time = unsafe icalvalue_get_datetime(value)
    guard unsafe icaltime_is_utc(time) != 0 else { return nil }
    return unsafe WallTime(
      year: Int(time.year), month: Int(time.month), day: Int(time.day), hour: Int(time.hour),
      minute: Int(time.minute), second: Int(time.second))
  }

  private static func address(_ attendee: OpaquePointer) -> MailAddress? {
    guard let value = unsafe icalproperty_get_value(attendee),
      unsafe icalvalue_isa(value) == ICAL_CALADDRESS_VALUE,
      let text = unsafe icalvalue_get_caladdress(value)
    else { return nil }
    let address = unsafe String(cString: text)
    guard address.lowercased().hasPrefix("mailto:") else { return nil }
    return MailAddress(String(address.dropFirst("mailto:".count)))
  }

  private static func answer(_ attendee: OpaquePointer) -> SchedulingReply.Answer {
    guard
      let parameter = unsafe icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER)
    else { return .other }
    return switch unsafe icalparameter_get_partstat(parameter) {
    case ICAL_PARTSTAT_ACCEPTED: .accepted
    case ICAL_PARTSTAT_DECLINED: .declined
    case ICAL_PARTSTAT_TENTATIVE: .tentative
    default: .other
    }
  }
}
