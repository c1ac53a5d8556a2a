// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// `attache import` and `attache export --list` as an officer uses them.
@Suite struct ImportCommandTests {
  private let program: Program
  private let lists: MadeLists
  private let event: EventFolderCopy

  init() throws {
    program = try Program()
    lists = try MadeLists("text")
    event = try EventFolderCopy()
  }

  private var list: String { lists.folder.appending(path: "gb18030.csv").path }

  private func importing(
    _ arguments: String..., list: String? = nil, through launcher: [String] = []
  ) throws -> Program.Result {
    try program.start(
      ["import", list ?? self.list, "--into", event.folder.path] + arguments, through: launcher
    ).wait()
  }

  /// Every file of the event but its ledger, which notes each list that leaves the house.
  private func tables() throws -> [String: Data] {
    var tables: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: event.folder.path)
    where !name.hasPrefix("ledger") {
      tables[name] = try Data(contentsOf: event.folder.appending(path: name))
    }
    return tables
  }

  /// What lies beside the event folder.
  private func neighbours() throws -> [String] {
    let parent = event.folder.deletingLastPathComponent()
    return try FileManager.default.contentsOfDirectory(atPath: parent.path)
      .filter { $0 != event.folder.lastPathComponent }
  }

  /// The `=` line of a report in English, as numbers.
  private func counts(_ output: String) throws -> [Int] {
    let line = try #require(
      output.split(separator: "\n").first { $0.hasPrefix("读入 ") }, "\(output)")
    let english = try #require(line.split(separator: " / ").last)
    return english.split { !$0.isNumber }.compactMap { Int($0) }
  }

  @Test func `a messy list becomes guests of an event that checks and plans, once`() throws {
    let before = try tables()

    let first = try importing("--yes")
    let check = try program.run("check", event.folder.path)
    let plan = try program.run("plan", event.folder.path, "--iterations", "60000")
    let after = try tables()
    let second = try importing("--yes")

    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors == "")
    for line in [
      "gb18030.csv (CSV, GB18030)", "  姓名 > 中文 → 中文姓名 / name_zh",
      "  抵达 > 车次/航班 → 抵达车次/航班 / arrive_by",
      "新团组 / new parties (3): AE1, DE1, JP1", "已写入 / written: \(event.folder.path)",
    ] {
      #expect(first.output.contains(line), "\(line) in \(first.output)")
    }
    #expect(try counts(first.output) == [15, 11, 0, 0, 4])
    #expect(check.status == 0, "\(check.errors)")
    #expect(plan.status == 0, "\(plan.errors)")
    #expect(plan.output.contains("硬性规则 27 条全部满足 / All 27 hard rules hold"))
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    #expect(changed.sorted() == ["guests.csv", "parties.csv", "units.csv"])
    #expect(second.status == 0)
    #expect(try counts(second.output) == [15, 0, 0, 11, 4])
    #expect(second.output.contains("表格无变化 / no table changes"))
    #expect(try tables() == after)
    #expect(try neighbours() == [])
  }

  @Test func `a dry run shows the same and writes nothing`() throws {
    let before = try tables()

    let dry = try importing("--dry-run")
    let kept = try tables()
    let wet = try importing("--yes")

    #expect(dry.status == 0)
    #expect(dry.output.hasSuffix("未写入 / nothing was written\n"))
    #expect(kept == before)
    #expect(
      dry.output.split(separator: "\n").dropLast() == wet.output.split(separator: "\n").dropLast())
    #expect(try tables() != before)
  }

  @Test func `without a terminal and without --yes nothing is written`() throws {
    let before = try tables()

    let result = try importing()

    #expect(result.status == 2)
    #expect(try counts(result.output) == [15, 11, 0, 0, 4])
    #expect(result.errors.contains("--yes"))
    #expect(result.errors.contains("没有终端可以确认"))
    #expect(try tables() == before)
  }

  @Test(arguments: [("y", true), ("是", true), ("", false), ("n", false)])
  func `on a terminal it asks first`(answer: String, writes: Bool) throws {
    let before = try tables()

    let result = try importing(
      through: ["python3", "-B", fixturesFolder.appending(path: "on_terminal.py").path, answer])

    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("写入这些表？ / Write these tables? [y/N] "))
    #expect(result.output.contains("已写入 / written") == writes)
    #expect(result.output.contains("未写入 / nothing was written") == !writes)
    #expect(try (tables() != before) == writes)
  }

  @Test func `machines get the same numbers`() throws {
    struct Answer: Decodable {
      struct List: Decodable {
        var rows: Int
        var added: Int
        var updated: Int
        var unchanged: Int
        var skipped: [Skipped]
      }
      struct Skipped: Decodable { var en: String }
      var kind: String
      var lists: [List]
      var tables: [String]
      var written: Bool
    }

    let result = try importing("--json", "--yes")

    let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
    let read = try #require(answer.lists.first)
    #expect(result.status == 0)
    #expect(answer.kind == "guests" && answer.written)
    #expect(read.rows == read.added + read.updated + read.unchanged + read.skipped.count)
    #expect(read.added == 11)
    #expect(
      read.skipped.map(\.en)
        == ["the header again", "the header again", "a total", "a title or footnote"])
    #expect(answer.tables == ["parties.csv", "units.csv", "guests.csv"])
  }

  @Test func `what cannot be read, or not as asked, is refused and changes nothing`() throws {
    let before = try tables()
    let legacy = program.folder.appending(path: "guests.xls")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]).write(to: legacy)

    let refused = try importing("--yes", list: legacy.path)
    let missing = try importing("--yes", list: "nothing.csv")
    let calendar = try importing("--yes", "--as", "busy")
    let unknown = try importing("--yes", "--as", "friends")
    let encoding = try importing("--yes", "--encoding", "EBCDIC")
    let merge = try importing("--yes", "--merge", "G777=G001")
    let nowhere = try program.run("import", list, "--into", "no-such-event", "--yes")

    #expect(refused.status == 3)
    #expect(refused.errors.contains("E404") && refused.errors.contains(".xlsx"))
    #expect(missing.status == 3)
    #expect(missing.errors.contains("E401"))
    #expect(calendar.status == 3)
    #expect(calendar.errors.contains("E420"))
    #expect(unknown.status == 2)
    #expect(encoding.status == 2)
    #expect(merge.status == 3)
    #expect(merge.errors.contains("E419"))
    #expect(nowhere.status == 3)
    #expect(try tables() == before)
    for result in [refused, missing, calendar, unknown, encoding, merge, nowhere] {
      #expect(!result.errors.contains("SYN9"), "\(result.errors)")
    }
  }

  @Test func `--as takes a list for what its headings do not say`() throws {
    let file = program.folder.appending(path: "list.csv")
    try "姓名,语种,手机\n样本译员,日语,+81 0\n".write(to: file, atomically: true, encoding: .utf8)

    let guests = try importing("--dry-run", list: file.path)
    let interpreters = try importing("--dry-run", "--as", "liaison", list: file.path)

    // Not one row can be read either way.
    #expect(guests.status == 3)
    #expect(guests.output.contains("没有国籍") || guests.output.contains("no country"))
    #expect(interpreters.status == 3)
    #expect(interpreters.output.contains("no party"))
  }

  @Test(arguments: ["xlsx", "csv"])
  func `a list sent out and read in again is the same`(form: String) throws {
    #expect(try importing("--yes").status == 0)
    let before = try tables()

    for kind in ["guests", "media", "interpreters", "liaison"] {
      let name = "\(kind).\(form)"
      let export = try program.run("export", event.folder.path, "--list", kind, "--to", name)
      let again = try importing("--yes", "--as", kind, list: name)

      #expect(export.status == 0, "\(export.errors)")
      #expect(export.output.contains("含个人信息，请妥善保管 / It holds personal data"))
      let counts = try counts(again.output)
      #expect(counts[0] > 10 && counts == [counts[0], 0, 0, counts[0], 0], "\(again.output)")
      #expect(again.output.contains("表格无变化 / no table changes"))
      #expect(try tables() == before)
    }
  }

  @Test func `a list is sent out only as what reads back, and only where it can be written`()
    throws
  {
    let folder = event.folder.path
    let plain = try program.run("export", folder, "--list", "media")
    let ods = try program.run("export", folder, "--list", "media", "--to", "media.ods")
    let kind = try program.run("export", folder, "--list", "friends")
    let alone = try program.run("export", folder, "--to", "media.csv")
    let nowhere = try program.run("export", folder, "--list", "media", "--to", "no/media.csv")
    let book = try program.run("export", folder, "--list", "media", "--to", "no/media.xlsx")

    #expect(plain.status == 0)
    #expect([ods, kind, alone].map(\.status) == [2, 2, 2])
    #expect([nowhere, book].map(\.status) == [5, 5])
    #expect(try program.files(in: ".").keys.sorted() == ["cherry-blossom-2018-media.xlsx"])
  }

  /// Files may grow to 16 kB: the first tables are written, and the guests' in part.
  private func importingIntoFullDisk(_ end: String) throws -> Program.Result {
    let limit = fixturesFolder.appending(path: "limit_files.py").path
    return try importing("--yes", through: ["python3", "-B", limit, "16384", end])
  }

  @Test func `a disk that is full in the middle leaves the event as it was`() throws {
    let before = try tables()

    let full = try importingIntoFullDisk("fails")

    #expect(full.status == 5)
    #expect(full.errors.contains("guests.csv"), "\(full.errors)")
    #expect(!full.errors.contains("SYN9"))
    #expect(try tables() == before)
    #expect(try neighbours() == [])
  }

  @Test
  func `an import that dies in the middle leaves the event as it was, and the next cleans up`()
    throws
  {
    let before = try tables()

    let dead = try importingIntoFullDisk("dies")
    let left = try neighbours()
    let kept = try tables()
    let next = try importing("--yes")

    // 25 is the signal of a file that may not grow.
    #expect(dead.status == 25)
    #expect(left.count == 1 && left[0].hasSuffix(".tmp"), "\(left)")
    #expect(kept == before)
    #expect(next.status == 0)
    #expect(try neighbours() == [])
    #expect(try tables() != before)
  }
}
