// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

@Suite(.serialized) struct TogetherPagesTests {
  private let slug = "cherry-blossom-2018"

  @Test func `two events stand below each other on one date, with the same hours`() async throws {
    let desk = try await RunningDesk(copies: ["twin"])
    let chen = try await desk.signIn(desk.firstLink)
    let first = try await desk.send("GET", "/together", headers: chen)
    let page = try await desk.send("GET", "/together/2018-03-28", headers: chen)
    let alone = try await desk.send("GET", "/e/\(slug)/day/3", headers: chen)

    #expect(first.status == 303)
    #expect(first.headers["location"] == "/together/2018-03-26")
    #expect(page.status == 200)
    for name in [slug, "twin"] {
      #expect(page.text.contains("href=\"/e/\(name)/day/3\""))
    }
    let sessions = alone.text.matches(of: /data-session=/).count
    #expect(page.text.matches(of: /data-session=/).count == 2 * sessions)
    let hours = page.text.matches(of: /<div class="ruling n(\d+)"/).map { $0.1 }
    #expect(hours.count == 2)
    #expect(Set(hours).count == 1)
  }

  @Test func `a date on which no event has anything is no page`() async throws {
    let desk = try await RunningDesk(copies: ["twin"])
    let chen = try await desk.signIn(desk.firstLink)
    for path in ["/together/2019-01-01", "/together/yesterday"] {
      #expect(try await desk.send("GET", path, headers: chen).status == 404, "\(path)")
    }
  }
}
