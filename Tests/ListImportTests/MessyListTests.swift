// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport
import Testing

/// One messy list, in every form that offices send it in, gives the same guests.
@Suite struct MessyListTests {
  private static let arrival = CivilDate("2018-03-27")
  private static let departure = CivilDate("2018-03-29")

  /// Names, passports and diets as the list means them.
  private static let expected = [
    "样本花子|MIHON, Hanako|F|JP|SYN9000000|", "样本一郎|MIHON, Ichiro|M|JP|SYN9000001|",
    "样本樱|MIHON, Sakura|F|JP|SYN9000002|",
    "样本健|MIHON, Ken|M|JP|SYN9000003|LFHA(shellfish allergy)",
    "萨利姆·样本|AL SAMPLE, Salim|M|AE|SYN9000004|MOML",
    "努拉·样本|AL SAMPLE, Noura|F|AE|SYN9000005|MOML",
    "穆斯特·埃里卡|MÜSTER, Erika|F|DE|SYN9000006|", "穆斯特·马克斯|MÜSTER, Max|M|DE|SYN9000007|",
    "穆斯特·安娜|MÜSTER, Anna|F|DE|SYN9000008|VLML", "穆斯特·保罗|MÜSTER, Paul|M|DE|SYN9000009|GFML",
    "𬱖样本|YI, Sample|F|DE|SYN9000010|",
  ]

  private static func line(_ guest: Guest) -> String {
    [guest.nameZh, guest.nameLatin, guest.sex, guest.country, guest.passport, guest.diet]
      .joined(separator: "|")
  }

  private func expectTheGuests(_ trial: ListTrial, _ name: String) throws {
    let festival = try trial.festival
    #expect(festival.guests.map(Self.line) == Self.expected, "\(name)")
    #expect(festival.guests.allSatisfy { $0.arrival.date == Self.arrival }, "\(name)")
    #expect(festival.guests.allSatisfy { $0.departure.date == Self.departure }, "\(name)")
    #expect(festival.guests.map(\.arrival.transport) == (7101...7111).map { "G\($0)" }, "\(name)")
    #expect(
      festival.units.map { "\($0.id) \($0.size)" }
        == ["C-JP.H 1", "C-JP.S 3", "C-AE.H 1", "C-AE.S 1", "DE1.H 1", "DE1.S 4"], "\(name)")
    #expect(
      festival.parties.map { "\($0.id) \($0.type) \($0.country)" }
        == ["C-JP consulate JP", "C-AE consulate AE", "DE1 city DE"], "\(name)")
  }

  @Test func `every encoding, separator and order of columns gives the same guests`() throws {
    let lists = try MadeLists("text")
    let formats = [
      "gb18030.csv": "CSV, GB18030", "utf8.csv": "CSV, UTF-8", "utf8-bom.csv": "CSV, UTF-8 BOM",
      "utf16le.csv": "CSV, UTF-16LE", "utf16be-bom.csv": "CSV, UTF-16BE BOM",
      "tabs.tsv": "CSV, GB18030", "semicolons.csv": "CSV, UTF-8", "shuffled.csv": "CSV, GB18030",
    ]
    for (name, format) in formats.sorted(by: { $0.key < $1.key }) {
      var trial = ListTrial()

      let report = try #require(try trial.run((name, lists.bytes(name))))

      try expectTheGuests(trial, name)
      let list = report.lists[0]
      #expect(list.format == format)
      #expect(list.rowCount == 15, "\(name)")
      #expect(list.added == 11, "\(name)")
      #expect(
        list.skipped.map(\.reason) == [.repeatedHeader, .repeatedHeader, .total, .footnote])
    }
  }

  @Test func `workbooks of two programs, in both date systems, give the same guests`() throws {
    let lists = try MadeLists("workbooks")
    let files = try lists.files
    #expect(files.count == 8)
    for file in files {
      var trial = ListTrial()

      let report = try #require(try trial.run(file), "\(file.name) \(trial.log.findings)")

      try expectTheGuests(trial, file.name)
      #expect(report.lists.count == 1)
      #expect(report.lists[0].skipped.map(\.reason) == [.total, .footnote], "\(file.name)")
      // The hidden row is read, the hidden sheet is not, and both are said.
      #expect(trial.codes.contains("W402"), "\(file.name)")
      #expect(
        trial.log.findings.filter { $0.code == "W401" }.compactMap(\.location.sheet).sorted()
          == ["填表说明", "选项"].sorted(), "\(file.name)")
    }
  }

  @Test func `every repair is named with its place`() throws {
    let lists = try MadeLists("text")
    var trial = ListTrial()

    try trial.run(("gb18030.csv", lists.bytes("gb18030.csv")))

    func places(_ code: String) -> [String] {
      trial.log.findings.filter { $0.code == code }.map(\.location.description)
    }
    func lines(_ code: String) -> [String] {
      places(code).map { String($0.split(separator: ":")[1]) }
    }
    // Two of eleven full-width passports; three-fold spellings of one day; six cells filled down.
    #expect(lines("N401") == ["8", "14"])
    #expect(lines("N405") == ["6", "14"])
    #expect(lines("N404") == ["5", "13"])
    #expect(places("N403").count == 6 + 11)
    #expect(places("N407").count == 8)
    #expect(places("N408").count == 5)
    for finding in trial.log.findings {
      #expect(!finding.cause.en.contains("SYN9"), "\(finding)")
      #expect(
        !finding.cause.en.contains("MIHON") && !finding.cause.en.contains("样本花子"), "\(finding)")
    }
  }

  @Test func `lists in Japanese, Korean and traditional Chinese are read`() throws {
    let lists = try MadeLists("text")
    func guests(_ name: String, _ format: String) throws -> [String] {
      var trial = ListTrial()
      let report = try #require(try trial.run((name, lists.bytes(name))))
      #expect(report.lists[0].format == "CSV, \(format)")
      let all = try trial.guests
      #expect(all.allSatisfy { $0.arrival.date == Self.arrival }, "\(name)")
      return all.map { guest -> String in
        [
          guest.nameZh + guest.nameNative, guest.sex, guest.country, guest.protocolClass,
          guest.diet,
        ]
        .joined(separator: "|")
      }
    }

    #expect(
      try guests("shift-jis.csv", "Shift_JIS")
        == ["見本花子|F|JP|MAYOR|", "見本一郎|M|JP|MEMBER|VLML"])
    #expect(
      try guests("euc-kr.csv", "EUC-KR") == ["김견본|F|KR|MAYOR|", "이견본|M|KR|MEMBER|VLML"])
    #expect(try guests("big5.csv", "Big5").count == 11)
  }

  @Test func `the office's own messy list holds 29 guests`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/domain/data/messy_guest_list_gb18030.csv")
    guard let data = FileManager.default.contents(atPath: file.path) else {
      print("SKIPPED: no list at \(file.path), beside the repository; nothing was read.")
      return
    }
    var trial = ListTrial()

    let report = try #require(try trial.run((file.lastPathComponent, Array(data))))

    let festival = try trial.festival
    let sizes = festival.parties.map { party in
      festival.guests.count { festival.unit($0.unit).party == party.id }
    }
    #expect(sizes == [6, 3, 14, 6])
    let days = festival.guests.compactMap(\.arrival.date?.day)
    let expected =
      [Int](repeating: 27, count: 9) + [Int](repeating: 26, count: 14)
      + [Int](repeating: 27, count: 6)
    #expect(days == expected)
    #expect(festival.guests.allSatisfy { $0.passport.wholeMatch(of: /SYN[0-9]{7}/) != nil })
    #expect(report.lists[0].rowCount == 30)
    #expect(report.lists[0].added == 29)
    #expect(report.lists[0].skipped.map(\.reason) == [.total])
    // Eight passports and ten numbers in full width; the numbers are not kept.
    #expect(report.totals.first { $0.code == .widthNarrowed }?.count == 7)
    #expect(report.totals.first { $0.code == .serialRead }?.count == 6)

    let again = try #require(try trial.run((file.lastPathComponent, Array(data))))
    #expect(again.lists[0].unchanged == 29)
    #expect(again.files.isEmpty)
  }
}
