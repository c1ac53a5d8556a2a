// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// `whatif`, `replan` and `explain` as an officer runs them, on the reference week and a programme made by hand.
@Suite struct ChangeCommandTests {
  private let program: Program
  private static let witness = fixturesFolder.appending(path: "witness.csv").path

  init() throws {
    program = try Program()
    let events = program.folder.appending(path: "events")
    try FileManager.default.createDirectory(at: events, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: referenceFolder, to: events.appending(path: "week"))
  }

  private func ask(_ arguments: String...) throws -> (status: Int32, answer: [String: Any]) {
    let result = try program.start(
      [arguments[0], "week", "--json", "--from", Self.witness] + arguments.dropFirst()
    ).wait()
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return (result.status, try #require(document as? [String: Any], "\(result)"))
  }

  @Test func `scenarios are answered side by side and no file is touched`() throws {
    let before = try program.files(in: "events")

    let (status, answer) = try ask(
      "whatif", "--scenario", "as it is:", "--scenario", "no booths: session SYM only at HBN-SALON")

    #expect(status == 0)
    let rows = try #require(answer["scenarios"] as? [[String: Any]])
    #expect(rows.map { $0["name"] as? String } == ["as it is", "no booths"])
    #expect(rows.map { $0["isFeasible"] as? Bool } == [true, false])
    #expect(rows[0]["changed"] as? Int == 0)
    let reasons = try #require(rows[1]["reasons"] as? [[String: Any]])
    #expect(reasons.map { $0["rule"] as? String } == ["HC05"])
    #expect(try program.files(in: "events") == before)
    #expect(
      !FileManager.default.fileExists(atPath: program.folder.appending(path: "calendars").path))
  }

  @Test func `a change that leads nowhere ends with the code for no programme`() throws {
    let result = try program.run(
      "whatif", "week", "--from", Self.witness, "--change", "session SYM only at HBN-SALON")

    #expect(result.status == 4)
    #expect(result.output.contains("needs 2 SI booths, room has 0"))
    #expect(result.output.contains("需要2个同传间，只有0个"))
    #expect(result.output.split(separator: "\n").count <= 14)
  }

  @Test func `what is cancelled is written as it was named, and is then no longer known`() throws {
    let (status, answer) = try ask(
      "whatif", "--scenario",
      "less: session IOT cancelled; party LEV cancelled; interview IV01 cancelled")

    #expect(status == 0)
    let rows = try #require(answer["scenarios"] as? [[String: Any]])
    #expect(
      rows.map { $0["changes"] as? [String] } == [
        ["session IOT cancelled", "party LEV cancelled", "interview IV01 cancelled"]
      ])

    let again = try program.run(
      "whatif", "week", "--from", Self.witness, "--change", "session IOT cancelled", "--change",
      "session IOT pinned 2018-03-29T13:00")
    #expect(again.status == 3)
    #expect((again.output + again.errors).contains("change 2"))
  }

  @Test func `a change that cannot be read names the nearest words`() throws {
    let result = try program.run(
      "whatif", "week", "--from", Self.witness, "--change", "C-USS.H arrives 2018-03-27T18:05")

    #expect(result.status == 3)
    #expect((result.output + result.errors).contains("C-US.H"))
  }

  @Test func `a late train moves one call; replan says so and writes the calendars`() throws {
    let late = ["--change", "C-US.H arrives 2018-03-27T18:05"]
    let rehearsed = try ask("replan", "--dry-run", late[0], late[1])
    #expect(
      !FileManager.default.fileExists(atPath: program.folder.appending(path: "calendars").path))
    let (status, answer) = try ask("replan", late[0], late[1])

    #expect(rehearsed.status == 0)
    #expect(rehearsed.answer["changes"] as? Int == answer["changes"] as? Int)
    #expect(status == 0)
    #expect(answer["status"] as? String == "replanned")
    #expect(answer["changes"] as? Int == answer["atLeast"] as? Int)
    #expect(try !program.files(in: "calendars/week").isEmpty)
  }

  @Test func `what is locked and broken is refused and nothing is written`() throws {
    let (status, answer) = try ask(
      "replan", "--lock", "C-US1", "--change", "C-US.H arrives 2018-03-27T18:05")

    #expect(status == 4)
    #expect(answer["status"] as? String == "locked")
    #expect(
      !FileManager.default.fileExists(atPath: program.folder.appending(path: "calendars").path))
  }

  @Test func `explain names the demands that clash and a repair that whatif accepts`() throws {
    let change = "C-IE departs 2018-03-28T18:40"
    let result = try program.run(
      "explain", "week", "--from", Self.witness, "--change", change, "--seconds", "300")
    #expect(result.status == 4)
    #expect(result.output.contains("BANQ"))
    #expect(result.output.split(separator: "\n").count <= 12)

    let repaired = try ask("whatif", "--change", change, "--change", "C-IE optional at BANQ")
    #expect(repaired.status == 0)
  }

  @Test func `a session that does not exist is wrong usage with the nearest names`() throws {
    let result = try program.run("explain", "week", "--from", Self.witness, "--session", "BANK")

    #expect(result.status == 2)
    #expect(result.errors.contains("BANQ"))
  }
}
