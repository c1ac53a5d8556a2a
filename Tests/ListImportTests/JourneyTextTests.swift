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
}
