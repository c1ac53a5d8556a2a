// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The frame around every page.
@Suite(.serialized) struct PageTests {
  private let slug = "cherry-blossom-2018"
  private let pages = ["/people", "/account", "/no-such-page"]

  @Test func `pages that belong to no event lead back to the only one that there is`() async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    for path in pages {
      let page = try await desk.send("GET", path, headers: cookie)
      #expect(page.text.contains("href=\"/e/\(slug)/list\""), "\(path)")
      #expect(!page.text.contains("<a href=\"/e/\(slug)\" aria-current"), "\(path)")
    }
    let stranger = try await desk.send("GET", "/sign-in")
    #expect(!stranger.text.contains(slug))
  }

  @Test func `with several events they lead to none of them`() async throws {
    let desk = try await RunningDesk(copies: ["autumn"])
    let cookie = try await desk.signIn(desk.firstLink)
    for path in pages {
      let page = try await desk.send("GET", path, headers: cookie)
      #expect(!page.text.contains("href=\"/e/"), "\(path)")
    }
  }

  @Test func `sign-in asks for a password only once somebody has one`() async throws {
    let desk = try await RunningDesk()
    let english = ["Accept-Language": "en"]
    let before = try await desk.send("GET", "/sign-in", headers: english)
    let cookie = try await desk.signIn(desk.firstLink)
    let token = try await desk.token(cookie, at: "/account")
    let set = try await desk.send(
      "POST", "/account", headers: cookie, form: "token=\(token)&password=four-words-of-mine")
    let after = try await desk.send("GET", "/sign-in", headers: english)

    #expect(before.text.contains("<p>Please open the sign-in link"))
    #expect(!before.text.contains("type=\"password\""))
    #expect(set.status == 200)
    #expect(after.text.contains("<p>Or open the sign-in link"))
    #expect(after.text.contains("type=\"password\""))
  }
}
