// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

/// A table of sessions as people type it, told in the reader's language alone.
@Suite struct TypedValuesTests {
  /// What a terminal shows of the small example with these sessions.
  private func lines(
    _ sessions: [UInt8], in languages: [Language]
  ) -> [String] {
    var files = Dictionary(
      uniqueKeysWithValues: EventFolderTemplate.files.map { ($0.name, $0.bytes) })
    files["sessions.csv"] = sessions
    return EventFolderReader.read(files: files, slug: "typed").findings
      .flatMap { $0.lines(in: languages) }
  }

  private static func typed() throws -> [UInt8] {
    let file = fixturesFolder.appending(path: "cases/as-people-type/sessions.csv")
    return Array(try Data(contentsOf: file))
  }

  @Test func `values as people type them are told all at once in Chinese`() throws {
    #expect(
      lines(try Self.typed(), in: [.zh]) == [
        "sessions.csv:3:81：错误 E207：“17:00”不是日期和时间 → 请写成 2030-04-10T10:00:00+08:00",
        "sessions.csv:4:47：错误 E208：“2030-04-10T17:30:00+08:00-2030-04-10T19:…”不是时间窗"
          + " → 请写成 开始/结束，多个时间窗之间用 | 分隔",
        "sessions.csv:7:36：错误 E201：“1h”不是整数 → 请用数字填写，不带单位",
        "sessions.csv:8:119：错误 E302：没有单元“SIS.H, SIS.S” → 多个单元之间请用 | 分隔",
      ])
  }

  @Test func `values as people type them are told all at once in English`() throws {
    #expect(
      lines(try Self.typed(), in: [.en]) == [
        "sessions.csv:3:81: error E207: '17:00' is not a date and time"
          + " → Write it like 2030-04-10T10:00:00+08:00",
        "sessions.csv:4:47: error E208: '2030-04-10T17:30:00+08:00-2030-04-10T19:…' is not a window"
          + " → Write start/end, and | between two windows",
        "sessions.csv:7:36: error E201: '1h' is not a whole number"
          + " → Write the number in digits, without a unit",
        "sessions.csv:8:119: error E302: There is no unit 'SIS.H, SIS.S'"
          + " → Put | between several of them",
      ])
  }

  @Test func `a house of two languages is told in both, one below the other`() throws {
    #expect(
      lines(try Self.typed(), in: [.zh, .en]).suffix(2) == [
        "sessions.csv:8:119: 错误 / error E302: 没有单元“SIS.H, SIS.S” → 多个单元之间请用 | 分隔",
        "    There is no unit 'SIS.H, SIS.S' → Put | between several of them",
      ])
  }

  @Test func `a session of several days is told to be one a day`() throws {
    let sessions = """
      session_id,key,name_zh,name_en,type,duration_min,windows,venues,required_units
      S01,SHOW,展览,Exhibition,forum,1920,2030-04-10T09:00/2030-04-11T17:00,HALL-A,
      """
    let bytes = Array(sessions.utf8)

    #expect(
      lines(bytes, in: [.zh]).first { $0.contains("E203") }
        == "sessions.csv:2:30：错误 E203：这里不能写“1920” → 请填写 1 到 1440 的数；持续几天的活动，请每天写一场")
    #expect(
      lines(bytes, in: [.en]).first { $0.contains("E203") }
        == "sessions.csv:2:30: error E203: '1920' is not possible here → Write a number from 1 to "
        + "1440; write a session for each day of what lasts several")
  }

  @Test func `guests may come the evening before and leave in the night after the last day`() throws
  {
    var files = Dictionary(
      uniqueKeysWithValues: EventFolderTemplate.files.map { ($0.name, $0.bytes) })
    let parties = String(decoding: files["parties.csv"] ?? [], as: UTF8.self)
      .replacing("2030-04-10T11:00:00+08:00,STATION", with: "2030-04-09T22:10:00+08:00,STATION")
      .replacing("2030-04-11T19:30:00+08:00,STATION", with: "2030-04-12T00:40:00+08:00,STATION")
    files["parties.csv"] = Array(parties.utf8)

    let (festival, findings) = EventFolderReader.read(files: files, slug: "night")

    #expect(findings.map(\.description) == [])
    let party = try #require(festival?.parties.first { $0.id == "C-JP" })
    #expect(party.arrival?.time == "-1 22:10")
    #expect(party.departure?.time == "2 00:40")
  }
}
