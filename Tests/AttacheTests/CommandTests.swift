// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

@Suite struct CommandTests {
  @Test func `a new event is planned at once, twice with the same bytes`() throws {
    let program = try Program()

    #expect(try program.run("new", "spring").status == 0)
    let check = try program.run("check", "spring")
    let first = try program.run("plan", "spring", "--output", "first")
    let second = try program.run("plan", "spring", "--output", "second")

    #expect(check.status == 0)
    #expect(check.errors == "")
    #expect(first.status == 0)
    // Not a terminal, so no progress line.
    #expect(first.errors == "")
    #expect(first.output.contains("硬性规则 27 条全部满足 / All 27 hard rules hold"))
    #expect(second.status == 0)
    let files = try program.files(in: "first")
    #expect(try files == program.files(in: "second"))
    #expect(files["programme.json"] != nil)
    #expect(files["master.ics"] != nil)
  }

  @Test func `an existing event is never overwritten by a new one`() throws {
    let program = try Program()
    try program.run("new", "spring")
    let before = try program.files(in: "events")

    #expect(try program.run("new", "spring").status == 5)
    #expect(try program.files(in: "events") == before)
  }

  @Test func `wrong usage ends with 2`() throws {
    let program = try Program()

    #expect(try program.run("bogus").status == 2)
    #expect(try program.run("plan").status == 2)
    #expect(try program.run("plan", "x", "--seconds", "-1").status == 2)
    #expect(try program.run("--help").status == 0)
    #expect(try program.run("--version").output == "0.1.0\n")
  }

  @Test func `wrong input ends with 3, lists every problem, and writes nothing`() throws {
    let program = try Program()
    let event = try EventFolderCopy()
    try event.set("venues", "HBN-B1", "theatre_capacity", to: "many")
    try event.set("sessions", "S03", "duration_min", to: "6000")
    try event.removeFile("travel.csv")

    let plan = try program.run("plan", event.folder.path)
    let empty = try program.run("plan", program.folder.appending(path: "nothing").path)

    #expect(plan.status == 3)
    #expect(plan.output == "")
    for file in ["venues.csv:", "sessions.csv:", "travel.csv"] {
      #expect(plan.errors.contains(file), "\(plan.errors)")
    }
    #expect(empty.status == 3)
    #expect(try program.files(in: ".").isEmpty)
  }

  @Test func `a week that cannot be planned ends with 4 and keeps the last good calendars`() throws
  {
    let program = try Program()
    try program.run("new", "spring")
    try program.run("plan", "spring")
    let good = try program.files(in: "calendars/spring")
    let event = try EventFolderCopy()
    // The symposium needs two booths; the salon has none.
    try event.set("sessions", "S31", "venues", to: "HBN-SALON")

    let plan = try program.run("plan", event.folder.path, "--output", "calendars/spring")
    let json = try program.run("plan", event.folder.path, "--json")

    #expect(plan.status == 4)
    #expect(plan.output.contains("needs 2 SI booths, room has 0"))
    #expect(try program.files(in: "calendars/spring") == good)
    #expect(json.status == 4)
    #expect(json.output.contains("\"status\" : \"impossible\""))
  }

  @Test func `the handmade programme of the reference week is judged`() throws {
    let program = try Program()
    let witness = fixturesFolder.appending(path: "witness.csv").path

    let text = try program.run("verify", referenceFolder.path, "--programme", witness)
    let json = try program.run("verify", referenceFolder.path, "--programme", witness, "--json")

    #expect(text.status == 0)
    #expect(text.output.contains("扣分合计 / Soft total: 152.2"))
    struct Report: Decodable {
      struct Score: Decodable {
        var hard: Int
        var soft: Double
        var rules: [String: Double]
      }
      var score: Score
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
    #expect(report.score.hard == 0)
    #expect(report.score.soft == 152.2)
    #expect(
      report.score.rules.filter { $0.value != 0 }
        == ["SC02": 45, "SC03": 75, "SC05": 19.2, "SC06": 8, "SC07": 3, "SC11": 2])
  }

  @Test func `a programme that breaks a rule is refused by verify with the rule`() throws {
    let program = try Program()
    let witness = try String(
      contentsOf: fixturesFolder.appending(path: "witness.csv"), encoding: .utf8)
    let file = program.folder.appending(path: "late.csv")
    // The call at the moment of the buffet, in the room of another.
    try witness.replacing(
      "2018-03-27T16:30:00+08:00,2018-03-27T17:00:00+08:00,CIV-REC",
      with: "2018-03-27T17:00:00+08:00,2018-03-27T17:30:00+08:00,CIV-REC"
    ).write(to: file, atomically: true, encoding: .utf8)

    let result = try program.run("verify", referenceFolder.path, "--programme", file.path)

    #expect(result.status == 4)
    #expect(result.output.contains("HC03"), "\(result.output)")
  }

  @Test func `a deputy in place of the Irish consul-general turns two totals red`() throws {
    let program = try Program()
    let event = try EventFolderCopy()
    try event.set("guests", "G028", "protocol_class", to: "DCG")

    let before = try program.run("stats", referenceFolder.path)
    let after = try program.run("stats", event.folder.path)

    #expect(before.status == 0)
    #expect(!before.output.contains("✗"))
    #expect(after.status == 3)
    let red = after.output.split(separator: "\n").filter { $0.hasPrefix("✗") }
    #expect(red.count == 2)
    #expect(red.allSatisfy { $0.contains("consuls-general") })
  }

  @Test func `an interrupted search keeps the best programme so far`() async throws {
    let program = try Program()

    let run = try program.start(["plan", referenceFolder.path, "--seconds", "300"])
    try await Task.sleep(for: .seconds(6))
    run.process.interrupt()
    let result = try run.wait()

    #expect(result.status == 0, "\(result.errors)")
    let files = try program.files(in: "calendars/cherry-blossom-2018")
    #expect(files.count == 244)
  }

  @Test func `a programme is exported again with the same bytes`() throws {
    let program = try Program()
    try program.run("new", "spring")
    try program.run("plan", "spring")

    let export = try program.run("export", "spring", "--output", "again")

    #expect(export.status == 0, "\(export.errors)")
    #expect(try program.files(in: "again") == program.files(in: "calendars/spring"))
  }

  @Test func `every calendar of the reference week says the same to another parser`() throws {
    let program = try Program()
    let plan = try program.run("plan", referenceFolder.path, "--iterations", "60000")
    #expect(plan.status == 0)
    let files = try program.files(in: "calendars/cherry-blossom-2018")
    let programme = try JSONDecoder().decode(
      Document.self, from: try #require(files["programme.json"]))

    let read = try SecondParser.read(
      files.filter { $0.key.hasSuffix(".ics") }.sorted { $0.key < $1.key }
        .map { ($0.key, Array($0.value)) })

    #expect(read.count == 243)
    #expect(read.values.allSatisfy { $0.errors.isEmpty })
    let format = ISO8601DateFormatter()
    let master = try #require(read["master.ics"])
    let expected = (programme.sessions + programme.interviews).compactMap { item in
      format.date(from: item.start).map { Int($0.timeIntervalSince1970) }
    }
    #expect(master.events.map(\.start).sorted() == expected.sorted())
    #expect(expected.count == 61)
    for attended in programme.sessions {
      let start = format.date(from: attended.start).map { Int($0.timeIntervalSince1970) }
      for unit in attended.attendees ?? [] {
        let calendar = try #require(read["units/\(unit).ics"])
        #expect(
          calendar.events.contains { $0.start == start && $0.uid.contains(".\(attended.id).") },
          "\(unit) \(attended.id)")
      }
    }
  }

  private struct Document: Decodable {
    struct Item: Decodable {
      var id: String
      var start: String
      var attendees: [String]?
    }
    var sessions: [Item]
    var interviews: [Item]
  }
}
