// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Testing

/// Small lists and calendars after faults that people reported of other programs, each with what must
/// come of it; all people in them are invented.
///
/// `outcome.txt` beside the inputs holds it: of each import the rows, the guests or the busy hours that
/// follow, and every finding. `README.md` there names the test of every case that was reported, also of
/// festivals, servers and questions.
@Suite struct CasesTests {
  /// A folder of inputs, which are imported one after the other or each into an event of its own.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var isSequence = false
    /// Guests who are there before, as rows of a list.
    var before: [String] = []
    var testDescription: String { name }

    var folder: URL { fixturesFolder.appending(path: "cases/\(name)") }
  }

  static let lists = [
    Case(name: "bidi-controls"), Case(name: "china"), Case(name: "csv-habits"),
    Case(name: "date-and-time-columns"), Case(name: "dates-as-typed"),
    Case(
      name: "headings", before: ["姓名,护照号,国籍,职务,邮箱", "佐藤花子,SYN0000001,日本,总领事,a@example.org"]),
    Case(name: "honorifics", isSequence: true), Case(name: "long-numbers"),
    Case(name: "placeholders"), Case(name: "single-names"),
  ]

  static let calendars = [
    Case(name: "all-day-same-end"), Case(name: "birthday"), Case(name: "cut-file"),
    Case(name: "encodings"), Case(name: "fold-in-character"), Case(name: "outlook-1601"),
    Case(name: "recurrence-id-utc"), Case(name: "rules"),
    Case(name: "second-import", isSequence: true), Case(name: "thisandfuture"),
    Case(name: "unreadable-values"), Case(name: "until-utc"), Case(name: "vfreebusy"),
    Case(name: "windows-zones"),
  ]

  @Test(arguments: lists) func `a list comes to what it says`(_ one: Case) throws {
    try check(one) { trial in
      let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])
      let columns = (TableSchema.guests.required + TableSchema.guests.optional)
        .filter { $0 != "guest_id" }
      return (0..<table.rowCount).map { row in
        let cells = columns.filter { !table[row, $0].isEmpty }.map { "\($0)=\(table[row, $0])" }
        return "\(table[row, "guest_id"]) \(cells.joined(separator: "; "))"
      }
    }
  }

  @Test(arguments: calendars) func `a calendar takes the hours it says`(_ one: Case) throws {
    try check(one) { trial in
      let festival = try trial.festival
      return festival.interpreters[0].available.map {
        "free \(festival.clock.iso8601($0.start)) – \(festival.clock.iso8601($0.end))"
      }
    }
  }

  @Test func `every reported case names a test that is there`() throws {
    let page = try String(
      contentsOf: fixturesFolder.appending(path: "cases/README.md"), encoding: .utf8)
    let tests = fixturesFolder.deletingLastPathComponent()
    let rows = page.matches(
      of: #/\| ([a-f][0-9]{2}) \| .+ \| ([A-Za-z\/]+)(?: \(`([a-z0-9-]+)`\))? \| (.+) \|/#)
    for row in rows {
      let file = tests.appending(path: "\(row.2).swift")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains("func `\(row.4)`"), "\(row.1): \(row.2)")
      if let folder = row.3 {
        #expect(text.contains("\(folder)"), "\(row.1): \(folder)")
      }
    }
    #expect(Set(rows.map(\.1)).count == 53)
  }

  private func check(_ one: Case, state: (ListTrial) throws -> [String]) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: one.folder.path)
      .filter { $0 != "outcome.txt" }.sorted()
    var lines: [String] = []
    var trial = try Self.trial(one)
    for name in names {
      if !one.isSequence { trial = try Self.trial(one) }
      let bytes = Array(try Data(contentsOf: one.folder.appending(path: name)))
      lines.append("# \(name)")
      if let list = try trial.run((name, bytes))?.lists.first {
        lines.append(
          "\(list.format): \(list.added) added, \(list.updated) updated, "
            + "\(list.unchanged) unchanged, \(list.skipped.count) skipped")
      } else {
        lines.append("refused")
      }
      lines += try state(trial)
      lines += trial.log.findings.map(\.description)
    }
    let outcome = one.folder.appending(path: "outcome.txt")
    let expected = try String(contentsOf: outcome, encoding: .utf8)
    #expect(lines == expected.split(separator: "\n").map(String.init), "\(one.name)")
  }

  private static func trial(_ one: Case) throws -> ListTrial {
    var trial = ListTrial()
    trial.files["interpreters.csv"]?.append(contentsOf: Array("E1,译员,EN,CI,\r\n".utf8))
    if !one.before.isEmpty {
      try trial.run(("before.csv", Array(one.before.joined(separator: "\n").utf8)))
    }
    if one.isCalendar { trial.request.owner = "E1" }
    return trial
  }
}

extension CasesTests.Case {
  fileprivate var isCalendar: Bool { CasesTests.calendars.contains { $0.name == name } }
}
