// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

/// What is handed to those whose programme has changed.
@Suite(.serialized) struct SlipPagesTests {
  private let slips = "/e/cherry-blossom-2018/paper/slips"

  @Test func `whoever is concerned by a change gets a slip with the old time and the new`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink).merging(["Accept-Language": "en"]) { $1 }
    let before = try await desk.send("GET", slips, headers: cookie)
    try desk.moveEarlier(in: "calendars")
    let after = try await desk.send("GET", slips, headers: cookie)

    #expect(before.text.contains("There is no published edition to compare with yet."))
    #expect(after.status == 200)
    let all = after.text.split(separator: "<article").dropFirst()
    let moved = all.filter { $0.contains("17:25–17:55") }
    #expect(moved.count > 1)
    #expect(moved.allSatisfy { $0.contains("17:20–17:50") && $0.contains("<s>") })
    // Somebody who is nowhere at that time has nothing to be told.
    #expect(all.count < 100)
    #expect(Sentinels.found(in: after.body) == [])
  }
}
