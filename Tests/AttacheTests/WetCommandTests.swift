// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// The reference week's Wednesday, dry and in the rain.
@Suite struct WetCommandTests {
  private struct Answer: Decodable {
    struct Entry: Decodable {
      let session: String
      let kind: String
      let venue: String?
      let start: String?
    }
    struct Published: Decodable {
      let edition: Int
      let isDraft: Bool
      let moved: Int
      let cancelled: Int
      let written: [String]
    }
    let days: [String]
    let plan: [Entry]
    let written: [String]
    let calendars: Int
    let published: Published?
  }

  private let program: Program
  private let copy: EventFolderCopy
  private var event: String { copy.folder.path }

  /// The week planned one day, with what becomes of its Wednesday in the rain.
  init() throws {
    program = try Program()
    copy = try EventFolderCopy()
    try copy.stateWetWednesday()
    let planned = fixturesFolder.appending(path: "planned.json").path
    let result = try program.run("replan", event, "--from", planned)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  private func files(_ folder: String = "calendars/cherry-blossom-2018") throws -> [String: Data] {
    try program.files(in: folder)
  }

  private func answer(_ arguments: String...) throws -> Answer {
    let run = try program.start(["wet", event] + arguments + ["--json"]).wait()
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  /// Calendars with other bytes, or in one of the two alone.
  private func changed(_ a: [String: Data], _ b: [String: Data]) -> [String] {
    Set(a.keys).union(b.keys).filter { $0.hasSuffix(".ics") && a[$0] != b[$0] }
      .map { String($0.dropLast(4)) }.sorted()
  }

  @Test func `only the calendars concerned change, twice over, and the first bytes come back`()
    throws
  {
    let dry = try files()

    let first = try answer("2018-03-28")
    let wet = try files()

    #expect(first.days == ["2018-03-28"])
    #expect(
      first.plan.map { "\($0.session) \($0.kind) \($0.venue ?? "")" } == [
        "S25 move HBN-B3", "S26 move HBN-B3", "S27 move HBN-BALL", "S28 move HBN-R200",
        "S29 cancel ",
      ])
    #expect(first.plan[2].start == "2018-03-28T10:00:00+08:00")
    #expect(first.plan[4].start == nil)
    #expect(first.written == changed(dry, wet))
    #expect(first.calendars == wet.count - 1)
    for path in ["master", "venues/YTZ-STAGE", "venues/HBN-BALL", "units/C-JP.H"] {
      #expect(first.written.contains(path), "\(path)")
    }
    for path in ["venues/EXP-S1", "venues/GTH-MAIN", "venues/HBN-B1", "units/SCHL.PA"] {
      #expect(dry["\(path).ics"] != nil && !first.written.contains(path), "\(path)")
    }
    #expect(first.published == nil)

    #expect(try answer("2018-03-28").written == [])
    #expect(try answer("2018-03-28", "--dry").written == first.written)
    #expect(try files() == dry)
    #expect(try answer("2018-03-28").written == first.written)
    #expect(try files() == wet)
    #expect(try answer("2018-03-28", "--dry").days == [])
    #expect(try files() == dry)
  }

  @Test func `a room that is kept for the rain says so in its calendar until the rain comes`()
    throws
  {
    func hall() throws -> String {
      String(decoding: try files()["venues/HBN-BALL.ics"] ?? Data(), as: UTF8.self)
        .replacing("\r\n ", with: "")
    }
    let dry = try hall()
    try program.run("wet", event, "2018-03-28")
    let wet = try hall()

    #expect(dry.contains("【雨天备用】2018国际赏樱周"))
    #expect(dry.contains("Held for OPEN in case of rain\\; decided by 2018-03-28 06:00."))
    #expect(dry.contains("DTSTART;TZID=Asia/Shanghai:20180328T100000"))
    #expect(!wet.contains("雨天备用"))
    #expect(wet.contains("DTSTART;TZID=Asia/Shanghai:20180328T100000"))
    let other = String(decoding: try files()["units/C-JP.H.ics"] ?? Data(), as: UTF8.self)
    #expect(!other.contains("雨天备用"))
  }

  @Test func `in the rain the programme keeps all rules, and movements follow it`() throws {
    try program.run("wet", event, "2018-03-28")

    let file = "calendars/cherry-blossom-2018/programme.json"
    let verify = try program.run("verify", event, "--programme", file)
    let movements = try program.run("movements", event, "--on", "2018-03-28", "--json")

    #expect(verify.status == 0, "\(verify.output)\(verify.errors)")
    #expect(!movements.output.contains("\"YTZ\""))
    #expect(movements.output.contains("\"HTB-HBN.S27\""))
  }

  @Test func `what guests hold is switched, as approved as it was, and goes on counting`() throws {
    try program.run("submit", event, "--by", "Li")
    try program.run("approve", event, "--by", "Wang")
    try program.run("publish", event, "--at", "2018-03-20T09:00:00+08:00")
    let published = "published/cherry-blossom-2018"
    let before = try files(published)

    let rain = try answer("2018-03-28", "--by", "Li", "--at", "2018-03-28T06:00:00+08:00")
    let wet = try files(published)
    let sun = try answer("2018-03-28", "--dry", "--at", "2018-03-28T06:30:00+08:00")
    let after = try files(published)

    #expect(rain.published?.edition == 2)
    #expect(rain.published?.isDraft == false)
    #expect(rain.published?.written == changed(before, wet))
    #expect(rain.published?.cancelled ?? 0 > 0)
    #expect(sun.published?.edition == 3)
    #expect(sun.published?.isDraft == false)
    #expect(sun.published?.written == changed(wet, after))
    // What is back has gone up by two, so that calendars believe it.
    let hall = String(decoding: after["venues/YTZ-STAGE.ics"] ?? Data(), as: UTF8.self)
    #expect(hall.contains("SEQUENCE:2"))
    #expect(after["venues/GTH-MAIN.ics"] == before["venues/GTH-MAIN.ics"])
    let editions = try program.run("editions", event)
    #expect(editions.output.contains("repeats edition 1"))
  }

  @Test func `where guests hold another programme, theirs is left alone`() throws {
    try program.run("publish", event, "--at", "2018-03-20T09:00:00+08:00")
    let published = try files("published/cherry-blossom-2018")
    try copy.set("sessions", "S24", "pinned", to: "2018-03-27T19:30:00+08:00")
    let file = "calendars/cherry-blossom-2018/programme.json"
    #expect(try program.run("replan", event, "--from", file).status == 0)

    let rain = try answer("2018-03-28")

    #expect(rain.published == nil)
    #expect(!rain.written.isEmpty)
    #expect(try files("published/cherry-blossom-2018") == published)
  }

  @Test func `a day without a plan, and no day at all, are wrong usage`() throws {
    let dry = try files()

    for (day, words) in [
      ("2018-03-29", "no plan for the rain of 2018-03-29"), ("2019-03-28", "is no day"),
      ("tomorrow", "is no day"),
    ] {
      let result = try program.run("wet", event, day)
      #expect(result.status == 2, "\(day)")
      #expect(result.errors.contains(words), "\(result.errors)")
    }
    #expect(try files() == dry)
  }

  @Test func `people read what moves where, in both languages`() throws {
    let result = try program.run("wet", event, "2018-03-28")

    let lines = result.output.split(separator: "\n")
    #expect(lines[0] == "2018-03-28 启用雨天方案 / 2018-03-28: the plan for the rain is in force")
    #expect(lines.contains { $0.contains("OPEN") && $0.contains("HBN-BALL 湖滨大宴会厅 10:00") })
    #expect(lines.contains { $0.contains("WALK 赏樱游园：取消 / WALK Blossom walk and boats: cancelled") })
  }

  @Test func `what the rain breaks for many is told once, and for each of them only when asked`()
    throws
  {
    let hurried = try EventFolderCopy()
    // The photograph before it stays out of town.
    try hurried.state(wet: ["S27": "HBN-BALL", "S28": "HBN-R200", "S29": "cancel"])
    let plan = ["plan", hurried.folder.path, "--iterations", "60000", "--language", "en"]

    let short = try program.start(plan).wait()
    let long = try program.start(plan + ["--all"]).wait()

    #expect([short.status, long.status] == [4, 4])
    let (lines, all) = (short.output.split(separator: "\n"), long.output.split(separator: "\n"))
    #expect(lines.count <= 14)
    #expect(
      lines.contains {
        $0.hasPrefix("  HC23  in the rain on Wed 28 Mar, HC02") && $0.hasSuffix(" alike)")
      })
    #expect(all.count > lines.count)
    #expect(!all.contains { $0.hasSuffix(" alike)") })
  }
}
