// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Spreadsheets
import Testing

/// Files that are too short to tell their encoding say so; what a file tells of itself is believed.
@Suite struct EncodingDoubtTests {
  /// The title is 冯巩 in GBK; the same bytes are 룸문 in EUC-KR, and 結庚 in EUC-JP.
  private static let calendar =
    Array(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20180301T000000Z\r\n".utf8)
    + Array("DTSTART:20180327T010000Z\r\nDTEND:20180327T020000Z\r\nSUMMARY:".utf8)
    + [0xB7, 0xEB, 0xB9, 0xAE] + Array("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".utf8)

  private static func trial() throws -> ListTrial {
    var trial = ListTrial()
    try trial.run("代表团,姓名,国籍", "样本团,甲乙丙,日本")
    trial.request.owner = "JP1.S"
    return trial
  }

  @Test func `a calendar whose one title may be Chinese or Korean says so`() throws {
    var trial = try Self.trial()

    let report = try #require(try trial.run(("b.ics", Self.calendar)))

    #expect(report.lists[0].format == "iCalendar, EUC-KR → JP1.S")
    #expect(
      trial.log.findings.filter { $0.code == "W444" }.map(\.description) == [
        "b.ics: warning W444: The text is short and may be EUC-JP or GB18030 or Big5 as well; it was "
          + "read as EUC-KR → If its words are wrong, import again with --encoding EUC-JP"
      ])
    #expect(
      trial.log.findings.first { $0.code == "W444" }?.cause.zh
        == "文字太少，编码也可能是 EUC-JP、GB18030、Big5；按 EUC-KR 读取")
    // What counts does not depend on the words.
    #expect(
      try trial.festival.units[0].available.count == 2)
  }

  @Test func `the encoding that is named settles it`() throws {
    var trial = try Self.trial()
    trial.request.encoding = .gb18030

    let report = try #require(try trial.run(("b.ics", Self.calendar)))

    #expect(report.lists[0].format == "iCalendar, GB18030 → JP1.S")
    #expect(!trial.codes.contains("W444"))
  }

  @Test func `a list that is UTF-8 by chance says what else it may be`() throws {
    // 沙思远 in GBK is ɳ˼Զ in UTF-8.
    let list = Array("Name,Country\n".utf8) + [0xC9, 0xB3, 0xCB, 0xBC, 0xD4, 0xB6]
    var trial = ListTrial()

    try trial.run(("list.csv", list + Array(",China\n".utf8)))

    let finding = try #require(trial.log.findings.first { $0.code == "W444" })
    #expect(
      finding.words(in: .zh)
        == "文字太少，编码也可能是 GB18030、Shift_JIS、EUC-JP；按 UTF-8 读取"
        + " → 若文字不对，请加 --encoding GB18030 再导入")
    trial = ListTrial()
    trial.request.encoding = .gb18030
    try trial.run(("list.csv", list + Array(",China\n".utf8)))
    #expect(try trial.guests.map(\.nameZh) == ["沙思远"])
    #expect(!trial.codes.contains("W444"))
  }

  private static func card(_ parameter: String, _ name: String, _ country: String) -> String {
    """
    BEGIN:VCARD\r
    VERSION:2.1\r
    FN\(parameter);ENCODING=QUOTED-PRINTABLE:\(name)\r
    ADR\(parameter);ENCODING=QUOTED-PRINTABLE:;;;;;;\(country)\r
    END:VCARD\r

    """
  }

  @Test func `cards that name the encoding of their values are read by it`() throws {
    // 马骏 and 日本 in GBK, 김민준 and 한국 in EUC-KR, in one file.
    let cards =
      Self.card(";CHARSET=GB2312", "=C2=ED=BF=A5", "=C8=D5=B1=BE")
      + Self.card(";CHARSET=ks_c_5601-1987", "=B1=E8=B9=CE=C1=D8", "=C7=D1=B1=B9")
    var trial = ListTrial()

    try trial.run(("cards.vcf", Array(cards.utf8)))

    #expect(try trial.guests.map { $0.nameZh + $0.nameNative } == ["马骏", "김민준"])
    #expect(try trial.guests.map(\.country) == ["JP", "KR"])
    #expect(!trial.codes.contains("W444"))
  }

  @Test func `all values of a file together tell an encoding that none of them names`() throws {
    // 马骏, 冯巩, 王伟 and 日本, 中国, 德国 in GBK; the first two names alone look Japanese and Korean.
    let cards =
      Self.card("", "=C2=ED=BF=A5", "=C8=D5=B1=BE") + Self.card("", "=B7=EB=B9=AE", "=D6=D0=B9=FA")
      + Self.card("", "=CD=F5=CE=B0", "=B5=C2=B9=FA")
    var trial = ListTrial()

    try trial.run(("cards.vcf", Array(cards.utf8)))

    #expect(try trial.guests.map(\.nameZh) == ["马骏", "冯巩", "王伟"])
    #expect(try trial.guests.map(\.country) == ["JP", "CN", "DE"])
    #expect(!trial.codes.contains("W444"))
  }
}
