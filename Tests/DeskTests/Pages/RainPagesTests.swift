// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

/// Plans for the rain at the desk: read, put in force, taken out of force again.
@Suite(.serialized) struct RainPagesTests {
  private let slug = "cherry-blossom-2018"
  private var root: String { "/e/\(slug)" }

  /// The reference week's Wednesday under roofs, in its tables and in its programme.
  private func wetDesk() async throws -> RunningDesk {
    let desk = try await RunningDesk()
    let plans = [
      ("S25", "HBN-B3", "09:00"), ("S26", "HBN-B3", "09:35"), ("S27", "HBN-BALL", "10:00"),
      ("S28", "HBN-R200", "11:05"), ("S29", "cancel", ""),
    ]
    let table = desk.event.appending(path: "sessions.csv")
    let rows = try String(contentsOf: table, encoding: .utf8).split(whereSeparator: \.isNewline)
    let lines = rows.enumerated().map { index, row in
      let id = row.prefix { $0 != "," }
      return "\(row),\(index == 0 ? "wet" : plans.first { $0.0 == id }?.1 ?? "")"
    }
    try (lines.joined(separator: "\n") + "\n").write(to: table, atomically: true, encoding: .utf8)
    let entries = plans.map { session, venue, time in
      venue == "cancel"
        ? #"{"kind": "cancel", "session": "\#(session)"}"#
        : #"{"kind": "move", "session": "\#(session)", "start": "2018-03-28T\#(time):00+08:00", "venue": "\#(venue)"}"#
    }
    let file = draft(desk)
    let document = try String(contentsOf: file, encoding: .utf8)
    let wet = #"{"wet": {"2018-03-28": [\#(entries.joined(separator: ", "))]},"#
    try (wet + document.drop { $0 != "{" }.dropFirst())
      .write(to: file, atomically: true, encoding: .utf8)
    // Nothing is published until somebody does.
    try FileManager.default.removeItem(at: desk.folder.appending(path: "published/\(slug)"))
    return desk
  }

  private func draft(_ desk: RunningDesk) -> URL {
    desk.folder.appending(path: "calendars/\(slug)/programme.json")
  }

  private func calendar(_ name: String, _ kind: String, _ desk: RunningDesk) throws -> String {
    try String(
      contentsOf: desk.folder.appending(path: "\(kind)/\(slug)/\(name).ics"), encoding: .utf8)
  }

  private func step(
    _ path: String, _ desk: RunningDesk, _ cookie: [String: String], day: String = "2018-03-28"
  ) async throws -> RunningDesk.Answer {
    let page = try await desk.send("GET", "\(root)/editions", headers: cookie)
    let version = try #require(
      page.text.firstMatch(of: /name="version" value="([0-9a-f]{64})"/).map { String($0.1) })
    let token = try await desk.token(cookie, at: "\(root)/editions")
    return try await desk.send(
      "POST", "\(root)/\(path)", headers: cookie,
      form: "token=\(token)&version=\(version)&day=\(day)")
  }

  @Test func `a plan is read, put in force for guests too, and taken back to the same bytes`()
    async throws
  {
    let desk = try await wetDesk()
    let cookie = try await desk.signIn(desk.firstLink).merging(["Accept-Language": "en"]) { $1 }
    for path in ["editions/submit", "editions/approve", "editions/publish"] {
      #expect(try await step(path, desk, cookie).status == 303, "\(path)")
    }
    let page = try await desk.send("GET", "\(root)/rain", headers: cookie)
    #expect(page.text.contains("Wed 28 March"))
    #expect(page.text.contains("The programme without rain is in force"))
    #expect(page.text.contains("<b>cancelled</b>"))
    #expect(page.text.contains("Guests hold this programme"))
    let dry = try await desk.send("GET", "\(root)/day/3", headers: cookie)
    #expect(dry.text.contains("In the rain 5 sessions change"))
    let before = try calendar("master", "calendars", desk)

    let begun = try await step("rain/begin", desk, cookie)

    #expect(begun.status == 303)
    let wet = try await desk.send("GET", "\(root)/day/3", headers: cookie)
    #expect(wet.text.contains("The plan for the rain is in force"))
    #expect(!wet.text.contains("data-session=\"S29\""))
    #expect(!wet.text.contains("Not placed yet"))
    // Guests hold it, too, so that nothing is marked as other than they know.
    #expect(wet.text.contains("edition 2, published"))
    #expect(!wet.text.contains("pin moved"))
    let gone = try await desk.send("GET", "\(root)/session/S29", headers: cookie)
    #expect(gone.text.contains("Cancelled because of the rain"))
    #expect(try calendar("master", "published", desk) != calendar("master", "calendars", desk))
    #expect(try calendar("master", "calendars", desk) != before)

    let ended = try await step("rain/end", desk, cookie)

    #expect(ended.status == 303)
    #expect(try calendar("master", "calendars", desk) == before)
    let again = try await desk.send("GET", "\(root)/day/3", headers: cookie)
    #expect(again.text.contains("data-session=\"S29\""))
    #expect(again.text.contains("edition 3, published"))
  }

  @Test
  func `where guests hold nothing only the draft is switched, and no search begins meanwhile`()
    async throws
  {
    let desk = try await wetDesk()
    let cookie = try await desk.signIn(desk.firstLink).merging(["Accept-Language": "en"]) { $1 }
    #expect(try await step("rain/begin", desk, cookie).status == 303)

    let search = try await desk.send("GET", "\(root)/search", headers: cookie)
    let token = try await desk.token(cookie, at: "\(root)/rain")
    let started = try await desk.send(
      "POST", "\(root)/search/start", headers: cookie, form: "token=\(token)&seconds=5")

    #expect(search.text.contains("take the plan out of force first"))
    #expect(!search.text.contains("name=\"seconds\""))
    #expect(started.status == 409)
    #expect(
      !FileManager.default.fileExists(
        atPath: desk.folder.appending(path: "published/\(slug)").path))
    for session in ["S27", "S28"] {
      let map = try await desk.send("GET", "\(root)/session/\(session)/weigh", headers: cookie)
      #expect(map.status == 200)
    }
  }

  @Test func `days without a plan, no days, and old pages switch nothing`() async throws {
    let desk = try await wetDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let before = try Data(contentsOf: draft(desk))
    for day in ["2018-03-29", "2018-04-28", "tomorrow", ""] {
      #expect(try await step("rain/begin", desk, cookie, day: day).status == 404, "\(day)")
    }
    let token = try await desk.token(cookie, at: "\(root)/rain")
    let old = try await desk.send(
      "POST", "\(root)/rain/begin", headers: cookie,
      form: "token=\(token)&version=\(String(repeating: "0", count: 64))&day=2018-03-28")
    #expect(old.status == 409)
    #expect(try await step("rain/drizzle", desk, cookie).status == 404)
    #expect(try Data(contentsOf: draft(desk)) == before)
  }

  @Test func `without plans in the tables the page says how to state them`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink).merging(["Accept-Language": "en"]) { $1 }
    let page = try await desk.send("GET", "\(root)/rain", headers: cookie)

    #expect(page.status == 200)
    #expect(page.text.contains("The programme has no plan for the rain"))
    #expect(!page.text.contains("rain/begin"))
  }
}
