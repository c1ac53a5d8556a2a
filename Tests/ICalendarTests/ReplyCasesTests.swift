// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ICalendar
import Testing

/// Replies as the programs of others write them, after what people reported; all people are invented.
@Suite struct ReplyCasesTests {
  private typealias Answer = SchedulingReply.Answer

  private func read(_ name: String) throws -> [SchedulingReply] {
    let file = fixturesFolder.appending(path: "cases/replies/\(name)")
    return try SchedulingReply.read(Array(try Data(contentsOf: file)))
  }

  private func reply(
    _ stamp: String, sequence: Int = 0, _ attendees: (String, Answer)...
  ) -> SchedulingReply {
    SchedulingReply(
      uid: "ev.S03.staff.interpreters.E1@attache", sequence: sequence, stamp: wall(stamp),
      attendees: attendees.map { .init(MailAddress($0.0), $0.1) })
  }

  @Test(arguments: [
    ("01-exchange-no-organizer.ics", "20261130T020000", "E1@Example.org", 0),
    ("07-stamp-without-z.ics", "20261130T070000", "e1@example.org", 0),
    ("09-alias.ics", "20261130T080000", "e1.private@example.net", 0),
    ("10-whole-mail.eml", "20261130T090000", "e1@example.org", 0),
    ("11-higher-sequence.ics", "20261130T100000", "e1@example.org", 1),
    ("12-lower-case.ics", "20261130T110000", "e1@example.org", 0),
    ("13-bom.ics", "20261130T120000", "e1@example.org", 0),
    ("14-gbk.ics", "20261130T130000", "e1@example.org", 0),
    ("17-outlook-mailto-space.ics", "20261130T160000", "e1@example.org", 0),
    ("folded-reply.ics", "20261130T060000", "e1@example.org", 0),
  ])
  func `who accepts is read, however the program writes it`(
    name: String, stamp: String, address: String, sequence: Int
  ) throws {
    #expect(
      try read(name) == [reply(stamp, sequence: sequence, (address, Answer.accepted))], "\(name)")
  }

  @Test func `other answers are read as what they are`() throws {
    #expect(
      try read("02-google-declined.ics")
        == [reply("20261130T030000", ("e1@example.org", .declined))])
    #expect(
      try read("03-apple-tentative.ics")
        == [reply("20261130T040000", ("e1@example.org", .tentative))])
    #expect(
      try read("16-needs-action.ics") == [reply("20261130T150000", ("e1@example.org", .other))])
    #expect(
      try read("15-all-attendees.ics") == [
        reply("20261130T140000", ("e1@example.org", .accepted), ("office@example.org", .other))
      ])
    let friend = try #require(MailAddress("friend@example.net"))
    #expect(
      try read("delegated-reply.ics") == [
        reply(
          "20261130T050000", ("e1@example.org", .delegated(to: friend)),
          ("friend@example.net", .other))
      ])
  }

  @Test func `a reply without a stamp names that as its one fault`() {
    #expect(throws: SchedulingReply.Problem.missing("DTSTAMP")) {
      try read("08-no-stamp.ics")
    }
  }
}
