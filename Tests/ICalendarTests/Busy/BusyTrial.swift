// SPDX-License-Identifier: Apache-2.0

import Foundation
import ICalendar
import Testing

/// A calendar of somebody else's, read for a week of March 2018 in Wuxi.
struct BusyTrial {
  let reading: BusyTime

  /// Reads a calendar of these lines.
  init(_ lines: String..., home: String = "Asia/Shanghai", of addresses: [String] = []) throws {
    let text =
      (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN"] + lines + ["END:VCALENDAR"])
      .joined(separator: "\n").split(separator: "\n").joined(separator: "\r\n") + "\r\n"
    try self.init(bytes: Array(text.utf8), home: home, of: addresses)
  }

  init(bytes: [UInt8], home: String = "Asia/Shanghai", of addresses: [String] = []) throws {
    let zone = try #require(TimeZone(identifier: home))
    // 25 March to 1 April in Shanghai.
    let first = Date(timeIntervalSince1970: 1_521_907_200)
    reading = try BusyTimeReader.read(
      bytes, from: first, to: first.addingTimeInterval(7 * 86_400), home: zone
    ) { _ in addresses }
  }

  /// All busy times in their order, by the clock of Shanghai: `27 09:00–10:00`.
  var times: [String] {
    reading.entries.flatMap(\.spans).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
      .map { "\(Self.words($0.start))–\(Self.words($0.end).dropFirst(Self.isSameDay($0) ? 3 : 0))" }
  }

  var problems: [BusyTime.Problem] { reading.entries.flatMap(\.problems) }
  var fates: [BusyTime.Fate] { reading.entries.map(\.fate) }

  private static let march = 1_519_833_600

  private static func isSameDay(_ span: BusyTime.Span) -> Bool {
    (span.start - march) / 86_400 == (span.end - march) / 86_400
  }

  private static func words(_ instant: Int) -> String {
    let minutes = (instant - march) / 60
    return [minutes / 1440 + 1, minutes / 60 % 24, minutes % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.enumerated()
      .map { ["", " ", ":"][$0.offset] + $0.element }.joined()
  }

  static let shanghai = """
    BEGIN:VTIMEZONE
    TZID:Asia/Shanghai
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+0800
    TZOFFSETTO:+0800
    END:STANDARD
    END:VTIMEZONE
    """
  static let newYork = """
    BEGIN:VTIMEZONE
    TZID:America/New_York
    BEGIN:STANDARD
    DTSTART:20071104T020000
    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
    TZOFFSETFROM:-0400
    TZOFFSETTO:-0500
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20070311T020000
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
    TZOFFSETFROM:-0500
    TZOFFSETTO:-0400
    END:DAYLIGHT
    END:VTIMEZONE
    """

  /// An event of these lines.
  static func event(_ lines: String..., uid: String = "a@test") -> String {
    (["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20180201T000000Z"] + lines + ["END:VEVENT"])
      .joined(separator: "\n")
  }
}
