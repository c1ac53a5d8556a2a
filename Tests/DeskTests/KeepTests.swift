// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A basket on its way into the tables.
@Suite(.serialized) struct KeepTests {
  private let slug = "cherry-blossom-2018"

  private func version(_ desk: RunningDesk, _ cookie: [String: String]) async throws -> String {
    let page = try await desk.send("GET", "/e/\(slug)/basket", headers: cookie)
    return try #require(
      page.text.firstMatch(of: /name="version" value="([0-9a-f]{64})"/).map { String($0.1) })
  }

  @Test func `somebody's edit of a table meanwhile keeps the basket and writes nothing`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let token = try await desk.token(cookie, at: "/e/\(slug)/basket")
    _ = try await desk.send(
      "POST", "/e/\(slug)/basket/add", headers: cookie,
      form: "token=\(token)&change=session+C-US1+pinned+2018-03-27T16:20+at+CIV-REC")
    let seen = try await version(desk, cookie)
    let table = desk.event.appending(path: "sessions.csv")
    try (String(contentsOf: table, encoding: .utf8) + "\r\n")
      .write(to: table, atomically: true, encoding: .utf8)
    let before = try Data(contentsOf: table)

    let answer = try await desk.send(
      "POST", "/e/\(slug)/basket/keep", headers: cookie, form: "token=\(token)&version=\(seen)")

    #expect(answer.status == 200)
    #expect(answer.text.contains("Somebody changed this event meanwhile"))
    #expect(answer.text.contains("session C-US1 pinned 2018-03-27T16:20 at CIV-REC"))
    #expect(try Data(contentsOf: table) == before)
  }

  @Test func `a sentence that the tables cannot hold is answered with what is wrong with it`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let token = try await desk.token(cookie, at: "/e/\(slug)/basket")
    let answer = try await desk.send(
      "POST", "/e/\(slug)/basket/add", headers: cookie,
      form: "token=\(token)&change=session+C-USA1+cancelled")

    #expect(answer.status == 200)
    #expect(answer.text.contains("C-US1"))
    #expect(answer.text.contains("class=\"findings\""))
    #expect(answer.text.contains("The basket is empty"))
  }
}
