// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// A list that comes again, corrected, changes the people it names and nobody else.
@Suite struct ReimportTests {
  private static let header = "代表团,姓名,英文姓名,国籍,职务,护照号,抵达日期"
  private static let head = "样本团,样本花子,\"MIHON, Hanako\",日本,市长,SYN9000001,3月27日"
  private static let member = "样本团,样本一郎,\"MIHON, Ichiro\",日本,随员,SYN9000002,3月27日"

  @Test func `the same list again changes nothing`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, Self.head, Self.member)

    let again = try trial.run(Self.header, Self.head, Self.member)

    #expect(again.files.isEmpty)
    #expect(again.lists[0].unchanged == 2)
  }

  @Test func `a corrected list updates by passport, and by name, and says what`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, Self.head, Self.member)

    let report = try trial.run(
      Self.header, "样本团,样本 花子,\"MIHON, Hanako\",日本,副市长,,2018-03-28",
      "样本团,样本一郎,\"MIHON, Itiro\",日本,随员,SYN9000002,3月27日")

    #expect(report.changes.map(\.id) == ["G001", "G002"])
    #expect(report.changes.map(\.columns) == [["title", "arrive_date"], ["name_latin"]])
    #expect(try trial.guests.map(\.title) == ["副市长", "随员"])
    #expect(try trial.guests.map(\.passport) == ["SYN9000001", "SYN9000002"])
    #expect(report.lists[0].rowCount == 2)
  }

  @Test func `control characters are removed and said, as no table may hold them`() throws {
    var trial = ListTrial()
    try trial.run(
      Self.header, "样本团,样\u{1}本\u{85}花子,\"MIHON,\u{7F} Hanako\",日本,市\u{9F}长,SYN\u{2}9000001,")

    let guest = try #require(try trial.guests.first)
    #expect(guest.nameZh == "样本花子")
    #expect(guest.nameLatin == "MIHON, Hanako")
    #expect(guest.title == "市长")
    #expect(guest.passport == "SYN9000001")
    #expect(trial.log.findings.count { $0.code == "N419" } == 4)

    try trial.run("嘉宾编号 guest_id,职务 title", "G001,\"议\u{0B}\u{85}长\n二\"")
    #expect(try trial.guests.first?.title == "议长\n二")
    #expect(trial.log.findings.count { $0.code == "N419" } == 1)
  }

  @Test func `other columns and rows keep their bytes`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, Self.head, Self.member)
    trial.files["guests.csv"] = Array(
      trial.text("guests.csv").replacing("G002,", with: "\"G002\",").utf8)
    let before = trial.text("guests.csv").split(separator: "\r\n")

    try trial.run(Self.header, Self.head.replacing("市长", with: "议长"))

    let after = trial.text("guests.csv").split(separator: "\r\n")
    #expect(after.count == before.count)
    #expect(after[1] == before[1].replacing("市长", with: "议长"))
    #expect(after[0] == before[0] && after[2] == before[2])
    #expect(trial.codes.contains("W415"))
  }

  @Test func `people who may be one are offered, and merged only when asked`() throws {
    var trial = ListTrial()
    let twin = "样本团,样本花,\"MIHON, Hana\",日本,市长,SYN9000001,3月27日"

    let report = try trial.run(Self.header, Self.head, Self.member, twin)

    #expect(report.offers.map { "\($0.from)=\($0.into)" } == ["G003=G001"])
    #expect(report.lists[0].added == 3)
    #expect(trial.codes.contains("W412") && trial.codes.contains("W414"))

    var merged = ListTrial()
    merged.request.merges = [(from: "G003", into: "G001")]
    let second = try merged.run(Self.header, Self.head, Self.member, twin)
    #expect(second.lists[0].added == 2)
    #expect(second.lists[0].skipped.map(\.reason) == [.merged("G001")])
    #expect(try merged.guests.map(\.id.rawValue) == ["G001", "G002"])
    #expect(try merged.festival.units.map(\.size) == [1, 1])

    merged.request.merges = [(from: "G777", into: "G001")]
    let bytes = Array([Self.header, Self.head].joined(separator: "\n").utf8)
    #expect(try merged.run(("list.csv", bytes)) == nil)
    #expect(merged.codes.contains("E419"))
  }

  @Test func `namesakes with passports of their own are two people`() throws {
    var trial = ListTrial()

    let report = try trial.run(
      Self.header, Self.head, Self.head.replacing("SYN9000001", with: "SYN9000009"))

    #expect(report.offers.isEmpty)
    #expect(try trial.guests.count == 2)
  }

  @Test func `attendance becomes a wish of the whole unit, or is reported`() throws {
    var trial = ListTrial()
    let header = "代表团,姓名,国籍,职务,是否出席欢迎晚宴,城市论坛,是否出席不存在的活动"

    try trial.run(
      header, "样本团,甲样本,日本,市长,√,×,√", "样本团,乙样本,日本,随员,○,是,",
      "样本团,丙样本,日本,随员,否,否,?")

    let festival = try trial.festival
    // Those who attend alike are a unit.
    #expect(festival.units.map(\.id.rawValue) == ["JP1.H", "JP1.S", "JP1.S2"])
    #expect(
      festival.sessions.map { $0.optional.map(\.rawValue) }
        == [["JP1.H", "JP1.S"], ["JP1.S"]])
    #expect(trial.codes.contains("W411") && trial.codes.contains("W410"))

    // Later the first of a unit of two says no: a unit cannot be parted.
    try trial.run("代表团,姓名,国籍,欢迎晚宴", "样本团,丁样本,日本,√", "样本团,乙样本,日本,×")
    #expect(trial.log.findings.contains { $0.code == "W411" && $0.cause.en.contains("1 of 2") })
  }

  @Test func `busy times leave the windows that are free`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, Self.head)
    trial.request.owner = "JP1.H"
    let calendar = """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:x\r
      BEGIN:VEVENT\r
      UID:a\r
      DTSTART;TZID=Asia/Shanghai:20180320T090000\r
      DTEND;TZID=Asia/Shanghai:20180320T100000\r
      RRULE:FREQ=DAILY;UNTIL=20180329T000000Z\r
      EXDATE;TZID=Asia/Shanghai:20180328T090000\r
      END:VEVENT\r
      BEGIN:VEVENT\r
      UID:a\r
      RECURRENCE-ID;TZID=Asia/Shanghai:20180327T090000\r
      DTSTART:20180327T100000Z\r
      DTEND:20180327T110000Z\r
      END:VEVENT\r
      BEGIN:VEVENT\r
      UID:b\r
      DTSTART;VALUE=DATE:20180329\r
      END:VEVENT\r
      BEGIN:VEVENT\r
      UID:c\r
      DTSTART:20180327T000000Z\r
      DTEND:20180327T230000Z\r
      TRANSP:TRANSPARENT\r
      END:VEVENT\r
      BEGIN:VEVENT\r
      UID:d\r
      DTSTART:20180327T000000Z\r
      DURATION:PT1H\r
      RRULE:FREQ=HOURLY\r
      END:VEVENT\r
      END:VCALENDAR\r

      """

    let report = try #require(try trial.run(("busy.ics", Array(calendar.utf8))))

    let unit = try #require(try trial.festival.units.first)
    #expect(
      unit.available == [
        TimeSpan(start: "1 00:00", end: "1 08:00"), TimeSpan(start: "1 09:00", end: "1 18:00"),
        TimeSpan(start: "1 19:00", end: "3 00:00"), TimeSpan(start: "4 00:00", end: "5 00:00"),
      ])
    #expect(report.lists[0].rowCount == 5)
    #expect(report.lists[0].skipped.map(\.reason) == [.free])
    #expect(trial.codes.contains("W416"))
    let again = try #require(try trial.run(("busy.ics", Array(calendar.utf8))))
    #expect(again.files.isEmpty)
  }

  @Test func `media, interpreters and liaison officers fill their tables`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, Self.head)

    let media = try trial.run("媒体名称,姓名,岗位,手机", "样例电视台,张样本,摄像,+86 1", ",李样本,文字,=1+1")
    let staff = try trial.run("姓名,语种,口译方式", "王样本,日语,同传、交传", "李样本,韩语,")
    let liaison = try trial.run("姓名,负责团组", "陈样本,样本团", "赵样本,别的团")

    let festival = try trial.festival
    #expect(festival.outlets.map { "\($0.id) \($0.kind)" } == ["M01 tv"])
    #expect(festival.journalists.map(\.id.rawValue) == ["M01-1", "M01-2"])
    #expect(trial.text("journalists.csv").contains("'=1+1"))
    #expect(festival.interpreters.map { "\($0.id) \($0.language) \($0.modes)" }.count == 1)
    #expect(festival.liaisonOfficers.map { $0.parties.map(\.rawValue) } == [["JP1"]])
    #expect(media.kind == .media && staff.kind == .interpreters && liaison.kind == .liaison)
    #expect(staff.lists[0].skipped.map(\.reason) == [.noMode])
    #expect(liaison.lists[0].skipped.map(\.reason) == [.noParty])
  }

  @Test func `the spellings of days and hours are read`() throws {
    var trial = ListTrial()
    let days = [
      "2018年3月25日", "3月25日", "2018.3.25", "3/25", "43184", "25-Mar-18", "March 25, 2018",
      "20180325", "2018-03-25", "3月25日(周日)", "25/3/2018", "平成30年3月25日", "2018년 3월 25일",
    ]
    let hours = [
      "下午3点半", "15：30", "1530", "3:30 pm", "15时30分", "15:30", "午後3時30分", "오후 3시 30분",
      "下午3:30", "15:30:00", "0.645833333", "15點30分", "下午3时半",
    ]
    let rows = zip(days, hours).enumerated().map { "甲\($0),日本,\"\($1.0)\",\($1.1)" }
    let bytes = Array((["姓名,国籍,抵达日期,抵达时刻"] + rows).joined(separator: "\n").utf8)

    try trial.run(("list.csv", bytes))

    for (index, guest) in try trial.guests.enumerated() {
      #expect(guest.arrival.date == CivilDate("2018-03-25"), "\(days[index])")
      #expect(guest.arrival.time == Minutes(clockFace: "15:30"), "\(hours[index])")
    }
    #expect(try trial.guests.count == 13)

    try trial.run("姓名,国籍,抵达日期,抵达时刻", "乙甲,日本,3月25日,T+1 凌晨", "乙乙,日本,31月,25:99")
    #expect(try trial.guests[13].arrival.date == CivilDate("2018-03-26"))
    #expect(try trial.guests[14].arrival == Guest.Journey())
    #expect(trial.codes.contains("W406") && trial.codes.contains("W407"))
  }

  @Test func `countries are known by the names and abbreviations that offices write`() throws {
    var trial = ListTrial()
    let countries = [
      "日本", "日本国", "日本籍", "阿联酋", "阿拉伯联合酋长国", "埃塞", "Germany", "ドイツ", "대한민국", "美國",
      "中国香港", "香港", "Macao", "中国(香港)", "jp", "USA", "UK",
    ]
    let rows = countries.enumerated().map { "甲\($0),\($1)" }
    let bytes = Array((["姓名,国家（地区）"] + rows).joined(separator: "\n").utf8)

    try trial.run(("list.csv", bytes))

    #expect(
      try trial.guests.map(\.country) == [
        "JP", "JP", "JP", "AE", "AE", "ET", "DE", "DE", "KR", "US", "HK", "HK", "MO", "HK", "JP",
        "US", "GB",
      ])
  }
}
