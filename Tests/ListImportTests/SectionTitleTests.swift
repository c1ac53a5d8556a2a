// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import ListImport
import Testing

/// Titles between the rows, remarks and totals are no guests; a title that names a country or a party is used.
@Suite struct SectionTitleTests {
  @Test(
    arguments: [
      (",Delegation of France,,", "FR", "Delegation of France"),
      ("Delegation of France (2 persons),,,", "FR", "Delegation of France"),
      (",French delegation,,", "FR", "French delegation"), ("一、法国代表团,,,", "FR", "法国代表团"),
      ("一,法国代表团（共2人）,,", "FR", "法国代表团"), ("【法国代表团】,,,", "FR", "法国代表团"),
      ("Délégation de France :,,,", "FR", "Délégation de France"),
      (",France,,2", "FR", "France"), ("法国代表团,法国代表团,法国代表团,法国代表团", "FR", "法国代表团"),
      ("France,,,", "FR", "France"), (",フランス訪問団,,", "FR", "フランス訪問団"),
      (",프랑스 대표단,,", "FR", "프랑스 대표단"),
    ])
  func `a title that names a party or a country is that of the rows below`(
    title: String, country: String, party: String
  ) throws {
    var trial = ListTrial()
    let report = try trial.run(
      "No.,Name,Job title,Passport", title, "1,Jean DUPONT,Mayor,A1", "2,Ana MARTIN,Member,A2")

    #expect(try trial.guests.map(\.country) == [country, country], "\(title)")
    #expect(report.lists[0].skipped.map(\.reason) == [.section])
    let parties = EventTable("parties.csv", trial.files["parties.csv"] ?? [])
    #expect(
      (0..<parties.rowCount).map { parties[$0, "name_zh"] + parties[$0, "name_en"] } == [party])
    #expect(trial.codes.contains("N432"))
    #expect(!trial.codes.contains { $0.hasPrefix("W") }, "\(trial.log.findings)")
  }

  @Test(arguments: ["二、媒体,,,", ",Media,,", "Part B: Staff,,,", ",工作人员：,,", ",通訳,,", "三、其他,,,"])
  func `another title is asked and gives the rows nothing`(title: String) throws {
    var trial = ListTrial()
    let report = try trial.run(
      "No.,Name,Nationality,Passport", ",Japan,,", "1,Hanako SATO,,A1", title,
      "2,Jean DUPONT,France,A2")

    #expect(try trial.guests.map(\.country) == ["JP", "FR"], "\(title)")
    #expect(report.lists[0].skipped.map(\.reason) == [.section, .section])
    #expect(trial.codes.filter { $0.hasPrefix("W") } == ["W439"], "\(trial.log.findings)")
    #expect(try Set(trial.guests.map(\.unit)).count == 2)
  }

  @Test func `a country of a row's own, and a party's column, count for more than the title`()
    throws
  {
    var trial = ListTrial()
    try trial.run(
      "Delegation,Name,Nationality,Title", "Lyon,,,", ",France,,", "Lyon,Jean DUPONT,Belgium,Mayor",
      "Lyon,Ana MARTIN,,Member")

    #expect(try trial.guests.map(\.country) == ["BE", "FR"])
    let parties = EventTable("parties.csv", trial.files["parties.csv"] ?? [])
    #expect((0..<parties.rowCount).map { parties[$0, "name_en"] } == ["Lyon"])
  }

  @Test(arguments: [
    "注：以上名单截至3月1日,,,", "备注：另有两人待定,,,", "* to be confirmed by 1 March,,,", "填表人,张三,,",
    "Note: two more to come,,,", "第1页，共3页,,,", "※ 敬称略,,,",
  ])
  func `a remark is no guest`(row: String) throws {
    var trial = ListTrial()
    let report = try trial.run(
      "Name,No.,Nationality,Passport", "Hanako SATO,1,Japan,A1", row.replacing("，", with: "、"))

    #expect(try trial.guests.count == 1, "\(row)")
    #expect(report.lists[0].skipped.map(\.reason) == [.footnote])
  }

  @Test(arguments: [
    "合计29人,,,", "Total: 29,,,", ",总人数：29,,", "TOTAL,,,29", "共计,29,,", "Gesamt: 2,,,", "Итого: 2,,,",
    "Total number of guests: 2,,,", "小计（2人）,,,",
  ])
  func `a total is no guest`(row: String) throws {
    var trial = ListTrial()
    let report = try trial.run("Name,No.,Nationality,Passport", "Hanako SATO,1,Japan,A1", row)

    #expect(try trial.guests.count == 1, "\(row)")
    #expect(report.lists[0].skipped.map(\.reason) == [.total], "\(row)")
  }

  @Test func `a star before a name, and a note in the first column, leave the person a guest`()
    throws
  {
    var trial = ListTrial()
    try trial.run("姓名,国籍,单位", "*样本花,日本,甲社", "* 样本树,日本,甲社")
    #expect(try trial.guests.count == 2)

    trial = ListTrial()
    try trial.run("备注,姓名,国籍", "注意：素食,样本花,日本", "* 素食,样本树,日本")
    #expect(try trial.guests.count == 2)
  }

  @Test(arguments: ["Page,Larry,USA,A2", "Jordan,Ann,USA,A2", "Chad,Kim,USA,", "Media,Anna,USA,A9"])
  func `a person who is called like one is a guest`(row: String) throws {
    var trial = ListTrial()
    try trial.run("Surname,Given name,Nationality,Passport", "Sato,Hanako,Japan,A1", row)

    #expect(try trial.guests.count == 2, "\(row)")
  }
}
