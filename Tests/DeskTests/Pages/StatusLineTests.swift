// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the foot of a page says about the programme above it.
@Suite(.serialized) struct StatusLineTests {
  private let slug = "cherry-blossom-2018"

  private func foot(_ desk: RunningDesk, _ cookie: [String: String]) async throws -> String {
    let board = try await desk.send(
      "GET", "/e/\(slug)", headers: cookie.merging(["Accept-Language": "en"]) { $1 })
    let foot = try #require(board.text.firstMatch(of: /<p class="status".*<\/p>/))
    return String(foot.0)
  }

  @Test func `it is the published edition, a draft beside it, or a draft before the first`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    try desk.change("\"edition\" : 1,", to: "\"edition\" : 3,", in: "published")
    let same = try await foot(desk, cookie)
    try desk.moveEarlier(in: "calendars")
    let other = try await foot(desk, cookie)
    try FileManager.default.removeItem(at: desk.folder.appending(path: "published/\(slug)"))
    let first = try await foot(desk, cookie)

    #expect(same.contains("<span>edition 3, published</span>"))
    #expect(other.contains("<span>draft; edition 3 is published</span>"))
    #expect(first.contains("<span>draft, nothing published yet</span>"))
  }
}
