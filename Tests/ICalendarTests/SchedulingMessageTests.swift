// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ICalendar
import Testing

@Suite struct SchedulingMessageTests {
  private func message(_ status: CalendarEvent.Status = .confirmed) throws -> SchedulingMessage {
    var event = event("call@test", summary: "会见, 🌸", description: "一\n二")
    event.sequence = 2
    event.status = status
    return SchedulingMessage(
      productID: "-//Test//EN", event: event,
      organizer: try #require(MailAddress("office@week.example.org")),
      attendee: try #require(MailAddress("an.interpreter+week@mail.example.org")))
  }

  /// The unfolded lines of a message.
  private func lines(_ message: SchedulingMessage) throws -> [String] {
    String(decoding: try message.bytes(), as: UTF8.self).replacing("\r\n ", with: "")
      .components(separatedBy: "\r\n")
  }

  @Test func `a request asks one attendee and nobody else`() throws {
    let lines = try lines(try message())

    #expect(lines.contains("METHOD:REQUEST"))
    #expect(lines.contains("ORGANIZER:mailto:office@week.example.org"))
    #expect(
      lines.filter { $0.hasPrefix("ATTENDEE") } == [
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:"
          + "mailto:an.interpreter+week@mail.example.org"
      ])
    #expect(lines.contains("SEQUENCE:2"))
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 1)
    #expect(!lines.contains { $0.hasPrefix("X-WR-CALNAME") })
  }

  @Test func `a cancelled event makes a cancellation that asks nothing`() throws {
    let lines = try lines(try message(.cancelled))

    #expect(lines.contains("METHOD:CANCEL"))
    #expect(lines.contains("STATUS:CANCELLED"))
    #expect(
      lines.filter { $0.hasPrefix("ATTENDEE") } == [
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:"
          + "mailto:an.interpreter+week@mail.example.org"
      ])
  }

  @Test func `all readers see the event of a message`() throws {
    let message = try message()
    let bytes = try message.bytes()
    let document = document([message.event])

    #expect(try ICalendarReader.read(bytes).documents == [document])
    #expect(try IndependentReaders.disagreements(with: [("a.ics", bytes, document)]) == [])
  }

  @Test(arguments: [
    "", "a", "a@b", "a@@b.org", "a b@c.org", "a@b.org\r\nX-EVIL:1", "a@b.org\u{0}", "<a@b.org>",
    "a@b..org", ".a@b.org", "a.@b.org", "a@b.org,c@d.org", "a@b.org;c", "\"a\"@b.org", "é@b.org",
    "a@-b.org\n", "mailto:a@b.org", "a@b.org?subject=x",
  ])
  func `what could be more than an address is none`(text: String) {
    #expect(MailAddress(text) == nil)
  }
}
