// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Testing

/// Lists as strangers send them, each with what a careful clerk would make of it.
///
/// The answers were written down before the lists were read. All people are invented.
struct StrangersList: CustomTestStringConvertible {
  let title: String
  let lines: [String]
  /// Of each new guest, in order, what the table must hold: `column:value`, parted by `;`.
  let guests: [String]
  /// Findings that must be there, and no others of the warnings and errors.
  var warnings: [String] = []
  var skipped = 0
  var separator = "\n"

  init(
    _ title: String, _ lines: [String], _ guests: [String], _ warnings: [String] = [],
    skipped: Int = 0, separator: String = "\n"
  ) {
    self.title = title
    self.lines = lines
    self.guests = guests
    self.warnings = warnings
    self.skipped = skipped
    self.separator = separator
  }

  var testDescription: String { title }
}

@Suite struct StrangersListsTests {
  func check(_ list: StrangersList) throws {
    var trial = ListTrial()
    let report = try trial.run(
      ("list.csv", Array(list.lines.joined(separator: list.separator).utf8)))
    let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])
    #expect(table.rowCount == list.guests.count, "\(list.title): \(trial.log.findings)")
    for (row, wanted) in list.guests.enumerated() where row < table.rowCount {
      for pair in wanted.split(separator: ";") {
        let ends = pair.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
          .map { String($0).trimmingCharacters(in: .whitespaces) }
        let found = FormulaGuard.removed(from: table[row, ends[0]])
        #expect(found == ends[1], "\(list.title), row \(row + 1), \(ends[0])")
      }
    }
    let warnings = trial.codes.filter { !$0.hasPrefix("N") }
    #expect(warnings == list.warnings, "\(list.title): \(trial.log.findings.map(\.description))")
    let skipped = report?.lists.reduce(0) { $0 + $1.skipped.count } ?? 0
    #expect(skipped == list.skipped, "\(list.title)")
  }

  // MARK: Headings of registration systems

  @Test(arguments: [
    StrangersList(
      "a congress system",
      [
        "First Name,Last Name,Email Address,Company Name,Job Title,Registration Status,Country of Residence,Dietary Restrictions",
        "Hanako,Sato,h@a.example.org,Kyoto Club,Chair,Accepted,Japan,Vegetarian",
        "Taro,Yamada,t@a.example.org,Kyoto Club,Member,Cancelled,Japan,",
      ],
      [
        "name_latin:SATO, Hanako;country:JP;organisation:Kyoto Club;title:Chair;diet:VLML;email:h@a.example.org"
      ], skipped: 1),
    StrangersList(
      "names in parts behind one word",
      [
        "Order code,Attendee name: Given name,Attendee name: Family name,Attendee email,Country",
        "ABC12,Jean,Dupont,j@a.example.org,France",
      ], ["name_latin:DUPONT, Jean;country:FR;email:j@a.example.org"], ["W404"]),
    StrangersList(
      "a conference system",
      [
        "Registration ID,Name,Email Address,Affiliation,Position,Country,Registration state",
        "77,\"Müller, Anna\",a@a.example.org,TU Wien,Professor,Austria,Completed",
        "78,\"Rossi, Aldo\",r@a.example.org,Roma,Professor,Italy,Withdrawn",
      ],
      ["name_latin:Müller, Anna;country:AT;registration:77;organisation:TU Wien;title:Professor"],
      skipped: 1),
    StrangersList(
      "small letters",
      [
        "#,first name,last name,email,country,affiliation", "1,Ana,Gómez,a@b.example.org,ES,Madrid",
      ],
      ["name_latin:GÓMEZ, Ana;country:ES;organisation:Madrid"]),
    StrangersList(
      "capitals", ["FULL NAME,NATIONALITY,ORGANISATION", "Hanako SATO,JAPAN,Kyoto Club"],
      ["name_latin:SATO, Hanako;country:JP"]),
    StrangersList(
      "numbered questions",
      [
        "序号,提交时间,1、您的姓名,2、您的国籍,3、您的单位,4、您的职务,5、您的饮食禁忌,6、抵达日期",
        "1,2018/3/1 10:00,样本花,日本,甲社,会长,素食,3月27日",
      ], ["name_zh:样本花;country:JP;organisation:甲社;title:会长;diet:VLML;arrive_date:2018-03-27"],
      ["W404"]),
    StrangersList(
      "compulsory fields", ["姓名（必填）,国籍（必填）,手机号,所在单位,职务", "样本花,日本,13800138000,甲社,会长"],
      ["name_zh:样本花;country:JP;phone:13800138000;organisation:甲社;title:会长"]),
    StrangersList(
      "a Japanese form",
      [
        "タイムスタンプ,メールアドレス,お名前（漢字）,お名前（ローマ字）,ご所属,お役職,国籍,食物アレルギーの有無",
        "2018/03/01 10:00:00,h@a.example.org,様本花,SAMPLE Hana,京都会,会長,日本,なし",
      ],
      [
        "name_zh:様本花;name_latin:SAMPLE, Hana;country:JP;organisation:京都会;title:会長;diet:;email:h@a.example.org"
      ], ["W404"]),
    StrangersList(
      "a Korean form",
      [
        "응답일시,성함,국적,소속기관,직책,알레르기 유무,입국 항공편", "2018-03-01,김민준,대한민국,서울시,국장,없음,KE893",
      ], ["name_native:김민준;country:KR;organisation:서울시;title:국장;diet:;arrive_by:KE893"], ["W404"]),
    StrangersList(
      "questions in words",
      [
        "Timestamp,What is your full name?,Nationality (as in passport),Your organisation,Do you have any food allergies?",
        "3/1/2018 10:00:00,Hanako SATO,Japanese,Kyoto Club,No",
      ], ["name_latin:SATO, Hanako;country:JP;organisation:Kyoto Club;diet:"], ["W404"]),
    StrangersList(
      "two languages in a heading",
      ["姓名 / Name,国籍 Nationality,护照号码 Passport No.,职务Title", "样本花,日本,TK123,会长"],
      ["name_zh:样本花;country:JP;passport:TK123;title:会长"]),
    StrangersList(
      "a line inside a heading",
      [
        "Name,Nationality,\"Passport\nNumber\",\"Arrival\ndate\"",
        "Hanako SATO,Japan,TK123,27 March",
      ],
      ["name_latin:SATO, Hanako;passport:TK123;arrive_date:2018-03-27"]),
    StrangersList(
      "traditional characters", ["姓名,國籍,服務單位,職稱,抵達日期,飲食習慣", "樣本花,日本,甲社,會長,3月27日,素食"],
      ["name_zh:樣本花;country:JP;organisation:甲社;title:會長;arrive_date:2018-03-27;diet:VLML"]),
    StrangersList(
      "what other programs write for nothing",
      [
        "name,country,organisation,diet,phone,passport",
        "Hanako SATO,JP,Kyoto Club,nan,13800138000.0,nan",
      ],
      ["name_latin:SATO, Hanako;country:JP;diet:;phone:13800138000;passport:"]),
  ])
  func `the columns of other systems are understood`(list: StrangersList) throws {
    try check(list)
  }

  // MARK: Names

  @Test(arguments: [
    ("Dr. med. Hans-Peter MEIER", "name_latin", "MEIER, Hans-Peter"),
    ("Ing. Eva NOVÁKOVÁ, Ph.D.", "name_latin", "NOVÁKOVÁ, Eva"),
    ("Mme Claire DUBOIS", "name_latin", "DUBOIS, Claire"),
    ("Herr Max MUSTER", "name_latin", "MUSTER, Max"),
    ("Sra. Ana GÓMEZ", "name_latin", "GÓMEZ, Ana"),
    ("Ms SMITH Jane", "name_latin", "SMITH, Jane"), ("김영수 교수님", "name_native", "김영수"),
    ("田中太郎様", "name_zh", "田中太郎"), ("朴智星博士", "name_zh", "朴智星"),
    ("ＳＡＴＯ　Ｈａｎａｋｏ", "name_latin", "SATO, Hanako"), ("王 伟", "name_zh", "王伟"),
    ("van der BERG Jan", "name_latin", "van der BERG Jan"),
    ("O’BRIEN Aoife", "name_latin", "O’BRIEN, Aoife"),
  ])
  func `a name is the name alone`(text: String, column: String, name: String) throws {
    try check(
      StrangersList(text, ["姓名,国籍", "\"\(text)\",日本"], ["\(column):\(name)"]))
  }

  @Test(arguments: [
    ("让·雅克·样本", "让‧雅克‧样本"), ("让·雅克·样本", "让•雅克•样本"), ("MÜLLER, Anna", "MU\u{308}LLER, Anna"),
    ("GROSS, Max", "Groß, Max"), ("O’BRIEN, Aoife", "O'BRIEN, Aoife"),
    ("SATO, Hanako", "Hanako Sato"),
    ("李 小明", "李小明"), ("Dr. MEIER, Urs", "MEIER, Urs"),
  ])
  func `one person in two spellings is one person`(first: String, second: String) throws {
    var trial = ListTrial()
    try trial.run("团组,姓名,国籍", "甲社,\"\(first)\",日本")
    try trial.run("团组,姓名,国籍", "甲社,\"\(second)\",日本")

    #expect(EventTable("guests.csv", trial.files["guests.csv"] ?? []).rowCount == 1)
  }

  @Test(arguments: [
    "TBA", "to be announced", "待通知", "未定", "미정", "名前未定", "Guest of Hanako", "N.N.", "陪同人员1",
  ])
  func `nobody yet is named as such`(text: String) throws {
    var trial = ListTrial()
    try trial.run("团组,姓名,国籍", "甲社,\(text),日本")
    #expect(trial.codes.contains("W433"), "\(text)")
  }

  @Test(arguments: [
    ("Marie CURIE +2", "CURIE, Marie"), ("陈某（及家属）", "陈某"), ("김철수 외 2명", "김철수"),
    ("Jean DUPONT and family", "DUPONT, Jean"), ("王某等5人", "王某"),
  ])
  func `more than one person in a cell is named as such`(text: String, name: String) throws {
    var trial = ListTrial()
    try trial.run("团组,姓名,国籍", "甲社,\(text),日本")
    let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])
    #expect(
      ["name_zh", "name_latin", "name_native"].map { table[0, $0] }.filter { !$0.isEmpty } == [name]
    )
    #expect(trial.codes.contains("W434"))
  }

  // MARK: Words

  @Test(arguments: [
    "none", "无", "なし", "없음", "N/A", "-", "no restrictions", "None known", "没有特殊要求", "都可以", "特になし",
    "nothing", "Keine", "nil", "NaN", "/",
  ])
  func `no wish is no wish`(text: String) throws {
    try check(StrangersList(text, ["姓名,国籍,饮食禁忌", "样本花,日本,\(text)"], ["diet:"]))
  }

  @Test(arguments: [
    ("Attending", 0), ("Checked in", 0), ("已签到", 0), ("已确认", 0), ("参加", 0), ("出席", 0), ("참석", 0),
    ("paid", 0), ("欠席", 1), ("不参加", 1), ("불참", 1), ("Declined", 1), ("Not attending", 1), ("退票", 1),
    ("Refunded", 1), ("已退款", 1), ("Waitlisted", 1), ("候补", 1),
  ])
  func `who does not come is not added`(state: String, skipped: Int) throws {
    try check(
      StrangersList(
        state, ["姓名,国籍,状态", "样本花,日本,\(state)", "样本树,日本,已确认"],
        skipped == 0 ? ["name_zh:样本花", "name_zh:样本树"] : ["name_zh:样本树"], skipped: skipped))
  }

  // MARK: Days and hours

  @Test(arguments: [
    ("Mar 27, 2018 2:20pm", "2018-03-27", "14:20"), ("27.3.18 14.20", "2018-03-27", "14:20"),
    ("27/03/18 1420", "2018-03-27", "14:20"), ("20180327 1420", "2018-03-27", "14:20"),
    ("3月27日(火) 14時20分", "2018-03-27", "14:20"), ("3월 27일 오후 2시 20분", "2018-03-27", "14:20"),
    ("二〇一八年三月二十七日", "2018-03-27", ""), ("Tue 27 Mar 14:20", "2018-03-27", "14:20"),
    ("43186.5972222", "2018-03-27", "14:20"), ("43186", "2018-03-27", ""),
    ("27/3/2561", "2018-03-27", ""), ("107/3/27", "2018-03-27", ""),
    ("2018-03-27T14:20:00+08:00", "2018-03-27", "14:20"), ("27-mar-2018", "2018-03-27", ""),
    ("27th of March 2018", "2018-03-27", ""), ("周二 3/27 14:20", "2018-03-27", "14:20"),
    ("2018年3月27日下午两点二十分", "2018-03-27", "14:20"), ("27 MAR 2018 / 14:20", "2018-03-27", "14:20"),
    ("2018.03.27 14:20", "2018-03-27", "14:20"), ("27. März 2018", "2018-03-27", ""),
  ])
  func `a day is read as it is typed`(text: String, day: String, hour: String) throws {
    try check(
      StrangersList(
        text, ["姓名,国籍,抵达日期", "样本花,日本,\"\(text)\""], ["arrive_date:\(day);arrive_time:\(hour)"]))
  }

  // MARK: What spreadsheets do

  @Test(arguments: [
    StrangersList(
      "lines of an old Mac", ["姓名,国籍", "样本花,日本"], ["name_zh:样本花;country:JP"], separator: "\r"),
    StrangersList(
      "titles above and totals below",
      ["2018年樱花节嘉宾名单,,", ",,", "制表：外办,,2018-03-01", "姓名,国籍,职务", "样本花,日本,会长", "合计：1人,,"],
      ["name_zh:样本花;country:JP;title:会长"], skipped: 1),
    StrangersList(
      "errors of formulas", ["姓名,国籍,职务,手机", "样本花,日本,#N/A,#REF!"],
      ["name_zh:样本花;title:;phone:"], ["W405"]),
    StrangersList(
      "a passport that looks like a number of science", ["姓名,国籍,护照号", "样本花,日本,12E45678"],
      ["passport:12E45678"]),
    StrangersList(
      "digits that are gone", ["姓名,国籍,护照号,手机", "样本花,日本,3.20211E+17,8.61381E+12"],
      ["passport:;phone:"], ["W430"]),
    StrangersList(
      "an apostrophe before a number", ["姓名,国籍,手机", "样本花,日本,'13800138000"], ["phone:13800138000"]),
    StrangersList(
      "bars between cells", ["姓名|国籍|职务", "样本花|日本|会长"], ["name_zh:样本花;country:JP;title:会长"]),
    StrangersList(
      "the header once more", ["姓名,国籍", "样本花,日本", "姓名,国籍", "样本树,日本"],
      ["name_zh:样本花", "name_zh:样本树"], skipped: 1),
  ])
  func `what a spreadsheet did to a list does no harm`(list: StrangersList) throws {
    try check(list)
  }

  // MARK: Lists of registers and ministries

  @Test(arguments: [
    StrangersList(
      "the country of an address beside a nationality",
      [
        "Attendee name,Attendee email,ZIP code,Country,Nationality,Check-in: Main hall",
        "Anna Meier,a@a.example.org,1010,Austria,German,2018-03-27T09:00:00Z",
      ], ["country:DE;arrive_date:"], ["W404", "W437"]),
    StrangersList(
      "whether the register takes somebody, beside its numbers",
      ["票号,姓名,国籍,审核状态", "1,样本花,日本,审核通过", "2,样本树,日本,审核不通过", "3,样本草,日本,待审核"],
      ["name_zh:样本花;clearance:", "name_zh:样本草;clearance:"], ["W436"], skipped: 1),
    StrangersList(
      "whether the police take somebody, without numbers",
      ["姓名,国籍,审核状态", "样本花,日本,审核通过", "样本树,日本,审核不通过", "样本草,日本,待审核", "样本叶,日本,看情况"],
      ["clearance:ok", "clearance:refused", "clearance:pending", "clearance:"], ["W409"]),
    StrangersList(
      "in what form somebody comes",
      [
        "Name,Nationality,Attending format", "Hanako SATO,Japan,In person",
        "Taro SATO,Japan,Virtual",
      ],
      ["name_latin:SATO, Hanako", "name_latin:SATO, Taro"], ["W404"]),
    StrangersList(
      "whether somebody has a room",
      [
        "Name,Nationality,Accommodation", "Hanako SATO,Japan,Yes", "Taro SATO,Japan,No",
        "Jiro SATO,Japan,Hilton",
      ],
      ["hotel:", "hotel:", "hotel:Hilton"], ["W420"]),
    StrangersList(
      "a question for the country",
      ["Name,What country are you from?,Title", "Hanako SATO,Japan,Chair"],
      ["country:JP"]),
    StrangersList(
      "name and surname", ["Name - Surname,Nationality,Position", "Hanako SATO,Japan,Chair"],
      ["name_latin:SATO, Hanako;country:JP;title:Chair"]),
    StrangersList(
      "a journey there and back", ["氏名,国籍,便名（往路）,便名（復路）", "様本花,日本,NH959,NH960"],
      ["arrive_by:NH959;depart_by:NH960"]),
    StrangersList(
      "flights as Taiwan calls them", ["姓名,國籍,抵達班機,離開班機,飲食", "樣本花,日本,CI501,CI502,葷"],
      ["arrive_by:CI501;depart_by:CI502;diet:"]),
    StrangersList(
      "countries over several rows",
      ["国别,姓名,职务", "匈牙利,样本花,处长", ",样本树,随员", "塞尔维亚,样本草,司长", "同上,样本叶,随员"],
      ["country:HU", "country:HU", "country:RS", "country:RS"]),
    StrangersList(
      "a nationality that is not written", ["团组,姓名,国籍", "甲社,样本花,日本", "乙社,样本树,"],
      ["country:JP"], skipped: 1),
    StrangersList(
      "sums in the words of offices",
      ["姓名,国籍,职务", "样本花,日本,会长", "共1人,,", "以上共 1 名,,", "총 1명,,", "Total guests: 1,,"],
      ["name_zh:样本花"], skipped: 4),
    StrangersList(
      "a column that was too narrow", ["姓名,国籍,抵达日期", "样本花,日本,########"], ["arrive_date:"],
      ["W405"]),
    StrangersList(
      "numbers parted by thousands",
      [
        "Name,Nationality,Registration ID,Mobile", "Hanako SATO,Japan,\"1,204\",\"13,800,138,000\"",
      ],
      ["registration:1204;phone:13800138000"]),
    StrangersList(
      "commas for points",
      ["姓名;国籍;抵达日期;抵达时刻", "样本花;日本;43186,604166667;", "样本树;日本;43186;0,5"],
      ["arrive_date:2018-03-27;arrive_time:14:30", "arrive_date:2018-03-27;arrive_time:12:00"]),
    StrangersList(
      "points for colons",
      ["Name,Nationality,Arrival date,Arrival time", "Hanako SATO,Japan,3/27/18,14.30"],
      ["arrive_date:2018-03-27;arrive_time:14:30"]),
    StrangersList(
      "a day among hours", ["Name,Nationality,Arrival time", "Hanako SATO,Japan,3.27"],
      ["arrive_date:2018-03-27;arrive_time:"]),
    StrangersList(
      "a section of a Japanese firm, and a minister of China",
      ["姓名,国籍,单位,职务", "見本太郎,日本,見本社,部長", "样本树,中国,样本部,部長"],
      ["protocol_class:MEMBER", "protocol_class:MIN"]),
    StrangersList(
      "states in the words of registers",
      [
        "姓名,国籍,状态", "样本花,日本,Awaiting approval", "样本树,韩国,참가확정", "样本草,日本,承認済み",
        "样本叶,日本,已驳回", "样本根,韩国,참가대기",
      ], ["name_zh:样本花", "name_zh:样本树", "name_zh:样本草"], ["W436"], skipped: 2),
  ])
  func `what registers and ministries write is read as they mean it`(list: StrangersList) throws {
    try check(list)
  }

  @Test func `a language that is not known is refused with what is wanted`() throws {
    var trial = ListTrial()
    #expect(
      try trial.run(("l.csv", Array("Keresztnév,Vezetéknév,Ország\nAnna,Meier,DE".utf8))) == nil)
    #expect(trial.codes == ["E414"])
  }

  @Test func `one address of two people merges nobody`() throws {
    var trial = ListTrial()
    try trial.run(
      "团组,姓名,国籍,邮箱", "甲社,样本花,日本,office@a.example.org", "甲社,样本树,日本,office@a.example.org")
    #expect(EventTable("guests.csv", trial.files["guests.csv"] ?? []).rowCount == 2)
  }
}
