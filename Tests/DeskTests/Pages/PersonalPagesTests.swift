// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

/// The pages of those who may not see the board.
@Suite(.serialized) struct PersonalPagesTests {
  private let slug = "cherry-blossom-2018"

  private func rehearsal() async throws -> RunningDesk {
    let morning = try Date("2018-03-28T08:00:00+08:00", strategy: .iso8601)
    return try await RunningDesk(now: { morning })
  }

  /// Everything that the page itself says on buttons, links, labels, headings and legends.
  private func controls(_ html: String) -> Set<String> {
    Set(
      html.matches(of: /<(button|summary|label|h1)[^>]*>([^<]+)</).map {
        String($0.2).trimmingCharacters(in: .whitespacesAndNewlines)
      }.filter { !$0.isEmpty && !$0.contains("LO01") })
  }

  @Test(arguments: ["ja", "ko"])
  func `guests' and officers' pages say in their language everything that they say in English`(
    language: String
  ) async throws {
    let desk = try await rehearsal()
    let chen = try await desk.signIn(desk.firstLink)
    let officer = try await desk.enter("officer", .liaison, scope: "LO01", by: chen)
    let own = ["中文", "English", "日本語", "한국어"]
    for path in [
      "/e/\(slug)/mine", "/e/\(slug)/mine/late", "/e/\(slug)/mine/absent",
      "/e/\(slug)/mine/interpreter", "/account", "/no-such-page",
    ] {
      let english = try await desk.send(
        "GET", path, headers: officer.merging(["Accept-Language": "en"]) { $1 })
      let other = try await desk.send(
        "GET", path, headers: officer.merging(["Accept-Language": language]) { $1 })
      #expect(other.text.contains("<html lang=\"\(language)\">"), "\(path)")
      let names = Set(own).union(["officer"])
      let both = controls(english.text).intersection(controls(other.text)).subtracting(names)
      #expect(both == [], "\(path)")
      #expect(controls(english.text).count == controls(other.text).count, "\(path)")
    }
  }

  @Test func `a telephone in Korean says when to leave, and dates as Koreans write them`()
    async throws
  {
    let desk = try await rehearsal()
    let chen = try await desk.signIn(desk.firstLink)
    let officer = try await desk.enter("officer", .liaison, scope: "LO01", by: chen)
    let page = try await desk.send(
      "GET", "/e/\(slug)/mine", headers: officer.merging(["Accept-Language": "ko-KR"]) { $1 })

    #expect(page.text.contains("3월 28일(수)"))
    #expect(page.text.contains("출발"))
    #expect(page.text.contains("통역 필요"))
  }

  @Test func `an officer goes by what is published, whatever the draft at the desk says`()
    async throws
  {
    let desk = try await rehearsal()
    let chen = try await desk.signIn(desk.firstLink)
    let officer = try await desk.enter("officer", .liaison, scope: "LO01", by: chen)
    let english = officer.merging(["Accept-Language": "en"]) { $1 }
    try desk.moveEarlier(in: "calendars")
    let board = try await desk.send("GET", "/e/\(slug)/session/S20", headers: chen)
    let before = try await desk.send("GET", "/e/\(slug)/mine", headers: english)
    try desk.moveEarlier(in: "published")
    let after = try await desk.send("GET", "/e/\(slug)/mine", headers: english)

    #expect(board.text.contains("17:20–17:50"))
    #expect(before.text.contains("17:25–17:55"))
    #expect(!before.text.contains("17:20–17:50"))
    #expect(before.text.contains("edition 1<span>"))
    #expect(after.text.contains("17:20–17:50"))
  }

  @Test func `before the first edition an officer is told that what he sees is a draft`()
    async throws
  {
    let desk = try await rehearsal()
    try FileManager.default.removeItem(at: desk.folder.appending(path: "published/\(slug)"))
    let chen = try await desk.signIn(desk.firstLink)
    let officer = try await desk.enter("officer", .liaison, scope: "LO01", by: chen)
    let page = try await desk.send(
      "GET", "/e/\(slug)/mine", headers: officer.merging(["Accept-Language": "ko"]) { $1 })

    #expect(page.text.contains("초안<span>"))
  }

  @Test func `a calendar in two languages is read in the reader's alone`() async throws {
    let desk = try await rehearsal()
    let chen = try await desk.signIn(desk.firstLink)
    let officer = try await desk.enter("officer", .liaison, scope: "LO01", by: chen)
    let zh = try await desk.send(
      "GET", "/e/\(slug)/mine", headers: officer.merging(["Accept-Language": "zh"]) { $1 })
    let en = try await desk.send(
      "GET", "/e/\(slug)/mine", headers: officer.merging(["Accept-Language": "en"]) { $1 })

    #expect(zh.text.contains("市长会见日本总领事"))
    #expect(!zh.text.contains("Mayor receives Consul-General of Japan"))
    #expect(en.text.contains("Mayor receives Consul-General of Japan"))
    #expect(!en.text.contains("市长会见日本总领事"))
  }

  @Test func `pages of the office are never said to be in a language that they are not in`()
    async throws
  {
    let desk = try await rehearsal()
    let chen = try await desk.signIn(desk.firstLink)
    let board = try await desk.send(
      "GET", "/e/\(slug)", headers: chen.merging(["Accept-Language": "ja"]) { $1 })

    #expect(board.text.contains("<html lang=\"en\">"))
    #expect(!board.text.contains("日本語"))
  }
}
