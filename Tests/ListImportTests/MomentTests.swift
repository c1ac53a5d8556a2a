// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// Days and hours as people and programs write them; the festival is on 26 to 30 March 2018.
@Suite struct MomentTests {
  private static func arrivals(_ heading: String, _ texts: [String]) throws -> [String] {
    var trial = ListTrial()
    let rows = texts.enumerated().map { "甲\($0),日本,\"\($1)\"" }
    try trial.run(("list.csv", Array((["姓名,国籍,\(heading)"] + rows).joined(separator: "\n").utf8)))
    let guests = try trial.guests
    #expect(guests.count == texts.count)
    return guests.map { guest in
      let time = guest.arrival.time.map { minutes in
        let text = String(minutes.rawValue / 60 * 100 + minutes.rawValue % 60)
        return String(repeating: "0", count: 4 - text.count) + text
      }
      return [guest.arrival.date.map { String($0.description.dropFirst(5)) }, time]
        .compactMap(\.self).joined(separator: " ")
    }
  }

  @Test(arguments: [
    (
      "03-27 1420",
      [
        "27.03.2018 14:20 Uhr", "27.3.2018 14.20 Uhr", "3/27/18 2:20 PM", "2018-03-27T06:20:00Z",
        "2018-03-27 14:20:00.000", "2018-03-27T14:20:00+08:00", "2018-03-27T14:20:31.5+0800",
        "2018-03-27 06:20 UTC", "27 March 14h20", "27 March, 14 h 20", "1420hrs 27 Mar",
        "27 Mar 1420h",
        "2018年3月27日14时20分", "3月27日 下午2点20分", "平成30年3月27日 午後2時20分", "3월 27일 오후 2시 20분",
        "arriving 27/3 14:20", "Tue 27 March 2:20 p.m.", "三月二十七日下午两点二十分", "٢٧/٣/٢٠١٨ ١٤:٢٠",
        "27 มีนาคม 2561 14:20", "27 марта 14:20", "27MAR 1420", "201803271420",
        "27. mars kl. 14.20", "27. März 2018 14 Uhr 20", "27 marzo ore 14.20",
        "27.3.2018 klo 14.20",
      ]
    ),
    (
      "03-27",
      [
        "27MAR18", "27-Mar-18", "March 27th", "27 mars 2018", "27. März 2018", "27 marzo 2018",
        "H30.3.27", "平成30年3月27日",
        "民國107年3月27日", "107/3/27", "2561/3/27", "2561-03-27", "27.3", "27/3", "20180327", "43186",
        "二〇一八年三月二十七日", "3月27日（周二）", "3月27日(火)", "2018-03-27到", "抵达3月27日", "۲۷/۳/۲۰۱۸", "27日",
        "27-III-2018", "27.III.2018", "27 iii 18",
      ]
    ),
    (
      "03-28 0000",
      ["27/3 24:00", "3月27日晚上12点", "27 March midnight", "3月27日午夜", "28日零点", "3月28日凌晨0点"]
    ),
    (
      "03-28 0030", ["3月27日夜里12点半", "3月27日晚12:30", "28 March 00:30", "3月28日凌晨12点半", "3月27日晚上0点30分"]
    ),
    ("03-28 0100", ["3月27日深夜1点", "3月27日半夜1点", "3月27日晚上1点", "3月28日凌晨1点", "3月27日深夜1時"]),
    (
      "03-27 1200", ["March 27th, noon", "27 March 12 noon", "3月27日中午12点", "3月27日正午", "3月27日上午12点"]
    ),
    ("03-27 0005", ["2018/3/27 上午 12:05", "27 March 12:05 am"]),
    ("03-27 2200", ["3月27日晚上10点", "3月27日夜10时", "27 March 10 pm", "3월 27일 밤 10시"]),
    ("03-28 2350", ["27日 23:50(+1)", "3月27日 23:50 次日", "28日 23:50"]),
  ])
  func `one moment has many spellings`(expected: String, texts: [String]) throws {
    let found = try Self.arrivals("抵达日期", texts)
    for (text, found) in zip(texts, found) { #expect(found == expected, "\(text)") }
  }

  @Test func `what is no moment, or two, is not read`() throws {
    let texts = [
      "3/4/2018", "27-28 Mar", "26 or 27 March", "March 27-28", "Tuesday", "31 February",
      "27 March 25:00",
      "农历二月十一", "2018", "1420", "27.13.2018", "3月27-28日", "27 March 2025",
      "27.3. 14 Uhr 75",
    ]
    #expect(try Self.arrivals("抵达日期", texts) == texts.map { _ in "" })

    var trial = ListTrial()
    try trial.run("姓名,国籍,抵达日期", "甲乙丙,日本,3/4/2018")
    #expect(
      trial.log.findings.contains { $0.code == "W406" && $0.cause.en.contains("one of two days") })
  }

  @Test func `an hour of the night in a column of its own moves the day beside it`() throws {
    for (hour, day, time) in [
      ("晚上12点", "2018-03-28", "00:00"), ("凌晨1点", "2018-03-27", "01:00"),
      ("深夜1点", "2018-03-28", "01:00"), ("零点", "2018-03-27", "00:00"),
      ("24:00", "2018-03-28", "00:00"),
      ("夜里12点半", "2018-03-28", "00:30"), ("晚上8点", "2018-03-27", "20:00"),
    ] {
      for header in ["姓名,国籍,抵达日期,抵达时间", "姓名,国籍,抵达时间,抵达日期"] {
        var trial = ListTrial()
        let isFirst = header.hasSuffix("日期")

        try trial.run(header, "甲乙丙,日本," + (isFirst ? "\(hour),3月27日" : "3月27日,\(hour)"))

        let arrival = try #require(try trial.guests.first?.arrival)
        #expect(arrival.date == CivilDate(day), "\(header) \(hour)")
        #expect(arrival.time == Minutes(clockFace: time), "\(header) \(hour)")
      }
    }
  }

  @Test func `a note names the day that is written`() throws {
    var trial = ListTrial()

    try trial.run("姓名,国籍,抵达日期", "甲乙丙,日本,27/3 24:00", "丁戊己,日本,3月27日晚上12点")

    #expect(
      trial.log.findings.filter { $0.code == "N404" }.map(\.cause.en) == [
        "'27/3 24:00' has no year and was read as 2018-03-28 00:00",
        "'3月27日晚上12点' has no year and was read as 2018-03-28 00:00",
      ])
    #expect(trial.log.findings.count { $0.code == "W432" } == 1)
  }

  @Test func `workbooks of the strict form keep their days`() throws {
    for name in ["strict.xlsx", "strict-1904.xlsx"] {
      var trial = ListTrial()
      try trial.run(FixtureLists.list(name))
      #expect(try trial.guests.first?.arrival.date == CivilDate("2018-03-27"), "\(name)")
      #expect(try trial.guests.first?.arrival.time == Minutes(clockFace: "14:20"), "\(name)")
    }
  }

  @Test
  func `numbers that a spreadsheet has shortened are not kept, and nobody is offered over them`()
    throws
  {
    var trial = ListTrial()
    let report = try #require(try trial.run(FixtureLists.list("long-numbers.xlsx")))
    #expect(report.offers.isEmpty)
    #expect(try trial.guests.map(\.passport) == ["", "", "320211199001011269", "12345678"])
    #expect(
      try trial.guests.map(\.phone) == ["13800138000", "8613812345678", "", "13912345678"])
    #expect(trial.log.findings.count { $0.code == "W430" } == 3)

    let numbers = [
      ("3.20211E+17", ""), ("1.38001E+10", ""), ("1.3800138E+10", ""),
      ("1.3800138000E+10", "13800138000"),
      ("320211199001010000", ""), ("110101199003070003", "110101199003070003"),
      ("E12345678", "E12345678"),
      ("123456789012345", "123456789012345"), ("3,20211E+17", ""),
    ]
    for (text, kept) in numbers {
      var trial = ListTrial()
      try trial.run("姓名,国籍,护照号", "甲乙丙,日本,\"\(text)\"")
      #expect(try trial.guests.first?.passport == kept, "\(text)")
    }
  }
}
