// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

/// Each row of a table of people has a diary of its own: who is sure to be one person in two rows keeps one more, and
/// who may be one is told.
@Suite struct PersonTwiceTests {
  private static func findings(_ rows: [String: String]) -> [String] { read(rows).findings }

  private static func read(
    _ rows: [String: String]
  ) -> (findings: [String], lost: [String], persons: [Person]) {
    var files = BareFestival.files
    func write(_ file: String, _ text: String) {
      files[file] = Array(text.replacing("\n", with: "\r\n").utf8)
    }
    write(
      "parties.csv", "party_id,name_zh,name_en,country,type,side\nP1,样本,Sample,JP,civic,guest\n")
    write(
      "units.csv",
      "unit_id,party_id,name_zh,name_en,size,standing\nP1.H,P1,团长,Head,1,head\nP1.S,P1,成员,Members,2,group\n"
    )
    write(
      "outlets.csv",
      "outlet_id,name_zh,name_en,kind,accreditation,language,origin\nM1,样本报,Daily,paper,fixed,ZH,CN\n"
    )
    for (file, text) in rows { write(file, text) }
    let (festival, findings) = EventFolderReader.read(files: files, slug: "bare")
    #expect(findings.filter { $0.severity == .error } == [])
    func told(_ code: String) -> [String] {
      findings.filter { $0.code == code }.map { "\($0.location): \($0.cause.zh)" }
    }
    return (told("W318"), told("W319"), festival?.persons ?? [])
  }

  private static let guests =
    "guest_id,unit_id,name_zh,name_latin,sex,country,protocol_class,passport,email\n"

  @Test func `a passport that a spreadsheet has shortened joins nobody, and is told`() {
    var files: [String: String] = [:]
    files["guests.csv"] =
      Self.guests
      + "G1,P1.H,样本花,\"SAMPLE, Hana\",F,JP,MAYOR,3.20211E+17,\n"
      + "G2,P1.S,样本花,\"SAMPLE, Hana\",F,JP,MEMBER,3.20211E+17,\n"
    let found = Self.read(files)

    #expect(found.persons.isEmpty)
    #expect(found.findings == [])
    #expect(
      found.lost == [
        "guests.csv:2:39: 电子表格丢失了证件号的末几位，不能用来认人",
        "guests.csv:3:40: 电子表格丢失了证件号的末几位，不能用来认人",
      ])
  }

  @Test func `staff with one address or one name in two tables are told`() {
    let found = Self.findings([
      "interpreters.csv":
        "interpreter_id,name,language,modes,email\nD1,陈静,DE,CI,Chen@example.org\nD2,李明,DE,CI,\n",
      "liaison_officers.csv":
        "officer_id,name,parties,email\nLO1,J. Chen,P1,chen@example.org\nLO2,李明,P1,\nLO3,王芳,P1,\n",
    ])

    #expect(
      found == [
        "liaison_officers.csv:2:1: 联络员 LO1 与翻译 D1 的邮箱相同，可能是同一人，会被当作两人安排",
        "liaison_officers.csv:3:1: 联络员 LO2 与翻译 D2 的姓名相同，可能是同一人，会被当作两人安排",
      ])
  }

  @Test func `a passport with two names in two units is told, and two in one unit are not`() {
    let found = Self.read([
      "guests.csv": Self.guests
        + "G1,P1.H,样本花,\"SAMPLE, Hana\",F,JP,MAYOR,TK1,\nG2,P1.S,样本华,\"SAMPLE, Hanna\",F,JP,MEMBER,TK1,\n"
        + "G3,P1.S,样本树,\"SAMPLE, Ki\",M,JP,MEMBER,TK3,\n"
    ])

    #expect(
      found.findings == ["guests.csv:3:1: 嘉宾 G2 与嘉宾 G1 的证件号相同，可能是同一人，会被当作两人安排"])
    #expect(found.persons == [])
  }

  @Test func `staff of one name and address are one person, and nothing is asked`() {
    let found = Self.read([
      "interpreters.csv":
        "interpreter_id,name,language,modes,email\nD1,陈静,DE,CI,Chen@example.org\n"
        + "F1,陈静,FR,CI,chen@example.org\nE1,李明,EN,CI,agency@example.org\n",
      "liaison_officers.csv":
        "officer_id,name,parties,email\nLO1,陈静,P1,chen@example.org\nLO2,王芳,P1,agency@example.org\n",
    ])

    #expect(found.persons == [Person(interpreters: ["D1", "F1"], officers: ["LO1"])])
    #expect(
      found.findings == [
        "liaison_officers.csv:3:1: 联络员 LO2 与翻译 E1 的邮箱相同，可能是同一人，会被当作两人安排"
      ])
  }

  @Test func `a guest in two units is one person by name and passport, in whatever script`() {
    let found = Self.read([
      "guests.csv": Self.guests
        + "G1,P1.H,样本花,\"SAMPLE, Hana\",F,JP,MAYOR,TK1,\nG2,P1.S,,\"Sample, Hana\",F,JP,MEMBER,tk1,\n"
        + "G3,P1.S,样本树,\"SAMPLE, Ki\",M,JP,MEMBER,TK3,\n"
    ])

    #expect(found.persons == [Person(units: ["P1.H", "P1.S"])])
    #expect(found.findings == [])
  }

  @Test func `one row may join two that had nothing in common`() {
    let found = Self.read([
      "interpreters.csv":
        "interpreter_id,name,language,modes,email\nD1,样本花,DE,CI,hana@example.org\n",
      "guests.csv": Self.guests
        + "G1,P1.H,样本花,,F,JP,MAYOR,TK1,\nG2,P1.S,样本花,,F,JP,MEMBER,TK1,hana@example.org\n",
    ])

    #expect(found.persons == [Person(interpreters: ["D1"], units: ["P1.H", "P1.S"])])
  }

  @Test func `the address of an office that all its guests share says nothing`() {
    let found = Self.findings([
      "guests.csv": Self.guests
        + "G1,P1.H,样本花,,F,JP,MAYOR,TK1,office@example.org\n"
        + "G2,P1.S,样本树,,M,JP,MEMBER,TK2,office@example.org\n"
    ])

    #expect(found == [])
  }
}
