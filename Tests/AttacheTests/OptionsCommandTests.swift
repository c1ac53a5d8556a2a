// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// `options` and `change` as an officer runs them.
@Suite struct OptionsCommandTests {
  private let program: Program
  private static let planned = fixturesFolder.appending(path: "planned.json").path

  init() throws {
    program = try Program()
    let events = program.folder.appending(path: "events")
    try FileManager.default.createDirectory(at: events, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: referenceFolder, to: events.appending(path: "cherry-blossom-2018"))
  }

  @Test func `options are a list with the same keys for every start and venue`() throws {
    let result = try program.run(
      "options", "cherry-blossom-2018", "--session", "C-US1", "--programme", Self.planned,
      "--seconds", "0",
      "--json")

    #expect(result.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let rows = try #require(document as? [[String: Any]])
    let keys: Set = ["start", "venue", "verdict", "points", "rules", "others", "reason"]
    #expect(rows.count > 10)
    #expect(rows.allSatisfy { Set($0.keys) == keys })
    let order = rows.map { "\($0["start"] ?? "") \($0["venue"] ?? "")" }
    #expect(order == order.sorted())
    #expect(Set(rows.compactMap { $0["verdict"] as? String }).contains("forbidden"))
  }

  @Test func `a misspelt session or venue is answered with the nearest names`() throws {
    let session = try program.run(
      "options", "cherry-blossom-2018", "--session", "C-USS1", "--programme", Self.planned)
    let venue = try program.run(
      "options", "cherry-blossom-2018", "--session", "C-US1", "--venue", "CIV-REX", "--programme",
      Self.planned)

    #expect(session.status == 2)
    #expect(session.errors.contains("did you mean C-US1"))
    #expect(venue.status == 2)
    #expect(venue.errors.contains("did you mean CIV-REC"))
  }

  @Test func `a dry run of a change shows the line before and after and writes nothing`() throws {
    let before = try program.files(in: "events")

    let result = try program.run(
      "change", "cherry-blossom-2018", "--change", "slot MS02 capacity 20", "--dry-run")

    #expect(result.status == 0)
    #expect(result.output.contains("media_slots.csv"))
    #expect(result.output.contains("  3 - MS02,S07,spray,0,5,12,M12|M15,0,"))
    #expect(result.output.contains("  3 + MS02,S07,spray,0,5,20,M12|M15,0,"))
    #expect(try program.files(in: "events") == before)
  }

  @Test func `a change is written, and then the tables say so already`() throws {
    let first = try program.run(
      "change", "cherry-blossom-2018", "--change", "slot MS02 capacity 20")
    let written = try program.files(in: "events")
    let second = try program.run(
      "change", "cherry-blossom-2018", "--change", "slot MS02 capacity 20")

    #expect(first.status == 0)
    #expect(second.status == 0)
    #expect(second.output.contains("The tables say so already"))
    #expect(try program.files(in: "events") == written)
  }

  @Test func `a repair without an explanation before is refused`() throws {
    let result = try program.run("change", "cherry-blossom-2018", "--repair", "1")

    #expect(result.status == 3)
    #expect((result.output + result.errors).contains("E324"))
  }
}
