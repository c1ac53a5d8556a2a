// SPDX-License-Identifier: Apache-2.0

/// Why a calendar cannot be written or read.
package enum ICalendarError: Error, Hashable, Sendable {
  /// The machine's zone data has no such zone.
  case unknownTimeZone(String)
  /// An event names a zone that its document does not list.
  case undeclaredTimeZone(String, uid: String)
  /// A document lists no zone, or one twice.
  case badTimeZoneList([String])
  /// Floating times and whole days are read but never written.
  case timeWithoutZone(uid: String)
  case endBeforeStart(uid: String)
  case repeatedUID(String)
  case emptyUID
  /// A value that is not free text holds a control character, which could start a line of its own.
  case controlCharacter(property: String, uid: String?)
  /// A category holds a comma or a semicolon, or is empty.
  case badCategory(String, uid: String)
  case badPosition(uid: String)
  /// A reminder after the start, or more than a week before it.
  case badAlarm(uid: String)
  case badRefreshInterval(Int)
  /// The bytes hold a NUL, or are no UTF-8.
  case notText
  /// The bytes are no iCalendar object.
  case notACalendar
  /// libical refused a value or had no memory.
  case libraryRefused(String)
}

extension ICalendarError: CustomStringConvertible {
  /// In English, for whoever keeps the machine; offices read a finding.
  package var description: String {
    switch self {
    case .unknownTimeZone(let zone): "No time zone '\(zone)' in this machine's zone data"
    case .undeclaredTimeZone(let zone, let uid): "Event \(uid) uses undeclared zone '\(zone)'"
    case .badTimeZoneList(let zones): "Time zones \(zones) are not a list of distinct zones"
    case .timeWithoutZone(let uid): "Event \(uid) has a time without a zone"
    case .endBeforeStart(let uid): "Event \(uid) ends before it starts"
    case .repeatedUID(let uid): "Two events have the UID \(uid)"
    case .emptyUID: "An event has no UID"
    case .controlCharacter(let property, let uid):
      "\(property) of \(uid ?? "the calendar") holds a control character"
    case .badCategory(let name, let uid): "Event \(uid) has the impossible category '\(name)'"
    case .badPosition(let uid): "Event \(uid) lies outside the map"
    case .badAlarm(let uid): "Event \(uid) has a reminder at an impossible time"
    case .badRefreshInterval(let minutes): "Subscribers cannot look again every \(minutes) minutes"
    case .notText: "The bytes are not UTF-8 text"
    case .notACalendar: "The text is not an iCalendar object"
    case .libraryRefused(let what): "libical refused \(what)"
    }
  }
}
