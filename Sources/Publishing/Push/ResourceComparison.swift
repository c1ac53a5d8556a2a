// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ICalendar

/// One event as it should lie on a server, and how it differs from what lies there.
struct ResourceComparison {
  /// What servers add by themselves, and what says no more than leaving it out.
  private static let servers = ["CREATED", "LAST-MODIFIED", "DTSTAMP", "PRIORITY"]
  private static let defaults = ["TRANSP:OPAQUE", "CLASS:PUBLIC"]

  /// Properties whose values differ, of those that calendars of this house have.
  let changed: [String]
  /// Properties and components that calendars of this house have not put there.
  let added: [String]

  var isSame: Bool { changed.isEmpty && added.isEmpty }

  /// The differences in words, such as 标题、提醒; names that few know stay as they are.
  var words: LocalizedText {
    let names = changed + added
    return LocalizedText(
      zh: names.map { Self.chinese[$0] ?? $0 }.joined(separator: "、"),
      en: names.map { Self.english[$0] ?? $0 }.joined(separator: ", "))
  }

  private static let chinese = [
    "DTSTART": "开始时间", "DTEND": "结束时间", "SUMMARY": "标题", "LOCATION": "地点", "DESCRIPTION": "说明",
    "CATEGORIES": "类别", "STATUS": "状态", "GEO": "坐标", "URL": "网址", "VALARM": "提醒", "UID": "标识（UID）",
    "SEQUENCE": "版本（SEQUENCE）", "VEVENT": "日程", "RRULE": "重复规则", "ATTENDEE": "参加人",
    "ORGANIZER": "组织者", "TRANSP": "忙闲状态", "CLASS": "保密级别", "COMMENT": "备注", "ATTACH": "附件",
  ]
  private static let english = [
    "DTSTART": "start", "DTEND": "end", "SUMMARY": "title", "LOCATION": "place",
    "DESCRIPTION": "description", "CATEGORIES": "categories", "STATUS": "status", "GEO": "position",
    "URL": "link", "VALARM": "reminder", "SEQUENCE": "version (SEQUENCE)", "VEVENT": "event",
    "RRULE": "repetition", "ATTENDEE": "attendees", "ORGANIZER": "organiser",
    "TRANSP": "free or busy (TRANSP)", "CLASS": "privacy (CLASS)", "COMMENT": "comment",
    "ATTACH": "attachment",
  ]

  /// Compares an event and its bytes with a server's text.
  init(_ event: CalendarEvent, _ bytes: [UInt8], with text: String) {
    let seen = Array(text.utf8)
    guard let reading = try? ICalendarReader.read(seen), reading.documents.count == 1,
      reading.unread.isEmpty, let other = reading.documents[0].events.first,
      reading.documents[0].events.count == 1
    else {
      changed = ["VEVENT"]
      added = []
      return
    }
    // Servers rename zones; what counts is the instant.
    let ours = EventInstants.read(bytes)
    let theirs = EventInstants.read(seen)
    var names = Self.fields.filter { !$0.isSame(event, other) }.map(\.name)
    if ours == nil || ours?.start != theirs?.start { names.append("DTSTART") }
    if ours == nil || ours?.end != theirs?.end { names.append("DTEND") }
    if names.isEmpty {
      // A field of later versions that has no name here must not pass for equal.
      var rest = other
      rest.stamp = event.stamp
      rest.lastModified = event.lastModified
      rest.start = event.start
      rest.end = event.end
      // A colour is how it looks, and many servers leave it out.
      rest.color = event.color
      if rest != event { names = ["VEVENT"] }
    }
    changed = names
    let own = Self.names(in: bytes)
    added = Self.names(in: seen).filter {
      !own.contains($0) && !Self.servers.contains($0) && !$0.hasPrefix("X-")
    }
  }

  private struct Field {
    let name: String
    let isSame: (CalendarEvent, CalendarEvent) -> Bool

    init(_ name: String, _ isSame: @escaping (CalendarEvent, CalendarEvent) -> Bool) {
      self.name = name
      self.isSame = isSame
    }
  }

  private static var fields: [Field] {
    [
      Field("UID") { $0.uid == $1.uid }, Field("SEQUENCE") { $0.sequence == $1.sequence },
      Field("SUMMARY") { $0.summary == $1.summary },
      Field("LOCATION") { $0.location == $1.location },
      Field("DESCRIPTION") { $0.description == $1.description },
      Field("CATEGORIES") { $0.categories == $1.categories },
      Field("STATUS") { $0.status == $1.status }, Field("GEO") { $0.position == $1.position },
      Field("URL") { $0.url == $1.url },
    ]
  }

  /// The names of properties and components inside the event, each once, in order.
  private static func names(in bytes: [UInt8]) -> [String] {
    var names: [String] = []
    var isInside = false
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if line.first == 0x20 || line.first == 0x09 { continue }
      let text = String(decoding: line, as: UTF8.self)
      if text.uppercased() == "BEGIN:VEVENT" {
        isInside = true
      } else if text.uppercased() == "END:VEVENT" {
        isInside = false
      } else if isInside, !defaults.contains(text.uppercased()) {
        var name = String(text.prefix { $0 != ":" && $0 != ";" }).uppercased()
        if name == "END" { continue }
        if name == "BEGIN" { name = String(text.dropFirst(6)).uppercased() }
        // A finding shows the name on a terminal.
        if name.contains(/[^A-Z0-9-]/) || name.utf8.count > 40 { name = "?" }
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }
}
