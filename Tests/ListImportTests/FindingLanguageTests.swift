// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// A clerk who reads Chinese alone understands every finding of an import.
@Suite struct FindingLanguageTests {
  /// What may stand in Latin letters: values in quotes, names of files, tables and options, codes, days.
  private static func plain(_ sentence: String) -> String {
    let kept = [
      "“[^”]*”", "SURNAME, Given", "--[a-z]+( '[^']*'| [A-Za-z0-9.=/]+)?",
      "[A-Za-z0-9_./-]+\\.(csv|md|yaml|xlsx|ics|xls|xlsb|ods|vcf)", "[A-Z]+[A-Z0-9.-]*[0-9A-Z]",
      "Asia/Shanghai", "\\.[a-z]{3,4}",
      "CSV UTF-8|Excel|WPS|LibreOffice|Numbers|OpenDocument|iCalendar|Japanese|available",
    ]
    return kept.reduce(sentence) {
      $0.replacingOccurrences(of: $1, with: "x", options: .regularExpression)
    }
  }

  private static func english(in sentence: String) -> [String] {
    plain(sentence).matches(of: /[A-Za-z]{3,}/).map { String($0.output) }
  }

  private func check(_ findings: [Finding]) {
    for finding in findings {
      for sentence in [finding.cause.zh, finding.remedy.zh] {
        #expect(Self.english(in: sentence) == [], "\(finding.code): \(sentence)")
        #expect(
          sentence.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(sentence)")
        let plain = Self.plain(sentence)
        #expect(!plain.contains(", ") && !plain.contains(": "), "\(sentence)")
      }
      for sentence in [finding.cause.en, finding.remedy.en] {
        #expect(!sentence.contains("：") && !sentence.contains("，"), "\(sentence)")
      }
    }
  }

  @Test(arguments: [
    "delegation-ja.xlsx", "delegation-ko.csv", "long-numbers.xlsx", "private-use.xlsx",
    "register.csv",
    "register-a-week-later.csv", "strict.xlsx",
  ])
  func `all that is said of a list is said in Chinese`(name: String) throws {
    var trial = ListTrial()
    try trial.run(FixtureLists.list(name))
    check(trial.log.findings)
  }

  @Test func `whatever may be wrong with a cell is said in Chinese`() throws {
    var trial = ListTrial()
    trial.request.country = nil
    try trial.run(
      "单位,姓名,国籍,护照号,抵达日期,抵达时间,饮食禁忌,语言,性别,备注,Zodiac,邮箱,手机",
      "甲社,Ｔａｎａｋａ Taro,日本,3.2E+17,32月1日,25:70,clams,Klingon,maybe,需要轮椅,Leo,a@b.example.org,1",
      "甲社,王伟先生,Ruritania,待补,3/4/2018,晚上12点,清真,NO,男,,Leo,,",
      "甲社,TBC,中国,,27日,清晨,素食,日语,女,,Leo,,",
      "乙社,Marie CURIE +1,法国,AB1,43186,14:20,PFML,法语,女,,Leo,c@b.example.org,",
      "乙社,Jean DUPONT,法国,AB1,2018-03-27,0.5,,法语,男,,Leo,c@b.example.org,")
    check(trial.log.findings)
    #expect(trial.codes.count > 12, "\(trial.codes)")
  }

  @Test func `what no list is, is said in Chinese`() throws {
    for bytes in [
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Array("<html><body></body></html>".utf8),
      Array("nothing,here\n1,2\n".utf8), Array("BEGIN:VCARD\r\nFN:甲\r\n".utf8),
      Array("BEGIN:VCALENDAR\r\n".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xFF, 0xFF, 0x81],
      Array("姓名,国籍\n\"甲,日本\n".utf8),
    ] as [[UInt8]] {
      var trial = ListTrial()
      _ = try trial.run(("list", bytes))
      #expect(!trial.log.findings.isEmpty)
      check(trial.log.findings)
    }
  }

  @Test func `what a calendar holds that cannot be read is said in Chinese`() throws {
    var trial = ListTrial()
    trial.files["parties.csv"]?.append(contentsOf: Array("P1,样本,,JP,civic,guest,,,,,,,,\r\n".utf8))
    trial.files["units.csv"]?
      .append(contentsOf: Array("P1.S,P1,成员,Members,1,group,,,,\r\n".utf8))
    let lines = [
      "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "SUMMARY:Meeting", "DTSTART:2018032",
      "END:VEVENT",
      "BEGIN:VEVENT", "UID:2", "DTSTART;TZID=CST:20180327T100000", "DURATION:PT1H", "END:VEVENT",
      "BEGIN:VEVENT", "UID:3", "DTSTART;TZID=Mars/Base:20180327T100000", "DURATION:PT1H",
      "END:VEVENT",
      "BEGIN:VEVENT", "UID:4", "DTSTART:20180327T100000", "DURATION:PT1H", "RRULE:FREQ=HOURLY",
      "END:VEVENT", "BEGIN:VEVENT", "UID:5", "DTSTART:20180327T100000", "DURATION:PT1H",
      "RRULE:FREQ=DAILY;BYDAY=XX", "END:VEVENT", "BEGIN:VEVENT", "UID:6", "SUMMARY:x", "END:VEVENT",
      "BEGIN:VEVENT", "UID:7", "DTSTART:20180327T100000", "DTEND:20180326T100000", "END:VEVENT",
      "END:VCALENDAR", "",
    ]
    for owner in ["P1.S", "nobody"] {
      trial.request.owner = owner
      _ = try trial.run(("busy.ics", Array(lines.joined(separator: "\r\n").utf8)))
      #expect(!trial.log.findings.isEmpty)
      check(trial.log.findings)
    }
  }
}
