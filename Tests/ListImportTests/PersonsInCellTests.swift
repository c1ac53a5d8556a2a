// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import ListImport
import Testing

/// A cell that speaks of two people never becomes one guest.
@Suite struct PersonsInCellTests {
  /// The names, each with its sex, of the guests of one row.
  private func names(_ cell: String, heading: String = "姓名") throws -> (
    names: [String], skipped: [SkipReason], codes: [String]
  ) {
    var trial = ListTrial()
    let report = try trial.run(
      "团组,\(heading),国籍,护照号,邮箱", "甲社,\"\(cell)\",日本,A1,a@kyoto.example")
    let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])
    let names = (0..<table.rowCount).map { row in
      ["name_zh", "name_latin", "name_native", "sex"].map { table[row, $0] }
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    return (names, report.lists[0].skipped.map(\.reason), trial.codes)
  }

  @Test(
    arguments: [
      ("Mr and Mrs Jean DUPONT", ["DUPONT, Jean M", "Spouse of DUPONT, Jean F"]),
      ("Mr. & Mrs. DUPONT", ["DUPONT M", "Spouse of DUPONT F"]),
      ("Dr and Mrs Jean DUPONT", ["DUPONT, Jean M", "Spouse of DUPONT, Jean F"]),
      ("H.E. Mr. and Mrs. Jean DUPONT", ["DUPONT, Jean M", "Spouse of DUPONT, Jean F"]),
      ("M. et Mme Jean DUPONT", ["DUPONT, Jean M", "Spouse of DUPONT, Jean F"]),
      ("Herr und Frau Max MEIER", ["MEIER, Max M", "Spouse of MEIER, Max F"]),
      ("Sr. y Sra. Luis GÓMEZ", ["GÓMEZ, Luis M", "Spouse of GÓMEZ, Luis F"]),
      ("Sig. e Sig.ra Aldo ROSSI", ["ROSSI, Aldo M", "Spouse of ROSSI, Aldo F"]),
      ("Jean DUPONT and spouse", ["DUPONT, Jean", "Spouse of DUPONT, Jean"]),
      ("Jean DUPONT & wife", ["DUPONT, Jean", "Spouse of DUPONT, Jean"]),
      ("Jean DUPONT (+ husband)", ["DUPONT, Jean", "Spouse of DUPONT, Jean"]),
      ("Jean DUPONT accompanied by his wife", ["DUPONT, Jean", "Spouse of DUPONT, Jean"]),
      ("李明夫妇", ["李明", "李明(配偶)"]), ("李明先生夫妇二人", ["李明", "李明(配偶)"]),
      ("李明伉俪", ["李明", "李明(配偶)"]), ("李明及夫人", ["李明", "李明(配偶)"]),
      ("李明（偕夫人）", ["李明", "李明(配偶)"]), ("李明和妻子", ["李明", "李明(配偶)"]),
      ("让·杜邦夫妇", ["让·杜邦", "让·杜邦(配偶)"]), ("佐藤太郎様ご夫妻", ["佐藤太郎", "佐藤太郎(配偶)"]),
      ("김철수 부부", ["김철수", "김철수(배우자)"]), ("김철수 및 배우자", ["김철수", "김철수(배우자)"]),
    ])
  func `a couple of whom one is named is two`(cell: String, expected: [String]) throws {
    let found = try names(cell)

    #expect(found.names == expected, "\(cell)")
    #expect(found.skipped.isEmpty)
    #expect(found.codes.contains("W434") && found.codes.contains("W433"), "\(found.codes)")
  }

  @Test(
    arguments: [
      ("李明、王芳", ["李明", "王芳"]), ("李明、王芳夫妇", ["李明", "王芳"]), ("李明和王芳", ["李明", "王芳"]),
      ("李明，王芳，张伟", ["李明", "王芳", "张伟"]), ("让·杜邦、玛丽·杜邦", ["让·杜邦", "玛丽·杜邦"]),
      ("Hanako SATO and Taro YAMADA", ["SATO, Hanako", "YAMADA, Taro"]),
      ("Hanako SATO & Taro YAMADA", ["SATO, Hanako", "YAMADA, Taro"]),
      ("Hanako SATO; Taro YAMADA", ["SATO, Hanako", "YAMADA, Taro"]),
      ("Hanako SATO\nTaro YAMADA", ["SATO, Hanako", "YAMADA, Taro"]),
      ("Hanako SATO, Taro YAMADA and Jiro KATO", ["SATO, Hanako", "YAMADA, Taro"]),
      ("Sr. Luis GÓMEZ y Sra. Ana RUIZ", ["GÓMEZ, Luis", "RUIZ, Ana"]),
      ("김민준, 이서연", ["김민준", "이서연"]),
    ])
  func `people who are all named are all read`(cell: String, expected: [String]) throws {
    let found = try names(cell)

    #expect(found.names.prefix(expected.count).map { String($0) } == expected, "\(cell)")
    #expect(found.codes.contains("W434"), "\(found.codes)")
  }

  @Test(arguments: [
    "John & Jane SMITH", "Jean DUPONT / Marie MARTIN", "佐藤花子、山田太郎", "张伟/王芳",
    "Mr and Mrs SMITH and family", "SMITH & JONES",
  ])
  func `whom nobody can tell apart are asked and not read`(cell: String) throws {
    let found = try names(cell)

    #expect(found.names.isEmpty, "\(cell)")
    #expect(found.skipped == [.severalNames])
    #expect(found.codes == ["W434"])
  }

  @Test(
    arguments: [
      ("José ORTEGA y GASSET", "José ORTEGA y GASSET"), ("宇都宫和歌子", "宇都宫和歌子"),
      ("大和田健", "大和田健"), ("SATO, Hanako", "SATO, Hanako"), ("Eva e SILVA", "SILVA, Eva e"),
      ("Hanako SATO / SATO Hanako", ""), ("John E SMITH", "SMITH, John E"), ("李明，会长", "李明,会长"),
      ("Anderson PEREIRA", "PEREIRA, Anderson"), ("Ali AND", "AND, Ali"),
      ("欧阳夫", "欧阳夫"), ("张太太", "张太太"),
    ])
  func `one person stays one`(cell: String, name: String) throws {
    let found = try names(cell)

    #expect(found.names.count == 1, "\(cell): \(found.names)")
    if !name.isEmpty { #expect(found.names == [name]) }
    #expect(!found.codes.contains("W434"))
  }

  @Test func `who shares a row shares its journey, and no passport, address or title`() throws {
    var trial = ListTrial()
    try trial.run(
      "团组,姓名,国籍,职务,护照号,邮箱,电话,抵达日期,酒店", "甲社,李明及夫人,法国,会长,A1,a@lyon.example,123,3月27日,湖滨")

    let guests = try trial.guests
    #expect(guests.map(\.passport) == ["A1", ""])
    #expect(guests.map(\.email) == ["a@lyon.example", ""])
    #expect(guests.map(\.phone) == ["123", ""])
    #expect(guests.map(\.title) == ["会长", ""])
    #expect(guests.map(\.country) == ["FR", "FR"])
    #expect(guests.map(\.hotel) == ["湖滨", "湖滨"])
    #expect(guests.map { $0.arrival.date?.description } == ["2018-03-27", "2018-03-27"])
  }

  @Test func `the list again changes nothing, and the spouse's name replaces the place holder`()
    throws
  {
    var trial = ListTrial()
    let list = ["团组,姓名,国籍", "甲社,李明及夫人,法国", "甲社,Mr and Mrs Jean DUPONT,法国"]
    try trial.run(list[0], list[1], list[2])

    let report = try trial.run(list[0], list[1], list[2])

    #expect(report.lists[0].unchanged == 4)
    #expect(report.lists[0].added + report.lists[0].updated == 0)
  }

  @Test func `given names of one surname are people, and so is a couple by its courtesies`() throws
  {
    var trial = ListTrial()
    try trial.run(
      "Salutation,First name,Last name,Country", ",John & Jane,Smith,UK",
      "Mr and Mrs,Jean,Dupont,France")

    let guests = try trial.guests
    #expect(
      guests.map(\.nameLatin) == [
        "SMITH, John", "SMITH, Jane", "DUPONT, Jean", "Spouse of DUPONT, Jean",
      ])
    #expect(guests.map(\.sex) == ["", "", "M", "F"])
  }

  @Test func `two columns of names tell of the same two`() throws {
    var trial = ListTrial()
    try trial.run("中文姓名,英文姓名,国籍", "李明、王芳,LI Ming and WANG Fang,新加坡")

    let guests = try trial.guests
    #expect(guests.map(\.nameZh) == ["李明", "王芳"])
    #expect(guests.map(\.nameLatin) == ["LI, Ming", "WANG, Fang"])
  }
}
