// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Testing

/// A changed journey reaches the window in which its unit is planned, or is said.
@Suite struct UnitWindowsTests {
  private static let header = "代表团,姓名,国籍,抵达日期,抵达时间,离开日期,离开时间"

  private static func window(_ trial: ListTrial, _ unit: Int = 0) throws -> String {
    let festival = try trial.festival
    return festival.units[unit].available
      .map { "\(festival.clock.iso8601($0.start))/\(festival.clock.iso8601($0.end))" }
      .joined(separator: "|")
  }

  @Test func `the window that an import made follows its guests' journeys`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, "样本团,甲乙丙,日本,3月27日,14:35,3月29日,9:30")
    #expect(try Self.window(trial) == "2018-03-27T14:35:00+08:00/2018-03-29T09:30:00+08:00")

    try trial.run(Self.header, "样本团,甲乙丙,日本,3月28日,7:10,3月29日,9:30")

    #expect(try Self.window(trial) == "2018-03-28T07:10:00+08:00/2018-03-29T09:30:00+08:00")
    let (_, findings) = EventFolderReader.read(files: trial.files, slug: "bare")
    #expect(!findings.contains { $0.code == "W306" })
  }

  @Test func `a window that the office wrote stays, and the difference is said`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, "样本团,甲乙丙,日本,3月27日,14:35,3月29日,9:30")
    trial.files["units.csv"] = Array(
      trial.text("units.csv").replacing("2018-03-27T14:35:00", with: "2018-03-27T15:00:00").utf8)

    try trial.run(Self.header, "样本团,甲乙丙,日本,3月28日,7:10,3月29日,9:00")

    #expect(try Self.window(trial) == "2018-03-27T15:00:00+08:00/2018-03-29T09:30:00+08:00")
    let (_, findings) = EventFolderReader.read(files: trial.files, slug: "bare")
    #expect(
      findings.filter { $0.code == "W306" }.map(\.cause.en) == [
        "JP1.S is available from 27 March 15:00, its guest G001 arrives 28 March 07:10",
        "JP1.S is available until 29 March 09:30, its guest G001 leaves 29 March 09:00",
      ])
  }

  @Test func `the last to come and the first to go bound the window`() throws {
    var trial = ListTrial()
    try trial.run(
      Self.header, "样本团,甲乙丙,日本,3月27日,14:35,3月29日,9:30", "样本团,丁戊己,日本,3月26日,8:00,3月30日,20:00")

    try trial.run(
      Self.header, "样本团,甲乙丙,日本,3月27日,10:00,3月29日,9:30", "样本团,丁戊己,日本,3月26日,8:00,3月29日,8:00")

    #expect(try Self.window(trial) == "2018-03-27T10:00:00+08:00/2018-03-29T08:00:00+08:00")
  }

  @Test func `journeys that a later list brings make a window where there was none`() throws {
    var trial = ListTrial()
    try trial.run("代表团,姓名,国籍", "样本团,甲乙丙,日本", "样本团,丁戊己,日本")
    #expect(try Self.window(trial) == "")

    try trial.run(
      Self.header, "样本团,甲乙丙,日本,3月27日,10:00,3月29日,9:30", "样本团,丁戊己,日本,3月26日,8:00,3月28日,8:00")

    #expect(try Self.window(trial) == "2018-03-27T10:00:00+08:00/2018-03-28T08:00:00+08:00")
    #expect(
      trial.log.findings.filter { $0.code == "N416" }.map(\.cause.en) == [
        "JP1.S follows the changed journeys of its guests"
      ])
  }

  @Test func `journeys that are taken back open the window again`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, "样本团,甲乙丙,日本,3月27日,14:35,3月29日,9:30")

    try trial.run(
      "嘉宾编号 guest_id,姓名 name_zh,抵达日期 arrive_date,抵达时刻 arrive_time", "G001,甲乙丙,,")

    #expect(try Self.window(trial) == "2018-03-26T00:00:00+08:00/2018-03-29T09:30:00+08:00")
    try trial.run(
      "嘉宾编号 guest_id,姓名 name_zh,离开日期 depart_date,离开时刻 depart_time", "G001,甲乙丙,,")
    #expect(try Self.window(trial) == "")
  }

  @Test func `of a party's units only that one follows whose guests have changed`() throws {
    var trial = ListTrial()
    let header = "代表团,姓名,职务,国籍,抵达日期,抵达时间,离开日期,离开时间"
    try trial.run(
      header, "样本团,甲乙丙,团长,日本,3月27日,14:35,3月29日,9:30",
      "样本团,丁戊己,团员,日本,3月27日,14:35,3月29日,9:30")
    #expect(try trial.festival.units.map(\.id) == ["JP1.H", "JP1.S"])

    try trial.run(
      header, "样本团,甲乙丙,团长,日本,3月27日,14:35,3月29日,9:30",
      "样本团,丁戊己,团员,日本,3月27日,14:35,3月28日,20:00")

    #expect(try Self.window(trial, 0) == "2018-03-27T14:35:00+08:00/2018-03-29T09:30:00+08:00")
    #expect(try Self.window(trial, 1) == "2018-03-27T14:35:00+08:00/2018-03-28T20:00:00+08:00")
  }

  @Test func `a unit that the office left open is told from its guests who are away`() throws {
    var trial = ListTrial()
    try trial.run(Self.header, "样本团,甲乙丙,日本,3月27日,14:35,3月29日,9:30")
    trial.files["units.csv"] = Array(
      trial.text("units.csv")
        .replacing("2018-03-27T14:35:00+08:00/2018-03-29T09:30:00+08:00", with: "").utf8)

    try trial.run(Self.header, "样本团,甲乙丙,日本,3月28日,7:10,3月29日,9:00")

    #expect(try Self.window(trial) == "")
    let (_, findings) = EventFolderReader.read(files: trial.files, slug: "bare")
    #expect(
      findings.filter { $0.code == "W306" }.map(\.cause) == [
        LocalizedText(
          zh: "JP1.S 自活动首日起可排，而嘉宾 G001 3月28日07:10才到",
          en: "JP1.S is available from the first day on, its guest G001 arrives 28 March 07:10"),
        LocalizedText(
          zh: "JP1.S 可排至活动结束，而嘉宾 G001 3月29日09:00就离开",
          en: "JP1.S is available until the end of the festival, its guest G001 leaves 29 March "
            + "09:00"),
      ])
  }
}
