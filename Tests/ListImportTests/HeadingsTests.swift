// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// A heading means a column by the whole of it, in the lists of offices and of registration systems.
@Suite struct HeadingsTests {
  private static func field(_ heading: String) throws -> String? {
    var trial = ListTrial()
    let cell = heading.contains(",") ? "\"\(heading)\"" : heading
    // A name in another script's column leaves every heading of names free.
    let report = try trial.run("嘉宾编号,出席单元,\(cell)", "G9,U9,x")
    return report.lists[0].columns.last?.field
  }

  @Test(arguments: [
    (
      "name", ["Full name", "Attendee name", "Guest name", "Participant name", "参会人姓名", "氏名", "성명"]
    ),
    ("surname", ["Last name", "Last Name", "Family name", "Attendee Last Name", "姓氏"]),
    ("given_name", ["First name", "First Name", "Given name(s)", "Guest first name"]),
    ("title", ["Job title", "Job Title", "Position", "Position/Title", "职务", "役職", "직위"]),
    ("organisation", ["Company", "Company name", "Organisation", "单位", "勤務先", "소속"]),
    ("country", ["Home country", "Nationality", "Country/Region", "国籍", "国・地域", "국적"]),
    ("email", ["Email", "Email address", "Attendee email", "Contact email", "邮箱", "メールアドレス"]),
    ("phone", ["Cell Phone", "Contact phone", "Mobile number", "手机", "携帯電話番号", "휴대폰"]),
    ("passport", ["Passport No.", "Passport number", "护照号码", "여권번호"]),
    (
      "diet",
      [
        "Special diet", "Dietary requirements", "Food allergies", "饮食禁忌", "食事制限・アレルギー", "식사제한",
        "Do you have any dietary requirements?", "您有什么忌口吗？",
      ]
    ),
    ("mobility", ["Accessibility needs", "Special assistance", "无障碍需求", "휠체어"]),
    ("arrive_by", ["Arrival flight", "Inbound flight", "抵锡航班", "到着便", "입국편"]),
    ("depart_by", ["Departure flight", "Return flight", "返程车次", "帰国便", "출국편"]),
    ("arrive_date", ["Arrival date", "抵达日期", "抵沪日期", "到着日", "입국일"]),
    ("arrive_time", ["Arrival time", "抵达时间", "抵锡时间", "到着時刻", "도착시간"]),
    ("depart_time", ["Departure time", "离开时间", "离沪时间", "出発時刻"]),
    ("registration", ["Attendee #", "Registration ID", "报名号", "受付番号", "접수번호"]),
  ])
  func `the usual headings of a column mean it`(field: String, headings: [String]) throws {
    for heading in headings {
      #expect(try Self.field(heading) == field, "\(heading)")
      #expect(try Self.field(heading.uppercased()) == field, "\(heading)")
      #expect(try Self.field("\(heading) *") == field, "\(heading)")
    }
  }

  @Test(arguments: [
    "Order #", "Ticket Type", "Order Date", "Price", "Registered at", "订单号", "提交时间", "タイムスタンプ",
  ])
  func `what a register keeps for itself is said and not kept`(heading: String) throws {
    var trial = ListTrial()

    let report = try trial.run("姓名,国籍,\(heading)", "甲乙丙,日本,2018-03-27")

    #expect(report.lists[0].columns.map(\.field) == ["name", "country", nil])
    #expect(report.lists[0].questions.isEmpty)
    #expect(trial.codes.contains("W404"))
  }

  @Test(arguments: [
    "Emergency contact", "Next of kin", "Billing postcode", "Favourite colour", "T恤尺码",
  ])
  func `a heading that means nothing here is said`(heading: String) throws {
    var trial = ListTrial()

    let report = try trial.run("姓名,国籍,\(heading)", "甲乙丙,日本,x")

    #expect(report.lists[0].columns.last?.field == nil)
    #expect(trial.codes.contains("W404"))
  }

  @Test(arguments: [
    "First name,Last name,Nationality,Organisation,Job title",
    "First Name,Last Name,Nationality,Organisation,Job Title",
    "given_name,surname,country,organisation,title",
    "FIRST NAME,LAST NAME,NATIONALITY,ORGANISATION,JOB TITLE",
  ])
  func `first and last names give a whole name, whatever their letters`(header: String) throws {
    var trial = ListTrial()

    try trial.run(header, "Hanako,Sato,Japan,Kyoto Club,Chair")

    let guest = try #require(try trial.guests.first)
    #expect(guest.nameLatin == "SATO, Hanako")
    #expect(guest.country == "JP")
    #expect(guest.title == "Chair")
    #expect(guest.organisation == "Kyoto Club")
  }

  @Test func `the order of columns changes nothing`() throws {
    let columns = [
      ("姓名", "佐藤花子"), ("国籍", "日本"), ("单位", "京都友好会"), ("抵达日期", "3月27日"), ("抵达时间", "14:20"),
      ("离开日期", "3月29日"), ("离开时间", "晚上12点"), ("饮食禁忌", "清真"),
    ]
    for start in columns.indices {
      for step in [1, 3, 5, 7] {
        let order = columns.indices.map { columns[(start + $0 * step) % columns.count] }
        var trial = ListTrial()

        try trial.run(
          order.map(\.0).joined(separator: ","), order.map(\.1).joined(separator: ","))

        let guest = try #require(try trial.guests.first)
        #expect(guest.arrival.date == CivilDate("2018-03-27"), "\(order)")
        #expect(guest.arrival.time == Minutes(clockFace: "14:20"), "\(order)")
        #expect(guest.departure.date == CivilDate("2018-03-30"), "\(order)")
        #expect(guest.departure.time == 0, "\(order)")
        #expect(guest.diet == "MOML", "\(order)")
      }
    }
  }

  @Test func `two columns of days that differ are said`() throws {
    var trial = ListTrial()

    try trial.run("姓名,国籍,抵达日期,抵达时间", "甲乙丙,日本,3月27日,3月28日 00:10")

    #expect(try trial.guests.first?.arrival.date == CivilDate("2018-03-28"))
    #expect(trial.codes.contains("W431"))
  }

  @Test func `an empty cell of a list from elsewhere empties nothing`() throws {
    var trial = ListTrial()
    try trial.run("姓名,护照号,国籍,职务,邮箱", "佐藤花子,SYN1,日本,总领事,a@example.org")

    let report = try trial.run("Passport,Name,Job title,Contact email,Party", "SYN1,佐藤花子,,,")

    #expect(report.files.isEmpty)
    #expect(try trial.guests.first?.title == "总领事")
  }

  @Test func `a column whose cells look like diets, flights or days is a question`() throws {
    var trial = ListTrial()
    let rows = [
      "Name,Nationality,Kost,Vol,Jour,Bemerkungen",
      "Anna ONE,Germany,vegan,LH728,27/03/2018,x",
      "Otto TWO,Germany,nut allergy,LH728,27/03/2018,y",
      "Ida THREE,Germany,,CA950,28/03/2018,",
    ]

    let report = try trial.run(rows[0], rows[1], rows[2], rows[3])

    #expect(
      report.lists[0].questions.map { "\($0.heading) \($0.fieldName) \($0.matches)/\($0.cells)" }
        == ["Kost diet 2/2", "Vol arrive_by 3/3", "Jour arrive_date 3/3"])
    #expect(trial.log.findings.count { $0.code == "W437" } == 3)

    trial.request.maps = ["Kost=diet", "Vol=arrive_by", "Jour=抵达日期", "Bemerkungen=-"]
      .compactMap { HeadingMap($0) }
    let again = try trial.run(rows[0], rows[1], rows[2], rows[3])

    #expect(again.lists[0].questions.isEmpty)
    #expect(try trial.guests.map(\.diet) == ["VGML", "PFML", ""])
    #expect(try trial.guests.map(\.arrival.transport) == ["LH728", "LH728", "CA950"])
    // Left out, it empties nothing that was read before.
    #expect(try trial.guests.map(\.note) == ["x", "y", ""])
  }

  @Test(arguments: [
    "Country/Region (residence),Nationality/Passport country", "Country of residence,Nationality",
    "居住国家,国籍", "Nationality,Country of residence", "在住国,国籍",
  ])
  func `whose passport somebody has counts, and not where he lives`(columns: String) throws {
    var trial = ListTrial()
    let isLast = !columns.hasPrefix("Nationality,")

    let report = try trial.run(
      "Name,\(columns)", "Rui SOUZA,\(isLast ? "Brazil,Portugal" : "Portugal,Brazil")")

    #expect(try trial.guests.map(\.country) == ["PT"])
    #expect(report.lists[0].columns.map(\.field).contains("country"))
  }

  @Test func `two columns of one meaning are told with both headings`() throws {
    var trial = ListTrial()

    try trial.run("Name,Nationality,Title,Job title", "Ann BERG,Germany,Chair,Singer")

    #expect(try trial.guests.map(\.title) == ["Chair"])
    #expect(
      trial.log.findings.first { $0.code == "W404" }?.words(in: .zh)
        == "列“Job title”与列“Title”意思相同，只读后者 → 若要读这一列，请用 --map 说明，另一列用 --map 去掉")
  }

  @Test func `a column of states whose heading is unknown is a question, one of yes and no is not`()
    throws
  {
    var trial = ListTrial()

    let report = try trial.run(
      "Name,Nationality,Check-in,Antwort,Parking", "Ana SOUZA,Brazil,26/3,Not attending,yes",
      "Eve ROSS,Canada,26/3,Waitlisted,no", "Max ROSS,Canada,27/3,Attending,no",
      "Rui SOUZA,Brazil,27/3,Attending,yes")

    #expect(
      report.lists[0].questions.map { "\($0.heading) \($0.fieldName) \($0.matches)/\($0.cells)" }
        == ["Antwort status 4/4"])
    trial = ListTrial()
    trial.request.maps = [HeadingMap("Antwort=status")].compactMap(\.self)
    try trial.run(
      "Name,Nationality,Check-in,Antwort,Parking", "Ana SOUZA,Brazil,26/3,Not attending,yes",
      "Eve ROSS,Canada,26/3,Waitlisted,no", "Max ROSS,Canada,27/3,Attending,no",
      "Rui SOUZA,Brazil,27/3,Attending,yes")
    #expect(try trial.guests.map(\.nameLatin) == ["ROSS, Max", "SOUZA, Rui"])
  }

  @Test func `a mapping of a column that is not there is refused`() throws {
    var trial = ListTrial()
    trial.request.maps = [HeadingMap("Food=diet")].compactMap(\.self)
    #expect(HeadingMap("Food=nonsense") == nil)
    #expect(HeadingMap("Food") == nil)

    let report = try trial.run(("list.csv", Array("姓名,国籍\n甲乙丙,日本".utf8)))

    #expect(report == nil)
    #expect(trial.codes == ["E430"])
  }

  @Test func `a list without nationality is asked for it, and takes the one that is said`() throws {
    var trial = ListTrial()
    let list = try FixtureLists.list("delegation-ja.xlsx")

    let refused = try #require(try trial.run(list))
    #expect(refused.lists[0].added == 0)
    #expect(refused.lists[0].skipped.count { $0.reason == .noCountry } == 7)

    trial.request.country = "JP"
    let report = try #require(try trial.run(list))
    #expect(report.lists[0].added == 7)
    let guests = try trial.guests
    #expect(guests.map(\.nameZh).prefix(3) == ["本村賢", "加山花", "佐々木健一"])
    #expect(guests.map(\.nameLatin).prefix(2) == ["Motomura Ken", "KAYAMA, Hana"])
    #expect(guests.map(\.title).prefix(3) == ["市長", "課長", "主査"])
    #expect(
      guests.map(\.diet)
        == ["", "LFHA(shellfish allergy)", "VLML", "", "GFML", "MOML", ""])
    #expect(guests.allSatisfy { $0.country == "JP" })
    #expect(guests[0].mobility == "wheelchair")
    #expect(
      guests.map { "\($0.arrival.date?.description ?? "") \($0.arrival.transport)" }.prefix(4)
        == [String](repeating: "2018-03-26 NH919", count: 4)[...])
    #expect(guests.prefix(4).allSatisfy { $0.arrival.time == Minutes(clockFace: "13:05") })
  }

  @Test func `a Korean delegation keeps its flights, diets and head`() throws {
    var trial = ListTrial()

    let report = try #require(try trial.run(FixtureLists.list("delegation-ko.csv")))

    #expect(report.lists[0].added == 5)
    #expect(report.lists[0].skipped.map(\.reason) == [.total])
    let guests = try trial.guests
    #expect(guests.map(\.arrival.transport) == ["KE893", "KE893", "KE893", "KE893", "OZ361"])
    #expect(guests.map(\.departure.transport) == ["KE894", "KE894", "KE894", "KE894", "OZ362"])
    #expect(guests.map(\.diet) == ["", "VLML", "MOML", "PFML", "MOML"])
    #expect(guests.map(\.unit.rawValue) == ["KR1.H", "KR1.S", "KR1.S", "KR1.S", "KR2.S"])
    #expect(guests.map(\.nameNative).first == "김철수")
  }
}
