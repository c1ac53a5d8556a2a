// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Sheets for guests, and what they say about themselves.
@Suite(.serialized) struct PaperPagesTests {
  private let slug = "cherry-blossom-2018"

  @Test func `a sheet is in its recipient's language from head to foot, whoever prints it`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let page = try await desk.send(
      "GET", "/e/\(slug)/paper/sheets?for=units/C-US.H",
      headers: cookie.merging(["Accept-Language": "zh-CN"]) { $1 })
    let sheet = try #require(page.text.firstRange(of: /<article.*<\/article>/.dotMatchesNewlines()))
    let text = page.text[sheet]

    #expect(text.hasPrefix("<article class=\"sheet\" lang=\"en\">"))
    #expect(text.contains("<h2>Consul-General of the United States</h2>"))
    #expect(text.contains("<h2>Tue 27 March</h2>"))
    #expect(text.contains("Edition 1, printed "))
    #expect(!text.contains("3月"))
  }

  @Test func `a sheet of a programme that guests do not hold says that it is a draft`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    try desk.moveEarlier(in: "calendars")
    let page = try await desk.send(
      "GET", "/e/\(slug)/paper/sheets?for=units/C-US.H", headers: cookie)

    #expect(page.text.contains("Draft, printed "))
  }
}
