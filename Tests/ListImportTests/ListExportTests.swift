// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Testing

/// What is sent out comes back as it was.
@Suite struct ListExportTests {
  private static let pieces = [
    "=1+1", "+86 139", "-5", "@home", "'", "''", "\"", ",", ";", "|", "\n", "\t", "样本", "ＡＢ１",
    "MÜSTER", "O'Hara", " ", "  ", "无", "_x000D_", "<b>&amp;", "𬱖", "サンプル", "견본", "0012", "1e5",
    "43186", "合计", "{}", "e\u{301}", "Name", "清真",
  ]

  private static func text(_ dice: inout SeededGenerator) -> String {
    let text = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
      pieces.randomElement(using: &dice) ?? ""
    }.joined()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func cell(_ value: String) -> String {
    "\"" + FormulaGuard.added(to: value).replacing("\"", with: "\"\"") + "\""
  }

  /// An event with guests whose texts are anything that a table can hold.
  private static func event(_ dice: inout SeededGenerator) -> [String: [UInt8]] {
    var files = BareFestival.files
    files["parties.csv"] = Array(
      """
      party_id,name_zh,name_en,country,type,side,languages
      P1,样本团,Sample group,JP,civic,guest,JA
      P2,,Muster delegation,DE,city,guest,

      """.utf8)
    let free = [
      "name_zh", "name_latin", "name_native", "title", "organisation", "passport", "diet",
      "mobility", "arrive_by", "arrive_at_place", "depart_by", "depart_from_place", "hotel",
      "phone", "email", "note",
    ]
    let choices = [
      ["", "F", "M"], ["", "JA|EN"], ["", "ok", "pending"], ["", "2018-03-27"], ["", "14:20"],
      ["", "2018-03-29"],
    ]
    let columns: [String] =
      [
        "guest_id", "unit_id", "country", "protocol_class", "sex", "languages", "clearance",
        "arrive_date", "arrive_time", "depart_date", "synthetic",
      ] + free
    var guests: [String] = [columns.joined(separator: ",")]
    let count = Int.random(in: 1...6, using: &dice)
    for index in 0..<count {
      // A guest has a name, or the row says nothing of anybody.
      var fixed = ["G0\(index)", Bool.random(using: &dice) ? "P1.S" : "P2.S", "JP", "MEMBER"]
      for choices in choices { fixed.append(choices.randomElement(using: &dice) ?? "") }
      fixed.append("1")
      let values: [String] = fixed + free.map { _ in text(&dice) }
      guests.append(values.map { cell($0) }.joined(separator: ","))
    }
    files["guests.csv"] = Array((guests.joined(separator: "\n") + "\n").utf8)
    files["units.csv"] = Array(
      """
      unit_id,party_id,name_zh,name_en,size,standing
      P1.S,P1,成员,Members,20,group
      P2.S,P2,成员,Members,20,group

      """.utf8)
    return files
  }

  /// The list as a file, in either form.
  private static func list(
    _ rows: [[String]], _ form: ListExport.Form, _ kind: ListKind
  ) throws -> (name: String, bytes: [UInt8]) {
    guard form == .xlsx else { return ("list.csv", ListExport.csv(rows)) }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try ListExport.writeWorkbook(
      rows, kind: kind, date: Date(timeIntervalSince1970: 0), to: file.path)
    return ("list.xlsx", Array(try Data(contentsOf: file)))
  }

  @Test(arguments: ListExport.Form.allCases)
  func `an exported guest list changes nothing, and fills an empty table with the same guests`(
    form: ListExport.Form
  ) throws {
    for seed in 0..<150 as Range<UInt64> {
      var dice = SeededGenerator(seed: seed)
      let files = Self.event(&dice)
      let before = try BareFestival.festival(files).guests
      let list = try Self.list(ListExport.rows(.guests, of: files), form, .guests)

      var same = ListTrial(files: files)
      let unchanged = try #require(try same.run(list), "seed \(seed) \(same.log.findings)")
      var emptied = files
      emptied["guests.csv"] = BareFestival.files["guests.csv"]
      var filled = ListTrial(files: emptied)
      let added = try #require(try filled.run(list), "seed \(seed) \(filled.log.findings)")

      #expect(unchanged.files.count == 0, "seed \(seed) \(unchanged.changes)")
      #expect(unchanged.lists[0].unchanged == before.count, "seed \(seed)")
      #expect(added.lists[0].added == before.count, "seed \(seed)")
      #expect(try filled.guests == before, "seed \(seed)")
    }
  }

  @Test(arguments: [ListKind.guests, .media, .interpreters, .liaison], ListExport.Form.allCases)
  func `every list of the reference week comes back unchanged`(
    kind: ListKind, form: ListExport.Form
  ) throws {
    let (_, _, files) = EventFolderReader.load(folder: referenceFolder, slug: "reference")
    let (festival, _) = EventFolderReader.read(files: files, slug: "reference")
    let list = try Self.list(ListExport.rows(kind, of: files), form, kind)
    let log = ListLog()
    var request = ListImporter.Request()
    request.kind = kind

    let event = try #require(festival)
    let imported = ListImporter.run(
      [ListSource(name: list.name, bytes: list.bytes)], into: event, files: files,
      request: request, log: log)
    let report = try #require(imported)

    let expected: [ListKind: Int] = [.guests: 394, .media: 55, .interpreters: 48, .liaison: 34]
    #expect(report.files.isEmpty)
    #expect(report.lists[0].unchanged == report.lists[0].rowCount)
    #expect(report.lists[0].rowCount > (expected[kind] ?? 0) / 4)
    #expect(log.findings.filter { $0.severity != .note } == [])
  }

  @Test func `no cell of an exported workbook or CSV is a formula`() throws {
    let rows = [["姓名 name_zh"], ["=HYPERLINK(\"x\")"], ["+1"], ["-1"], ["@x"], ["'=1"]]

    let text = String(decoding: ListExport.csv(rows), as: UTF8.self)
    let book = try Self.list(rows, .xlsx, .guests)

    #expect(
      text == "\u{FEFF}姓名 name_zh\r\n\"'=HYPERLINK(\"\"x\"\")\"\r\n'+1\r\n'-1\r\n'@x\r\n''=1\r\n")
    #expect(!String(decoding: book.bytes, as: UTF8.self).contains("<f>"))
  }
}
