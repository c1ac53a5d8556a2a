// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Office
import ProgrammeChecker
import Testing

/// A search that is watched while others work.
@Suite(.serialized) struct SearchRunTests {
  private let slug = "cherry-blossom-2018"

  /// Looks at the search's page until it says something.
  private func wait(
    for words: String, _ desk: RunningDesk, _ cookie: [String: String]
  ) async throws {
    while true {
      let page = try await desk.send(
        "GET", "/e/\(slug)/search", headers: cookie.merging(["Accept-Language": "en"]) { $1 })
      if page.text.contains(words) { return }
      try #require(
        page.text.contains("data-running=\"yes\""), "The search ended before it said: \(words)")
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  private func step(
    _ step: String, _ desk: RunningDesk, _ cookie: [String: String],
    form: String = "seconds=300&from=draft"
  ) async throws -> RunningDesk.Answer {
    let token = try await desk.token(cookie, at: "/e/\(slug)/search")
    return try await desk.send(
      "POST", "/e/\(slug)/search/\(step)", headers: cookie, form: "token=\(token)&\(form)")
  }

  private func points(_ desk: RunningDesk) throws -> Decimal {
    struct Scored: Decodable {
      struct Score: Decodable { let soft: Decimal }
      let score: Score
    }
    let file = desk.folder.appending(path: "calendars/\(slug)/programme.json")
    return try JSONDecoder().decode(Scored.self, from: Data(contentsOf: file)).score.soft
  }

  @Test(.timeLimit(.minutes(6)), arguments: ["draft", "nothing"])
  func `a search never leaves a dearer draft than it found, wherever it begins`(
    from: String
  ) async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let before = try points(desk)
    #expect(
      try await step("start", desk, cookie, form: "seconds=5&from=\(from)").status == 303)
    let english = cookie.merging(["Accept-Language": "en"]) { $1 }
    var page = try await desk.send("GET", "/e/\(slug)/search", headers: english)
    while page.text.contains("data-running=\"yes\"") {
      try await Task.sleep(for: .milliseconds(200))
      page = try await desk.send("GET", "/e/\(slug)/search", headers: english)
    }

    #expect(try points(desk) <= before)
    let endings = ["Done: the new draft", "stays as it was"]
    #expect(endings.count { page.text.contains($0) } == 1)
  }

  private func start(of session: String, _ desk: RunningDesk) throws -> String? {
    let file = desk.folder.appending(path: "calendars/\(slug)/programme.json")
    let document = try JSONDecoder().decode(ProgrammeDocument.self, from: Data(contentsOf: file))
    return document.sessions.first { $0.id == session }?.start
  }

  @Test(.timeLimit(.minutes(6)))
  func `a change of the tables during a search is not written over: the search goes on from it`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    #expect(try await step("start", desk, cookie).status == 303)
    try await wait(for: "all hard rules hold", desk, cookie)

    let change = "session C-US1 pinned 2018-03-27T18:10 at CIV-REC"
    try Pipeline.change(
      [change], of: desk.event, kept: desk.folder.appending(path: "repairs.json")
    ).write()
    try await wait(for: "it goes on from there", desk, cookie)
    try await wait(for: "all hard rules hold", desk, cookie)
    #expect(try await step("stop", desk, cookie).status == 303)
    try await wait(for: "Done: the new draft", desk, cookie)

    #expect(try start(of: "S21", desk)?.contains("18:10") == true)

    // Guests hold another programme, and the draft's points say so.
    let festival = try Pipeline.read(desk.event).festival
    let draft = try programme("calendars", desk, of: festival)
    let report = Pipeline.verify(
      draft, of: festival, published: try programme("published", desk, of: festival))
    #expect(report.score.soft[.sc01, default: .zero] > .zero)
    #expect(try points(desk) == report.score.softTotal.decimal)
  }

  private func programme(
    _ kind: String, _ desk: RunningDesk, of festival: Festival
  ) throws -> Programme {
    try Pipeline.programme(
      desk.folder.appending(path: "\(kind)/\(slug)/programme.json"), for: festival
    ).programme
  }

  @Test(.timeLimit(.minutes(6)))
  func `what was found is proven, and the draft that stays says how good it is at best`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let form = "seconds=5&from=draft&prove=30"
    #expect(try await step("start", desk, cookie, form: form).status == 303)
    try await wait(for: "Proving, for 30 seconds", desk, cookie)
    try await wait(for: "class=\"proof\">Proven: ", desk, cookie)
    try await wait(for: "<line class=\"bound\"", desk, cookie)
  }

  @Test(.timeLimit(.minutes(6)))
  func `a change of the tables during the proof is gone on from, and a stop ends it`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let form = "seconds=5&from=draft&prove=600"
    #expect(try await step("start", desk, cookie, form: form).status == 303)
    try await wait(for: "Proving, for 600 seconds", desk, cookie)
    try Pipeline.change(
      ["session C-US1 pinned 2018-03-27T18:10 at CIV-REC"], of: desk.event,
      kept: desk.folder.appending(path: "repairs.json")
    ).write()
    try await wait(for: "it goes on from there", desk, cookie)
    try await wait(for: "all hard rules hold", desk, cookie)
    #expect(try await step("stop", desk, cookie).status == 303)
    try await wait(for: "Done: the new draft", desk, cookie)
    #expect(try start(of: "S21", desk)?.contains("18:10") == true)
  }

  @Test func `a proof that may not take its time is refused`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    #expect(
      try await step("start", desk, cookie, form: "seconds=5&prove=31").status == 400)
  }
}
