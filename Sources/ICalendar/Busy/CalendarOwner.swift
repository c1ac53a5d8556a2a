// SPDX-License-Identifier: Apache-2.0

/// Whose calendar a file is, by mail addresses, and what he has declined.
///
/// RFC 5545 lets TRANSP alone decide (section 3.8.2.7); but who declines leaves the event in most calendars
/// as it was, opaque, with PARTSTAT=DECLINED on his own line.
struct CalendarOwner {
  /// In small letters.
  private let addresses: Set<String>

  /// Takes the addresses that are known, and the calendar's own name where it is one.
  ///
  /// Where no event names any of them, the owner is who takes part in every event that has attendees, if there are two
  /// events and one such person.
  init(_ calendars: [CalendarPart], known: [String]) {
    let events = calendars.flatMap(\.parts).filter { $0.name == "VEVENT" }
      .map { Self.attendees($0).map(\.address) + [Self.organizer($0)].compactMap(\.self) }
      .filter { !$0.isEmpty }
    let names = calendars.flatMap { ["NAME", "X-WR-CALNAME", "X-OWNER"].map($0.text) }
    let stated = Set((known + names).compactMap(Self.address))
    if events.contains(where: { $0.contains(where: stated.contains) }) {
      addresses = stated
      return
    }
    let attended = calendars.flatMap(\.parts).filter { $0.first("ATTENDEE") != nil }
    let uids = Set(attended.map { $0.text("UID") })
    let everywhere = attended.map { part in
      Set(Self.attendees(part).map(\.address) + [Self.organizer(part)].compactMap(\.self))
    }
    guard uids.count > 1, var common = everywhere.first else {
      addresses = stated
      return
    }
    for others in everywhere.dropFirst() { common.formIntersection(others) }
    addresses = common.count == 1 ? common : stated
  }

  /// Whether all of the owner's addresses that an event names have declined it; an organizer who is
  /// no attendee comes.
  func hasDeclined(_ part: CalendarPart) -> Bool {
    guard !addresses.isEmpty else { return false }
    let own = Self.attendees(part).filter { addresses.contains($0.address) }
    guard !own.isEmpty, own.allSatisfy(\.hasDeclined) else { return false }
    guard let organizer = Self.organizer(part), addresses.contains(organizer) else { return true }
    return own.contains { $0.address == organizer }
  }

  private static func attendees(
    _ part: CalendarPart
  ) -> [(address: String, hasDeclined: Bool)] {
    part.all("ATTENDEE").compactMap { line in
      address(of: line).map {
        ($0, line.parameter("PARTSTAT")?.trimmingSpaces.uppercased() == "DECLINED")
      }
    }
  }

  private static func organizer(_ part: CalendarPart) -> String? {
    part.first("ORGANIZER").flatMap(address)
  }

  /// The address of a person's line; servers that write an identifier there name it beside it.
  private static func address(of line: ContentLine) -> String? {
    address(line.value) ?? line.parameter("EMAIL").flatMap(address)
  }

  /// `mailto:name@host` or the address alone, in small letters.
  private static func address(_ text: String) -> String? {
    var text = text.trimmingSpaces.lowercased()
    if text.hasPrefix("mailto:") { text = String(text.dropFirst(7)).trimmingSpaces }
    return MailAddress(text)?.text
  }
}
