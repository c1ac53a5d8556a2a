// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// Changed bytes in every reader: a finding or a report, never a trap, and never a row lost.
///
/// `ATTACHE_FUZZ` sets how many inputs each reader gets; `make fuzz` gives 200,000.
@Suite(.serialized) struct MutatedListTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["ATTACHE_FUZZ"].flatMap { Int($0) } ?? 3000

  private static let fragments = [
    "\"", ",", "\n", "\r\n", "\t", "=cmd|' /C calc'!A0", "合计", "姓名", "国籍", "<!DOCTYPE x [", "]>",
    "&lt;", "<row r=\"9\">", "</row>", "<c r=\"ZZZ9\" t=\"s\"><v>99</v></c>", "../../",
    "PK\u{3}\u{4}",
    "99999999999", "RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "BEGIN:VCARD",
    "END:VCARD", "2018-02-30", "\u{0}", "\u{FEFF}", "𬱖", "1e308", "-1",
  ].map { Array($0.utf8) }

  private static func mutate(_ bytes: [UInt8], _ dice: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0...3, using: &dice) where !bytes.isEmpty {
      let start = Int.random(in: bytes.indices, using: &dice)
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &dice))
      switch Int.random(in: 0...5, using: &dice) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes.insert(contentsOf: fragments.randomElement(using: &dice) ?? [], at: start)
      case 4: bytes.removeSubrange(start...)
      default: bytes[start] ^= 1 << UInt8.random(in: 0...7, using: &dice)
      }
    }
    return bytes
  }

  private static let calendar = Array(
    """
    BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20180101T000000Z\r
    DTSTART;TZID=Asia/Shanghai:20180320T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU\r
    EXDATE;TZID=Asia/Shanghai:20180327T090000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r
    DTSTART;VALUE=DATE:20180328\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
    """.utf8)

  private static let cards = Array(
    """
    BEGIN:VCARD\r\nVERSION:3.0\r\nFN:样本花子\r\nN:MIHON;Hanako;;;\r\nORG:样本团;\r\nTITLE:领事\r
    ADR:;;;;;;日本\r\nTEL;TYPE=CELL:+81-90\r\nNOTE;ENCODING=QUOTED-PRINTABLE:=E6=97=A0\r\nEND:VCARD\r
    BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Max Muster\r\nORG:Muster GmbH\r\nADR:;;;;;;Germany\r\nEND:VCARD\r\n
    """.utf8)

  private func check(_ name: String, _ bytes: [UInt8], seed: UInt64) throws {
    try check(name, seed: seed) { Self.mutate(bytes, &$0) }
  }

  private func check(
    _ name: String, seed: UInt64, input: (inout SeededGenerator) -> [UInt8]
  ) throws {
    var files = BareFestival.files
    files["parties.csv"]?.append(contentsOf: Array("P1,样本,,JP,civic,guest,,,,,,,,\r\n".utf8))
    files["units.csv"]?.append(contentsOf: Array("P1.S,P1,成员,,3,group,,,,\r\n".utf8))
    let festival = try BareFestival.festival(files)
    var request = ListImporter.Request()
    if name.hasSuffix("ics") { request.owner = "P1.S" }
    var dice = SeededGenerator(seed: seed)
    var read = 0
    for round in 0..<Self.rounds {
      let log = ListLog()
      let source = ListSource(name: name, bytes: input(&dice))

      let report = ListImporter.run(
        [source], into: festival, files: files, request: request, log: log)

      if (report == nil) != log.hasErrors {
        Issue.record("\(name), round \(round): neither a report nor an error, or both")
      }
      guard let report else { continue }
      read += 1
      // What is read is a festival, now and then looked at, as it takes long.
      guard round % 50 == 0 else { continue }
      var after = files
      for file in report.files {
        #expect(
          BareFestival.files[file.name] != nil || file.name == "busy_times.csv", "\(file.name)")
        after[file.name] = file.bytes
      }
      _ = try BareFestival.festival(after)
    }
    #expect(read > Self.rounds / 50, "\(name): \(read)")
    print("Fuzzed \(name): \(Self.rounds) inputs, \(read) read, the others refused.")
  }

  @Test func `no change of bytes in text makes the import fail`() throws {
    let lists = try MadeLists("text")
    try check("gb18030.csv", lists.bytes("gb18030.csv"), seed: 1)
  }

  @Test func `no change of bytes in a workbook makes the import fail`() throws {
    let lists = try MadeLists("workbook")
    try check("openpyxl-1900-merged.xlsx", lists.bytes("openpyxl-1900-merged.xlsx"), seed: 2)
  }

  /// Parts that are packed anew after the change, so that the checksums do not hide it.
  private static let parts: [(name: String, content: [UInt8])] = [
    (
      "xl/workbook.xml",
      "<workbook><workbookPr date1904=\"0\"/><sheets><sheet name=\"S\" r:id=\"r1\" xmlns:r=\"r\"/>"
        + "</sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/>"
        + "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>"
        + "<Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"
    ),
    (
      "xl/strings.xml",
      "<sst><si><t>姓名</t></si><si><t>国籍</t></si><si><r><t>日</t></r><r><t>本</t></r>"
        + "<rPh sb=\"0\" eb=\"1\"><t>ニホン</t></rPh></si><si><t>抵达日期</t></si></sst>"
    ),
    (
      "xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m\"/></numFmts>"
        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>"
    ),
    (
      "xl/worksheets/s.xml",
      "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">"
        + "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        + "<c r=\"C1\" t=\"s\"><v>3</v></c></row><row r=\"2\" hidden=\"1\">"
        + "<c r=\"A2\" t=\"inlineStr\"><is><t>样本花子</t></is></c><c r=\"B2\" t=\"s\"><v>2</v></c>"
        + "<c r=\"C2\" s=\"1\"><v>43186.5</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\">"
        + "<f>A2</f><v>样本一郎</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c></row></sheetData>"
        + "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells></worksheet>"
    ),
  ].map { ($0.0, Array($0.1.utf8)) }

  @Test func `no change of bytes in the parts of a workbook makes the import fail`() throws {
    try check("parts.xlsx", seed: 3) { dice in
      var parts = Self.parts
      let index = Int.random(in: parts.indices, using: &dice)
      parts[index].content = Self.mutate(parts[index].content, &dice)
      return StoredArchive.bytes(parts)
    }
  }

  @Test func `no change of bytes in cards makes the import fail`() throws {
    try check("cards.vcf", Self.cards, seed: 4)
  }

  @Test func `no change of bytes in a calendar makes the import fail`() throws {
    try check("busy.ics", Self.calendar, seed: 5)
  }
}
