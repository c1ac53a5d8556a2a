// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Spreadsheets
import Testing

/// Files made to do harm end with a finding, at once and without much memory.
@Suite struct HostileListTests {
  /// A workbook of one sheet, whose parts may be replaced.
  private static func workbook(
    sheet: String, target: String = "worksheets/sheet1.xml", declared: UInt32? = nil
  ) -> [UInt8] {
    StoredArchive.bytes(
      [
        (
          "xl/workbook.xml",
          "<workbook><sheets><sheet name=\"S\" r:id=\"r1\" "
            + "xmlns:r=\"r\"/></sheets></workbook>"
        ),
        (
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r1\" "
            + "Type=\"x/worksheet\" Target=\"\(target)\"/></Relationships>"
        ),
        ("xl/worksheets/sheet1.xml", sheet),
      ], declared: declared)
  }

  private static func row(_ number: Int, _ cells: [String]) -> String {
    "<row r=\"\(number)\">"
      + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
  }

  private func codes(_ bytes: [UInt8], name: String = "list.xlsx") throws -> [String] {
    var trial = ListTrial()
    try trial.run((name, bytes))
    return trial.log.findings.filter { $0.severity == .error }.map(\.code)
  }

  @Test func `a small workbook by hand is read`() throws {
    let sheet =
      "<worksheet><sheetData>"
      + Self.row(1, ["姓名", "国籍", "代表团"]) + Self.row(2, ["样本花子", "日本", "样本团"])
      + "</sheetData></worksheet>"
    var trial = ListTrial()

    let report = try #require(try trial.run(("a.xlsx", Self.workbook(sheet: sheet))))

    #expect(report.lists[0].added == 1)
    #expect(try trial.guests.map(\.nameZh) == ["样本花子"])
  }

  @Test func `entities that grow without end are refused`() throws {
    var bomb = "<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">"
    for level in 1..<12 {
      bomb += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    bomb +=
      "]><worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>&a11;</v></c></row></sheetData>"
      + "</worksheet>"

    #expect(try codes(Self.workbook(sheet: bomb)) == ["E412"])
  }

  @Test func `files outside are never read through an entity`() throws {
    let sheet =
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>"
      + "<row r=\"1\"><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>"

    #expect(try codes(Self.workbook(sheet: sheet)) == ["E412"])
  }

  @Test func `a part that declares a gigabyte is refused before it is unpacked`() throws {
    #expect(try codes(Self.workbook(sheet: "<worksheet/>", declared: 1 << 30)) == ["E402"])
  }

  @Test func `a part that holds other than it declares is damaged`() throws {
    #expect(try codes(Self.workbook(sheet: "<worksheet/>", declared: 10)) == ["E411"])
    #expect(try codes(Self.workbook(sheet: "<worksheet/>", declared: 1000)) == ["E411"])
  }

  @Test func `a target that leads out of the archive is looked for inside only`() throws {
    let paths = ["../../../../etc/hostname", "/etc/hostname", "../../worksheets/../../x.xml"]
    for path in paths {
      #expect(try codes(Self.workbook(sheet: "<worksheet/>", target: path)) == ["E411"], "\(path)")
    }
  }

  @Test func `a merge over all cells and a cell in the last column take no memory`() throws {
    let sheet =
      "<worksheet><sheetData>"
      + Self.row(1, ["姓名", "国籍"]) + "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>x</v></c>"
      + "</row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>"
    var trial = ListTrial()

    try trial.run(("a.xlsx", Self.workbook(sheet: sheet)))

    #expect(trial.log.findings.allSatisfy { $0.code != "E402" })
  }

  @Test func `other kinds of file are refused with what to do`() throws {
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let wide: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    let cases: [(name: String, bytes: [UInt8], code: String)] = [
      ("a.xls", ole + [0, 1, 2], "E404"), ("b.xlsx", ole + wide, "E405"),
      ("c.xlsb", StoredArchive.bytes([("xl/workbook.bin", "x")]), "E406"),
      (
        "d.ods",
        StoredArchive.bytes([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
        "E407"
      ),
      ("e.numbers", StoredArchive.bytes([("Index/Document.iwa", "x")]), "E408"),
      ("f.xls", Array("<html><body><table>".utf8), "E409"),
      (
        "g.xls",
        Array(
          "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            .utf8),
        "E410"
      ),
      ("h.xlsx", Array("PK\u{3}\u{4}[Content_Types].xml".utf8), "E411"),
      ("i.docx", StoredArchive.bytes([("word/document.xml", "x")]), "E403"),
      ("j.pdf", Array("%PDF-1.4".utf8), "E403"), ("k.csv", [0, 0x80, 0xFF, 0, 1], "E413"),
      ("l.csv", Array("姓名,国籍\n\"样本".utf8), "E415"), ("m.csv", [], "E414"),
      ("n.vcf", Array("BEGIN:VCARD\nFN:x".utf8), "E416"),
      ("o.ics", Array("BEGIN:VCALENDAR".utf8), "E417"),
    ]
    for item in cases {
      #expect(try codes(item.bytes, name: item.name) == [item.code], "\(item.name)")
    }
    var trial = ListTrial()
    try trial.run(("a.xls", ole))
    #expect(trial.log.findings[0].remedy.en.contains("Save As"))
    #expect(trial.log.findings[0].remedy.en.contains(".xlsx"))
  }
}
