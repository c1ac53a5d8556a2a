// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalModel
import FestivalTestSupport
import Foundation
import Office
import ProgrammeCalendars
import Testing

/// Who has to be told, and addresses that came into wrong hands.
@Suite(.serialized) struct FeedPagesTests {
  private let feeds = "/e/cherry-blossom-2018/feeds"

  private func make(
    _ recipient: String, _ desk: RunningDesk, _ cookie: [String: String]
  ) async throws -> String {
    let token = try await desk.token(cookie, at: feeds)
    let made = try await desk.send(
      "POST", "\(feeds)/make", headers: cookie, form: "token=\(token)&recipient=\(recipient)")
    return try address(in: made)
  }

  private func address(in answer: RunningDesk.Answer) throws -> String {
    try #require(
      answer.text.firstMatch(of: /http:\/\/[^\/<]+(\/f\/[A-Za-z0-9_-]{32}\/[^<]+\.ics)/)
        .map { String($0.1) })
  }

  @Test func `whoever must be told first stands first, and who knows stands last`() async throws {
    let festival = try referenceFestival()
    let begins = try #require(
      try? Date("2018-03-20T08:00:00+08:00", strategy: .iso8601))
    let desk = try await RunningDesk(now: { begins })
    let cookie = try await desk.signIn(desk.firstLink)
    let programme = try Pipeline.programme(
      desk.folder.appending(path: "published/cherry-blossom-2018/programme.json"), for: festival
    ).programme
    let set = CalendarSet(of: programme, in: festival)
    // By path one way round, by time the other.
    let firsts = set.recipients.compactMap { recipient -> (path: String, start: Date)? in
      guard recipient.path.hasPrefix("units/") else { return nil }
      return set.file(for: recipient).entries.map(\.start).min().map { (recipient.path, $0) }
    }
    let late = try #require(
      firsts.first { first in firsts.contains { $0.start < first.start && $0.path > first.path } })
    let soon = try #require(firsts.first { $0.start < late.start && $0.path > late.path })
    let known = try #require(firsts.first { $0.path != late.path && $0.path != soon.path })
    let address = try await make(known.path, desk, cookie)
    _ = try await make(late.path, desk, cookie)
    _ = try await make(soon.path, desk, cookie)
    #expect(try await desk.send("GET", address).status == 200)

    let page = try await desk.send("GET", feeds, headers: cookie)
    let order = page.text.matches(of: /<span class="key">(\d+)<\/span><\/th>/).map { String($0.1) }
    #expect(order == ["3", "2", "1"])
  }

  @Test func `a replaced address answers as if it had never been, and its holder has another`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let old = try await make("units/C-US.H", desk, cookie)
    let body = try await desk.send("GET", old).body
    let token = try await desk.token(cookie, at: feeds)
    let answer = try await desk.send(
      "POST", "\(feeds)/replace", headers: cookie, form: "token=\(token)&feed=1")
    let new = try address(in: answer)
    let again = try await desk.send(
      "POST", "\(feeds)/replace", headers: cookie, form: "token=\(token)&feed=1")

    #expect(new != old)
    #expect(try await desk.send("GET", old).status == 404)
    #expect(try await desk.send("GET", new).body == body)
    #expect(again.status == 400)
  }
}
