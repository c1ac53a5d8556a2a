// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

@Suite(.serialized) struct SendingPagesTests {
  private let slug = "cherry-blossom-2018"

  private func send(
    _ step: String, _ more: String = "", _ desk: RunningDesk, _ cookie: [String: String]
  ) async throws -> RunningDesk.Answer {
    let token = try await desk.token(cookie, at: "/e/\(slug)/sending")
    return try await desk.send(
      "POST", "/e/\(slug)/sending/\(step)", headers: cookie, form: "token=\(token)\(more)")
  }

  private func publish(_ desk: RunningDesk, _ cookie: [String: String]) async throws {
    for step in ["submit", "approve", "publish"] {
      let page = try await desk.send("GET", "/e/\(slug)/editions", headers: cookie)
      let token = try #require(page.text.firstMatch(of: /name="token" value="([0-9a-f]{64})"/)).1
      let version = try #require(
        page.text.firstMatch(of: /name="version" value="([0-9a-f]{64})"/)
      ).1
      let done = try await desk.send(
        "POST", "/e/\(slug)/editions/\(step)", headers: cookie,
        form: "token=\(token)&version=\(version)")
      #expect(done.status == 303, "\(step)")
    }
  }

  @Test func `invitations are written for staff with an address, once`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let table = desk.event.appending(path: "interpreters.csv")
    let lines = try String(contentsOf: table, encoding: .utf8).split(whereSeparator: \.isNewline)
    let addressed = lines.enumerated().map { index, line in
      index == 0 ? line + ",email" : index == 1 ? line + ",one@example.org" : line + ","
    }
    try addressed.joined(separator: "\r\n").write(to: table, atomically: true, encoding: .utf8)
    let settings = desk.event.appending(path: "festival.yaml")
    try (String(contentsOf: settings, encoding: .utf8) + "\noffice_email: office@example.org\n")
      .write(to: settings, atomically: true, encoding: .utf8)
    try await publish(desk, cookie)

    let first = try await send("invite", "", desk, cookie)
    let folder = desk.folder.appending(path: "invitations/\(slug)")
    let written = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".ics") }
    let second = try await send("invite", "", desk, cookie)

    #expect(first.status == 200)
    #expect(!written.isEmpty)
    #expect(
      first.text.contains("\(written.count) request\(written.count == 1 ? "" : "s") and 0"),
      "\(written.count)")
    #expect(first.text.contains("0 cancellations for 1 person"))
    #expect(second.text.contains("0 requests and 0 cancellations"))
  }

  @Test func `a push without a server says how to name one, and asks no other for anything`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let page = try await desk.send("GET", "/e/\(slug)/sending", headers: cookie)
    let answer = try await send("push", "&caldav=https://evil.example/", desk, cookie)

    #expect(page.text.contains("attache desk --caldav"))
    #expect(answer.text.contains("No calendar server was named"))
    #expect(!answer.text.contains("evil.example"))
  }

  @Test func `a server that cannot be reached is a finding on the page, which goes on`()
    async throws
  {
    let desk = try await RunningDesk(
      calendarServer: DeskOptions.CalendarServer(address: "http://127.0.0.1:9/calendars/"))
    let cookie = try await desk.signIn(desk.firstLink)
    try await publish(desk, cookie)
    let answer = try await send("push", "", desk, cookie)

    #expect(answer.status == 200)
    #expect(answer.text.contains("class=\"findings\""))
    #expect(answer.text.contains("0 calendars in step"))
  }

  @Test func `nothing is removed before the time, nor without the event's name`() async throws {
    let during = try Date("2018-03-28T08:00:00+08:00", strategy: .iso8601)
    let desk = try await RunningDesk(now: { during })
    let cookie = try await desk.signIn(desk.firstLink)
    let guests = desk.event.appending(path: "guests.csv")
    let before = try Data(contentsOf: guests)

    let unnamed = try await send("purge", "&event=spring", desk, cookie)
    let early = try await send("purge", "&event=\(slug)", desk, cookie)

    #expect(unnamed.text.contains("Type \(slug) to confirm; nothing was removed"))
    #expect(early.text.contains("Kept until 2018-05-01"))
    #expect(try Data(contentsOf: guests) == before)
  }

  @Test func `after the time the tables lose what is sensitive, and the log says who did it`()
    async throws
  {
    let later = try Date("2018-06-01T08:00:00+08:00", strategy: .iso8601)
    let desk = try await RunningDesk(now: { later })
    let cookie = try await desk.signIn(desk.firstLink)
    let answer = try await send("purge", "&event=\(slug)", desk, cookie)
    let people = try await desk.send("GET", "/people", headers: cookie)
    let guests = try Data(contentsOf: desk.event.appending(path: "guests.csv"))

    #expect(answer.text.contains("nothing is left"))
    #expect(people.text.contains("purged personal data: \(slug)"))
    #expect(
      Sentinels.passports.filter { String(decoding: guests, as: UTF8.self).contains($0) } == [])
  }

  @Test func `a purge is the administrator's alone`() async throws {
    let desk = try await RunningDesk()
    let chen = try await desk.signIn(desk.firstLink)
    let zhao = try await desk.enter("Zhao", .protocolOffice, by: chen)
    let page = try await desk.send("GET", "/e/\(slug)/sending", headers: zhao)
    let answer = try await send("purge", "&event=\(slug)", desk, zhao)

    #expect(page.status == 200)
    #expect(!page.text.contains("/sending/purge"))
    #expect(answer.status == 403)
  }
}
