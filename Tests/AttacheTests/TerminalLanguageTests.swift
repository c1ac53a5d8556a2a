// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

@Suite struct TerminalLanguageTests {
  /// A week with one mistake of four kinds.
  private func spoilt() throws -> EventFolderCopy {
    let event = try EventFolderCopy()
    try event.set("venues", "HBN-B1", "theatre_capacity", to: "many")
    try event.set("sessions", "S03", "duration_min", to: "6000")
    try event.set("sessions", "S05", "required_units", to: "C-JP.H, C-US.H")
    try event.removeFile("travel.csv")
    return event
  }

  /// Words of English longer than what stands in tables and codes.
  private func english(in text: String) -> [String] {
    let sentences = [
      "not", "the", "Write", "Correct", "missing", "There", "correct", "written", "was", "Check",
      "Nothing", "rows", "added", "from", "with", "hard", "rules", "edition", "Edition",
      "calendars",
      "server", "Error", "creating", "Usually", "Ask", "Look", "persons", "unknown", "kept",
      "error", "warning",
    ]
    return text.split(whereSeparator: { !$0.isLetter }).map(String.init)
      .filter(sentences.contains)
  }

  private func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test func `a Chinese clerk reads no English sentence`() throws {
    let program = try Program()
    let event = try spoilt()

    let bad = try program.run(
      "check", event.folder.path, environment: ["LANG": "zh_CN.UTF-8"])
    let good = try program.run(
      "check", referenceFolder.path, environment: ["LANG": "zh_CN.UTF-8"])

    #expect(bad.status == 3)
    #expect(english(in: bad.errors) == [])
    #expect(halfWidthSigns(in: bad.errors) == [])
    #expect(bad.errors.contains("请用 | 分隔") || bad.errors.contains("之间请用 | 分隔"))
    #expect(bad.errors.hasSuffix("，之后才能排日程。\n"), "\(bad.errors)")
    #expect(good.status == 0)
    #expect(english(in: good.output) == [])
  }

  @Test func `a Chinese clerk reads lists, exports, programmes, editions and servers in Chinese`()
    throws
  {
    let program = try Program()
    let event = try EventFolderCopy()
    let chinese = ["LANG": "zh_CN.UTF-8"]
    let list = event.folder.appending(path: "名单.csv")
    try Data(
      """
      单位,姓名,国籍,护照号,抵达日期,抵达时间,饮食禁忌,备注,Essen,Sternzeichen
      甲社,Dr. Ｔａｎａｋａ ＴＡＲＯ,日本,3.2E+17,27日,25:70,clams,需要轮椅,vegan,x
      甲社,TBC,Ruritania,,3/4/2018,晚上12点,素食,,halal,x
      乙社,Marie CURIE +1,法国,AB1,43186,14:20,,,vegan,x
      """.utf8
    ).write(to: list)
    let calendar = event.folder.appending(path: "busy.ics")
    try Data(
      """
      BEGIN:VCALENDAR
      BEGIN:VEVENT
      UID:1
      DTSTART:2018032
      END:VEVENT
      BEGIN:VEVENT
      UID:2
      DTSTART:20180327T100000
      DURATION:PT1H
      RRULE:FREQ=HOURLY
      END:VEVENT
      END:VCALENDAR

      """.utf8
    ).write(to: calendar)
    let programme = referenceFolder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "calendars/cherry-blossom-2018/programme.json")

    // Two sessions in one room at one time, and all others missing.
    let table = program.folder.appending(path: "hand.csv")
    try Data(
      """
      session_id,start,end,room
      S03,2018-03-26T14:00:00+08:00,2018-03-26T15:00:00+08:00,HBN-B1
      S04,2018-03-26T14:30:00+08:00,2018-03-26T15:00:00+08:00,HBN-B1

      """.utf8
    ).write(to: table)

    let path = event.folder.path
    let into = "\(path)/l.csv"
    let out = "\(path)/out"
    let commands: [[String]] = [
      ["import", list.path, "--into", path, "--dry-run"],
      ["import", list.path, "--into", path],
      ["import", "/no/such/list.csv", "--into", path],
      ["import", calendar.path, "--into", path, "--for", "E1", "--dry-run"],
      ["import", calendar.path, "--into", path, "--for", "nobody"],
      ["export", path, "--list", "guests", "--to", into],
      ["export", path, "--list", "guests", "--to", "/no/such/folder/l.csv"],
      ["export", path, "--list", "guests", "--to", "/no/such/folder/l.xlsx"],
      ["verify", path, "--programme", table.path],
      ["verify", path, "--programme", programme.path],
      ["verify", path, "--programme", "/no/such/programme.json"],
      ["editions", path],
      [
        "publish", path, "--programme", programme.path, "--output",
        out,
      ],
      [
        "push", path, "--caldav", "http://127.0.0.1:9/", "--output",
        out,
      ],
      ["push", path, "--caldav", "http://calendar.example.org/"],
      ["replies", path, list.path],
    ]
    for arguments in commands {
      let result = try program.start(arguments, environment: chinese).wait()
      let said = result.output + result.errors
      #expect(english(in: said) == [], "\(arguments.joined(separator: " ")): \(said)")
      #expect(halfWidthSigns(in: said) == [], "\(arguments.joined(separator: " "))")
      #expect(hasChinese(said), "\(arguments.joined(separator: " ")): \(said)")
    }
  }

  @Test func `an English reader gets no Chinese, and asking outweighs the system`() throws {
    let program = try Program()
    let event = try spoilt()

    let english = try program.run(
      "check", event.folder.path, "--language", "en", environment: ["LANG": "zh_CN.UTF-8"])
    let both = try program.run("check", event.folder.path, "--language", "both")

    #expect(!hasChinese(english.errors), "\(english.errors)")
    #expect(english.errors.hasSuffix(" to correct before anything can be planned.\n"))
    #expect(hasChinese(both.errors) && both.errors.contains("The file travel.csv is missing"))
  }

  @Test func `three findings of a kind are listed, and all on demand`() throws {
    let program = try Program()
    let event = try EventFolderCopy()
    try event.edit("guests") { rows in
      for index in rows.indices.dropFirst() { rows[index][1] = "NOBODY" }
    }

    let short = try program.run("check", event.folder.path, "--language", "en")
    let long = try program.run("check", event.folder.path, "--language", "en", "--all")

    func count(_ text: String) -> Int {
      text.split(separator: "\n").count { $0.contains("There is no unit 'NOBODY'") }
    }
    #expect(count(short.errors) == 3)
    #expect(short.errors.contains("guests.csv: E302: and 391 more of the kind; --all lists them"))
    #expect(count(long.errors) == 394)
  }

  @Test(arguments: ["film", "conference", "stage", "fair"])
  func `every kind of new event is planned at once`(_ kind: String) throws {
    let program = try Program()

    #expect(try program.run("new", "fest", "--kind", kind).status == 0)
    #expect(try program.run("check", "fest").errors == "")
    let plan = try program.run("plan", "fest", "--iterations", "60000")

    #expect(plan.status == 0, "\(plan.output)\(plan.errors)")
  }

  @Test func `a blank event is checked, and says what comes next`() throws {
    let program = try Program()

    let new = try program.run("new", "fest", "--blank", "--kind", "film", "--language", "en")
    let check = try program.run("check", "fest", "--language", "en")

    #expect(
      new.output.hasSuffix("Next: fill in the tables, or attache import <list> --into fest\n"))
    #expect(check.status == 0)
    #expect(check.output.contains("0 guests, 0 sessions, 0 findings"))
  }

  @Test
  func
    `none found, none possible and the best one kept are three answers, each with what comes next`()
    throws
  {
    let program = try Program()
    let event = try EventFolderCopy()
    let folder = event.folder.path
    let english = ["--language", "en", "--iterations", "1", "--output", "drafts"]

    let none = try program.start(["plan", folder] + english).wait()
    let kept = try program.start(["plan", folder, "--keep-best"] + english).wait()
    try event.set("sessions", "S31", "venues", to: "HBN-SALON")
    let impossible = try program.start(["plan", folder] + english).wait()

    #expect([none.status, kept.status, impossible.status] == [4, 4, 4])
    #expect(none.output.hasPrefix("None was found within the limits (in 4 searches)"))
    #expect(none.output.contains("keep the best draft with --keep-best"))
    #expect(kept.output.hasPrefix("None was found in 4 searches; the best draft is in drafts"))
    #expect(kept.output.contains("attache verify"))
    #expect(impossible.output.hasPrefix("No programme can exist; nothing was written:"))
    #expect(impossible.output.contains("attache explain"))
    #expect(try program.files(in: "drafts")["programme.json"] != nil)
  }
}
