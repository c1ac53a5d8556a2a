// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

@Suite(.serialized) struct AdmissionTests {
  private let slug = "cherry-blossom-2018"

  @Test func `tables with errors say what is wrong to who can mend them, and only that to others`()
    async throws
  {
    let desk = try await RunningDesk()
    let chen = try await desk.signIn(desk.firstLink)
    let media = try await desk.enter("Media", .media, by: chen)
    let officer = try await desk.enter("Officer", .liaison, scope: "LO01", by: chen)
    let table = desk.event.appending(path: "sessions.csv")
    let text = try String(contentsOf: table, encoding: .utf8)
    try text.replacing(",desk,600,", with: ",no-such-type,600,").write(
      to: table, atomically: true, encoding: .utf8)

    for path in ["", "/basket", "/editions", "/session/S21/weigh", "/search", "/sending"] {
      let answer = try await desk.send("GET", "/e/\(slug)\(path)", headers: chen)
      #expect(answer.status == 503, "\(path)")
      #expect(answer.text.contains("The tables have errors"), "\(path)")
      #expect(answer.text.contains("sessions.csv"), "\(path)")
    }
    let board = try await desk.send("GET", "/e/\(slug)", headers: media)
    #expect(board.status == 503)
    #expect(!board.text.contains("sessions.csv"))
    let mine = try await desk.send("GET", "/e/\(slug)/mine", headers: officer)
    #expect(mine.status == 503)
    #expect(mine.text.contains("please ask the office"))
    #expect(!mine.text.contains("sessions.csv"))
  }
}
