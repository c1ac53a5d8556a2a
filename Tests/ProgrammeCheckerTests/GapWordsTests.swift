// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

/// No rule speaks of minutes below zero, or in signs.
@Suite struct GapWordsTests {
  private func follows(
    _ start: LocalTime, _ least: Minutes, _ most: Minutes?
  ) -> [LocalizedText] {
    let tiny = town.session("S1", 30).session(
      "S2", 30, after: [Session.Precedence(predecessor: "S1", minGap: least, maxGap: most)])
    return sentences(.hc08, tiny) { $0.hold("S1", "1 09:00", in: "A1").hold("S2", start, in: "A2") }
  }

  @Test(
    arguments: [
      (
        "1 09:00", 10, nil, "结束前30分钟就已开始，应在其结束后至少10分钟", "30 min before",
        "ends instead of at least 10 min after it"
      ),
      ("1 08:00", 0, nil, "结束前90分钟就已开始，应在其结束之后", "90 min before", "ends instead of after it"),
      (
        "09:00", 5, 20, "结束前1天30分钟就已开始，应在其结束后5至20分钟", "1 d 30 min before",
        "ends instead of 5 to 20 min after it"
      ),
      ("1 09:34", 5, 20, "结束后4分钟开始，应为5至20分钟", "4 min after the end of", "instead of 5 to 20 min"),
      (
        "1 09:30", 10, nil, "结束后0分钟开始，应为至少10分钟", "0 min after the end of",
        "instead of at least 10 min"
      ),
      (
        "1 12:00", 0, 20, "结束后2小时30分钟开始，应为至多20分钟", "2 h 30 min after the end of",
        "instead of at most 20 min"
      ),
      ("1 10:00", 5, 5, "结束后30分钟开始，应为5分钟", "30 min after the end of", "instead of 5 min"),
    ] as [(LocalTime, Minutes, Minutes?, String, String, String)])
  func `a session out of order is said as people say it`(
    start: LocalTime, least: Minutes, most: Minutes?, zh: String, en: String, wanted: String
  ) throws {
    let found = follows(start, least, most)

    #expect(found.count == 1)
    let words = try #require(found.first)
    #expect(words.zh.hasSuffix(zh), "\(words.zh)")
    #expect(words.en.contains(en) && words.en.hasSuffix(wanted), "\(words.en)")
    #expect(!words.en.contains("-"), "\(words.en)")
  }

  @Test func `sessions of a relation that overlap are said to`() throws {
    let tiny = town.session("S1", 60).session("S2", 60).relation(
      "R1", .inOrder, ["S1", "S2"], least: 10)

    let found = sentences(.hc31, tiny) {
      $0.hold("S1", "09:00", in: "A1").hold("S2", "09:30", in: "A2")
    }

    let words = try #require(found.first)
    #expect(words.zh.contains("结束前30分钟就已开始，应在其结束后至少10分钟"), "\(words.zh)")
    #expect(words.en.contains("30 min before") && !words.en.contains("-"), "\(words.en)")
  }

  @Test(
    arguments: [
      ("09:00", 0, "时间重叠，其间需要15分钟", "begins; 15 min are needed"),
      ("09:30", 0, "之间只有0分钟，需要15分钟", "has 0 min between"),
      ("09:40", 0, "之间只有10分钟，需要15分钟", "has 10 min between"),
      ("10:00", 20, "之间只有30分钟，需要35分钟（其中布置和撤场20分钟）", "20 of them to set up and clear"),
    ] as [(LocalTime, Minutes, String, String)])
  func `a venue that is not free yet is said as people say it`(
    start: LocalTime, setUp: Minutes, zh: String, en: String
  ) throws {
    let tiny = town.session("S1", 30).session("S2", 30).changing("S2") { $0.setUp = setUp }

    let found = sentences(.hc03, tiny) {
      $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A1")
    }

    let words = try #require(found.first)
    #expect(words.zh.hasSuffix(zh), "\(words.zh)")
    #expect(words.en.contains(en), "\(words.en)")
  }

  @Test func `a wave that comes too late is said to`() throws {
    let tiny = town.session("S1", 15).session("S2", pinned: "11:00")
      .wave("W1", "A", "B", after: ["S1"], before: "S2", load: 15)

    let found = sentences(.sc07, tiny) {
      $0.hold("S1", "10:30", in: "A1").hold("S2", "11:00", in: "B1")
    }

    let words = try #require(found.first)
    #expect(words.zh.contains("，晚20分钟"), "\(words.zh)")
    #expect(words.en.contains("20 min late"), "\(words.en)")
  }

  @Test(
    arguments: [
      (1, nil, "应为至少1个", "asked for at least 1"), (1, 1, "应为1个", "asked for 1"),
      (2, 3, "应为2至3个", "asked for 2 to 3"),
    ] as [(Int, Int?, String, String)])
  func `what an opening asks for is said in words`(
    least: Int, most: Int?, zh: String, en: String
  ) throws {
    let tiny = town.party("X", type: "consulate").unit("X.H").session("S1", optional: ["X.H"])
      .opening("O1", of: "S1", .all, min: least, max: most)

    let found = sentences(.hc28, tiny) { $0.hold("S1", "09:00", in: "A1", attendees: []) }

    let words = try #require(found.first)
    #expect(words.zh.hasSuffix(zh), "\(words.zh)")
    #expect(words.en.hasSuffix(en), "\(words.en)")
  }
}
