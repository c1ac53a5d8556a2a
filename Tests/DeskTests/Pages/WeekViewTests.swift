// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

/// The whole festival at a glance, and boards that are narrowed.
@Suite(.serialized) struct WeekViewTests {
  private let root = "/e/cherry-blossom-2018"

  private func sessions(_ answer: RunningDesk.Answer) -> [String] {
    answer.text.matches(of: /data-session="([^"]+)"/).map { String($0.1) }
  }

  @Test func `every session stands in the week once`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let week = try await desk.send("GET", "\(root)/week", headers: cookie)
    let list = try await desk.send("GET", "\(root)/list", headers: cookie)

    #expect(sessions(week).count == 53)
    #expect(Set(sessions(week)) == Set(sessions(list)))
  }

  @Test(arguments: ["C-US", "mayor", "MAIN"])
  func `a narrowed week and its boards show what is found by the same words, and nothing else`(
    words: String
  ) async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let found = try await desk.send("GET", "\(root)/find?q=\(words)", headers: cookie)
    let week = try await desk.send("GET", "\(root)/week?only=\(words)", headers: cookie)
    var boards: [String] = []
    for day in 1...5 {
      let board = try await desk.send("GET", "\(root)/day/\(day)?only=\(words)", headers: cookie)
      boards += sessions(board)
    }

    #expect(!sessions(found).isEmpty)
    #expect(sessions(week).count < 53)
    #expect(sessions(week).sorted() == sessions(found).sorted())
    #expect(boards.sorted() == sessions(found).sorted())
  }

  @Test func `words that nothing has leave an empty week, and are shown as they were typed`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let week = try await desk.send(
      "GET", "\(root)/week?only=%3Ci%3Enobody%22", headers: cookie)

    #expect(week.status == 200)
    #expect(sessions(week).isEmpty)
    #expect(week.text.contains("value=\"&lt;i&gt;nobody&quot;\""))
  }

  @Test func `the board says of a draft what is otherwise than guests hold`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink).merging(["Accept-Language": "en"]) { $1 }
    let before = try await desk.send("GET", "\(root)/day/2", headers: cookie)
    try desk.moveEarlier(in: "calendars")
    let after = try await desk.send("GET", "\(root)/day/2", headers: cookie)

    #expect(!before.text.contains("pin moved"))
    #expect(after.text.contains("<span class=\"pin moved\">was 17:25</span>"))
    #expect(!after.text.contains("was 17:20"))
  }

  @Test func `what the programme has no place for is not forgotten`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink).merging(["Accept-Language": "en"]) { $1 }
    let before = try await desk.send("GET", "\(root)/week", headers: cookie)
    let file = desk.folder.appending(path: "calendars/cherry-blossom-2018/programme.json")
    var document = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let all = try #require(document["sessions"] as? [[String: Any]])
    document["sessions"] = all.filter { $0["id"] as? String != "S21" }
    try JSONSerialization.data(withJSONObject: document).write(to: file)
    let after = try await desk.send("GET", "\(root)/week", headers: cookie)

    #expect(!before.text.contains("Not placed yet"))
    #expect(after.status == 200)
    #expect(after.text.contains("Not placed yet"))
    #expect(after.text.contains("/session/S21\""))
    #expect(sessions(after).count == 52)
  }
}
