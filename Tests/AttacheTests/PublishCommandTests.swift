// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// An event of the template on its way through the office.
@Suite struct PublishCommandTests {
  private let program: Program
  private var ledger: URL { program.folder.appending(path: "events/spring/ledger.sqlite") }

  init() throws {
    program = try Program()
    try program.run("new", "spring")
    try program.run("plan", "spring", "--iterations", "20000")
  }

  @Test
  func `an approved edition is published without a mark, and a second time with nothing to do`()
    throws
  {
    let plan = try program.files(in: "calendars/spring")

    #expect(try program.run("submit", "spring", "--by", "Li").status == 0)
    #expect(try program.run("approve", "spring", "--by", "Wang").status == 0)
    let first = try program.run(
      "publish", "spring", "--by", "Li", "--at", "2026-01-01T09:00:00+08:00")
    let files = try program.files(in: "published/spring")
    let second = try program.run("publish", "spring", "--json")
    let editions = try program.run("editions", "spring")

    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.hasPrefix("第1版 / Edition 1: published/spring\n"))
    #expect(second.output.contains("\"written\" : [\n\n  ]"), "\(second.output)")
    #expect(try program.files(in: "published/spring") == files)
    #expect(files.keys.sorted() == plan.keys.sorted())
    for (path, bytes) in files where path.hasSuffix(".ics") {
      #expect(bytes.range(of: Data("DRAFT".utf8)) == nil, "\(path)")
    }
    #expect(plan["master.ics"]?.range(of: Data("DRAFT".utf8)) != nil)
    #expect(editions.output.contains("Wang  批准 / approved"))
  }

  @Test func `a damaged ledger is one error, and what guests hold stays`() throws {
    try program.run("publish", "spring")
    let files = try program.files(in: "published/spring")
    var bytes = try Data(contentsOf: ledger)
    bytes.replaceSubrange(0..<4096, with: Data(repeating: 7, count: 4096))
    try bytes.write(to: ledger)

    let publish = try program.run("publish", "spring")
    let submit = try program.run("submit", "spring")

    #expect(publish.status == 5)
    #expect(publish.errors.contains("ledger.sqlite 已损坏") && publish.errors.contains("is damaged"))
    #expect(publish.errors.split(separator: "\n").count == 1)
    #expect(submit.status == 5)
    #expect(try program.files(in: "published/spring") == files)
    #expect(try Data(contentsOf: ledger) == bytes)
  }

  @Test func `without a ledger there is nothing to list, approve or go back to`() throws {
    for arguments in [["editions"], ["approve"], ["diff", "1", "2"], ["rollback", "1"]] {
      let run = try program.start(
        [arguments[0], "spring"] + arguments.dropFirst())
      let result = try run.wait()
      #expect(result.status == 5, "\(arguments)")
      #expect(result.errors.contains("There is no ledger"), "\(arguments)")
    }
    #expect(!FileManager.default.fileExists(atPath: ledger.path))
  }

  @Test func `steps out of turn, unknown editions and impossible times are wrong usage`() throws {
    try program.run("publish", "spring")

    #expect(try program.run("approve", "spring").status == 2)
    #expect(try program.run("diff", "spring", "1", "7").status == 2)
    #expect(try program.run("rollback", "spring", "9").status == 2)
    #expect(try program.run("publish", "spring", "--at", "tomorrow").status == 2)
    #expect(try program.run("purge", "spring", "--after", "a month").status == 2)
  }

  @Test func `whatever leaves the house has a line in the audit, and a list that fails has none`()
    throws
  {
    let list = try program.run(
      "export", "spring", "--list", "guests", "--by", "Li", "--purpose", "visa office")
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "taken.csv"), withIntermediateDirectories: true)
    let failed = try program.run("export", "spring", "--list", "media", "--to", "taken.csv")
    try program.run("publish", "spring", "--by", "Wang")

    let lines = try program.run("editions", "spring", "--audit").output.split(separator: "\n")
    let calendars = try program.files(in: "published/spring").keys.filter { $0.hasSuffix(".ics") }

    #expect(list.status == 0, "\(list.errors)")
    #expect(failed.status == 5)
    #expect(
      lines.filter { $0.contains("  lists/") }.map { $0.split(separator: "  ").dropFirst() }
        == [["Li", "lists/guests", "visa office"]])
    #expect(
      lines.count { $0.contains("  Wang  ") && $0.hasSuffix("  publish  第1版 / edition 1") }
        == calendars.count)
  }

  @Test func `drafts that are exported have a line each in the audit, once`() throws {
    let first = try program.run(
      "export", "spring", "--output", "drafts", "--by", "Li", "--purpose", "car park")
    let again = try program.run("export", "spring", "--output", "drafts", "--by", "Li")
    let calendars = try program.files(in: "drafts").keys.filter { $0.hasSuffix(".ics") }

    let lines = try program.run("editions", "spring", "--audit").output.split(separator: "\n")
    #expect(first.status == 0 && again.status == 0)
    #expect(calendars.count == 36)
    for path in calendars {
      #expect(lines.count { $0.contains("  Li  \(path.dropLast(4))  car park") } == 1, "\(path)")
    }
    #expect(!lines.contains { $0.contains("export drafts") })
  }

  @Test func `purging waits for its time, then says what it removed`() throws {
    try program.run("publish", "spring")

    let early = try program.run("purge", "spring", "--at", "2000-01-01T00:00:00Z")
    let late = try program.run("purge", "spring", "--after", "30d", "--at", "2100-01-01T00:00:00Z")

    #expect(early.status == 2)
    #expect(late.status == 0, "\(late.output)\(late.errors)")
    #expect(late.output.contains("无残留 / nothing is left"))
  }
}
