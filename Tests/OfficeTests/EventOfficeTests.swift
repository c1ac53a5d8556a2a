// SPDX-License-Identifier: Apache-2.0

import Foundation
import Office
import Testing

@Suite struct EventOfficeTests {
  @Test func `a name is an event under events, and everything is filed under it`() {
    let office = EventOffice(named: "no-such-week")

    #expect(office.folder.relativePath == "events/no-such-week")
    #expect(office.slug == "no-such-week")
    #expect(office.drafts.relativePath == "calendars/no-such-week")
    #expect(office.latestProgramme.relativePath == "calendars/no-such-week/programme.json")
    #expect(office.published.relativePath == "published/no-such-week")
    #expect(office.invitations.relativePath == "invitations/no-such-week")
    #expect(office.keptRepairs.relativePath == "calendars/no-such-week.repairs.json")
    #expect(office.ledger.relativePath == "events/no-such-week/ledger.sqlite")
  }

  @Test func `a path is taken as it is, with a stroke at its end or without`() {
    #expect(EventOffice(named: "/elsewhere/week").folder.path == "/elsewhere/week")
    #expect(EventOffice(named: "/elsewhere/week/").slug == "week")
  }

  @Test func `a page may keep drafts and published calendars elsewhere`() {
    let roots = EventOffice.Roots(
      drafts: URL(filePath: "/data/drafts"), published: URL(filePath: "/data/out"))
    let office = EventOffice(folder: URL(filePath: "/events/week"), roots: roots)

    #expect(office.latestProgramme.path == "/data/drafts/week/programme.json")
    #expect(office.published.path == "/data/out/week")
  }

  @Test func `an event that is not there has no languages and this machine's clocks`() {
    let office = EventOffice(named: "no-such-week")

    #expect(office.languages == nil)
    #expect(office.zone == .current)
  }
}
