// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Intake
import ListImport
import Testing

/// Cells in which offices write a whole journey; the festival begins on 2018-03-27.
@Suite struct JourneyTextTests {
  private static let columns = ["arrive_date", "arrive_time", "arrive_by", "arrive_at_place"]

  @Test(arguments: [
    ("3月27日15:20 MU502 浦东", ["2018-03-27", "15:20", "MU502", "浦东"]),
    ("MU502次 3月27日15:20", ["2018-03-27", "15:20", "MU502", ""]),
    ("3月27日下午3点20分乘MU502次航班", ["2018-03-27", "15:20", "MU502", ""]),
    ("27 Mar 14:20 by AF 112, Pudong T2", ["2018-03-27", "14:20", "AF112", "Pudong T2"]),
    ("2018-03-27 09:05 (3U8888)", ["2018-03-27", "09:05", "3U8888", ""]),
    ("G7011次 3月27日 9:30", ["2018-03-27", "09:30", "G7011", ""]),
    ("3月27日 OZ361편 13:40", ["2018-03-27", "13:40", "OZ361", ""]),
  ])
  func `a journey in one cell is a day, an hour, a flight and a place`(
    text: String, parts: [String]
  ) throws {
    var trial = ListTrial()
    try trial.run("姓名,国籍,抵达日期", "样本花,日本,\"\(text)\"")
    let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])
    #expect(Self.columns.map { table[0, $0] } == parts)
    #expect(trial.codes.filter { $0.hasPrefix("W") } == [], "\(trial.log.findings)")
  }

  @Test func `a column of its own says more of the flight`() throws {
    var trial = ListTrial()
    try trial.run("姓名,国籍,抵达日期,抵达航班", "样本花,日本,3月27日15:20 MU502,CA919")
    #expect(EventTable("guests.csv", trial.files["guests.csv"] ?? [])[0, "arrive_by"] == "CA919")
  }

  @Test(arguments: ["MU502转CA919 3月27日", "乘MU502 浦东", "3月27日 MU502 15:20到浦东转机2小时", "ABC123 3月27日"])
  func `what may be read in two ways, or says no day, is said and not read`(text: String) throws {
    var trial = ListTrial()
    try trial.run("姓名,国籍,抵达日期", "样本花,日本,\(text)")
    let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])
    #expect(Self.columns.map { table[0, $0] } == ["", "", "", ""])
    #expect(trial.codes.contains("W406"))
  }

  @Test(
    arguments: [
      ("MU5101 03-27 18:05", "MU5101", "2018-03-27", "18:05"),
      ("MU5101 3月27日 18:05", "MU5101", "2018-03-27", "18:05"),
      ("mu5101 27 Mar 18:05", "MU5101", "2018-03-27", "18:05"),
      ("27 Mar MU5101 16:00-18:05", "MU5101", "2018-03-27", "18:05"),
      ("MU5101 18:05", "MU5101", "", "18:05"), ("MU5101（18:05到）", "MU5101", "", "18:05"),
      ("MU 5101, 27/03/2018, 18:05", "MU5101", "2018-03-27", "18:05"),
      ("G7011 3月27日 8:05", "G7011", "2018-03-27", "08:05"), ("MU5101", "MU5101", "", ""),
      ("MU5101/CA123", "MU5101/CA123", "", ""), ("TBC", "TBC", "", ""),
      ("AF112 CDG-PVG", "AF112 CDG-PVG", "", ""),
    ])
  func `a flight's column may hold its day and hour`(
    cell: String, flight: String, date: String, time: String
  ) throws {
    var trial = ListTrial()
    try trial.run("姓名,国籍,抵达航班", "样本花,日本,\"\(cell)\"")
    let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])

    #expect(
      ["arrive_by", "arrive_date", "arrive_time"].map { table[0, $0] } == [flight, date, time],
      "\(cell)")
  }

  @Test func `when a flight leaves and when it lands each go to their own column`() throws {
    var trial = ListTrial()
    try trial.run(
      "姓名,国籍,来程航班,返程航班", "样本花,日本,MU524 3月27日 14:00-16:20,MU523 3月30日 09:10/13:00")
    let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])

    #expect(table[0, "arrive_time"] == "16:20")
    #expect(table[0, "depart_time"] == "09:10")
    #expect(table[0, "depart_date"] == "2018-03-30")
  }

  @Test(arguments: ["抵达航班,抵达日期,抵达时间", "抵达日期,抵达时间,抵达航班"])
  func `columns of their own for day and hour count for more, and a difference is said`(
    header: String
  ) throws {
    for (day, hour, codes) in [("3月27日", "18:05", ["N404"]), ("3月28日", "19:00", ["N404", "W431"])] {
      var trial = ListTrial()
      let cells = ["抵达航班": "MU5101 03-27 18:05", "抵达日期": day, "抵达时间": hour]
      try trial.run(
        "姓名,国籍,\(header)",
        "样本花,日本,\(header.split(separator: ",").map { cells[String($0)] ?? "" }.joined(separator: ","))"
      )
      let table = EventTable("guests.csv", trial.files["guests.csv"] ?? [])

      #expect(table[0, "arrive_by"] == "MU5101")
      #expect(table[0, "arrive_date"] == (day == "3月27日" ? "2018-03-27" : "2018-03-28"))
      #expect(table[0, "arrive_time"] == hour)
      #expect(trial.codes.filter { ["N404", "W431"].contains($0) } == codes, "\(header)")
    }
  }
}
