// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// Who is the same person, however the name is written, and who only may be.
@Suite struct SamePersonTests {
  private static let header = "Name,Nationality,Organisation,Title"

  private static func row(_ name: String) -> String { "\"\(name)\",Japan,Osaka Friends,Member" }

  @Test(arguments: [
    ("Hiroshi TANAKA", ["Mr. Hiroshi TANAKA", "Mr Hiroshi TANAKA", "TANAKA, Mr. Hiroshi"]),
    ("Anna MÜLLER", ["Prof. Dr. Anna MÜLLER", "Frau Dr. Anna MÜLLER", "Anna MÜLLER, PhD"]),
    ("John SMITH", ["H.E. Mr. John SMITH, OBE", "The Hon. John SMITH MBE", "Sir John SMITH"]),
    ("Yuki SATO", ["Yuki SATO-san", "SATO, Yuki", "SATO Yuki", "Ｙｕｋｉ　ＳＡＴＯ", "yuki sato"]),
    (
      "Jean-Luc PICARD",
      [
        "HE Mr. Ambassador Jean-Luc PICARD", "HE Ambassador Jean-Luc PICARD",
        "Cllr Jean-Luc PICARD",
      ]
    ),
    ("Tomás O'BRIEN", ["Rev. Fr. Tomás O'BRIEN SJ"]),
    ("LIM Ah Kow", ["Dato' Seri LIM Ah Kow", "Tan Sri LIM Ah Kow", "Tan Sri Dato' LIM Ah Kow"]),
    ("山田太郎", ["山田太郎様", "山田太郎 様", "山田太郎先生", "山田 太郎", "山田太郎さん", "山田太郎氏"]),
    ("王伟东", ["王伟东先生", "王伟东女士", "王伟东教授", "王 伟东", "王\u{200B}伟东"]),
    ("김철수", ["김철수 님", "김철수님", "김철수 씨", "김철수 교수님", "김 철수"]),
    ("Ayşe YILMAZ", ["AYŞE YILMAZ", "ayşe yılmaz", "Ays\u{327}e YILMAZ"]),
    ("Иван ПЕТРОВ", ["Петров Иван", "ИВАН ПЕТРОВ"]),
    ("ΓΙΏΡΓΟΣ ΠΑΠΠΆΣ", ["Γιώργος Παππάς"]), ("Jürgen GROSS", ["Jürgen Groß"]),
    ("محمد علي", ["مُحَمَّد علي", "محمد عـلي"]), ("ｻﾄｳ ﾊﾅ", ["サトウ ハナ"]),
  ])
  func `a name is the same in every usual spelling`(name: String, others: [String]) throws {
    for other in others {
      for (first, second) in [(name, other), (other, name)] {
        var trial = ListTrial()
        try trial.run(Self.header, Self.row(first))

        let report = try trial.run(Self.header, Self.row(second))

        #expect(report.lists[0].unchanged == 1, "\(first) → \(second)")
        #expect(report.files.isEmpty, "\(first) → \(second)")
      }
    }
  }

  @Test(arguments: [
    ("Jack MA", "MA, Jack"), ("HE Wei", "HE, Wei"), ("王博士", "王博士"), ("李小君", "李小君"),
    ("Don DRAPER", "DRAPER, Don"),
    ("Sam MISSON", "MISSON, Sam"), ("NO Minho", "NO, Minho"), ("Hon CHAN", "CHAN, Hon"),
    ("王女士", "王女士"),
    ("Prof", "Prof"), ("SAN Aye", "SAN, Aye"), ("TAN Sri Wahyuni", "TAN, Sri Wahyuni"),
    ("HE Jun Fei", "HE, Jun Fei"),
  ])
  func `what looks like an honorific but is a name stays`(name: String, kept: String) throws {
    var trial = ListTrial()

    try trial.run(Self.header, Self.row(name))

    let guest = try #require(try trial.guests.first)
    #expect(guest.nameLatin + guest.nameZh == kept)
    #expect(!trial.codes.contains("N430"))
  }

  @Test(arguments: ["Nil", "Na", "No", "Null", "None Such", "Suharto", "Nan"])
  func `a name in a column of names is a name`(name: String) throws {
    var trial = ListTrial()

    try trial.run(Self.header, Self.row(name))

    #expect(try trial.guests.map { $0.nameLatin } == [name])
  }

  @Test func `a dash, a point and LNU are no surname`() throws {
    var trial = ListTrial()
    let surnames = ["", "-", ".", "LNU", "—", "N/A"]

    let rows = surnames.enumerated().map { "\($1),Kartini\($0 + 1),Indonesia,Choir,Singer" }
    try trial.run(
      (
        "list.csv",
        Array(
          (["Surname,Given name,Nationality,Company,Title"] + rows).joined(separator: "\n").utf8)
      ))

    #expect(try trial.guests.map(\.nameLatin) == (1...6).map { "Kartini\($0)" })
  }

  @Test func `Norwegian is a language, and no is none`() throws {
    var trial = ListTrial()

    try trial.run(
      "Name,Nationality,Languages", "A B,Norway,NO", "C D,Norway,EN/NO", "E F,Norway,no",
      "G H,Norway,No")

    #expect(try trial.guests.map(\.languages) == [["NO"], ["EN", "NO"], [], []])
    #expect(trial.codes.contains("W409"))
  }

  @Test func `invisible characters are removed everywhere, and said`() throws {
    let marks: [Unicode.Scalar] = [
      "\u{AD}", "\u{34F}", "\u{61C}", "\u{180E}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}",
      "\u{202C}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2068}", "\u{2069}", "\u{3164}",
      "\u{FEFF}", "\u{E0041}",
    ]
    for mark in marks {
      var trial = ListTrial()
      let m = String(mark)

      try trial.run(
        "Name,Nationality,Company,Title,Passport,Phone,Email,Arrival date,\(m)Diet",
        "\(m)Yuki S\(m)ATO,Jap\(m)an,Tea\(m) Club,Mem\(m)ber,TK\(m)12,\(m)+81 1\(m),\(m)y@e.org\(m),2018-\(m)03-27,halal\(m)"
      )

      let guest = try #require(try trial.guests.first)
      let name = "U+\(String(mark.value, radix: 16))"
      #expect(guest.nameLatin == "SATO, Yuki", "\(name)")
      #expect(guest.country == "JP" && guest.title == "Member", "\(name)")
      #expect(guest.passport == "TK12" && guest.phone == "+81 1", "\(name)")
      #expect(guest.email == "y@e.org" && guest.diet == "MOML", "\(name)")
      #expect(guest.arrival.date == CivilDate("2018-03-27"), "\(name)")
      #expect(trial.log.findings.count { $0.code == "N419" } == 9, "\(name)")
    }
  }

  @Test func `people who are not named yet are named so, and never offered as one`() throws {
    var trial = ListTrial()
    let names = [
      "TBC", "TBC", "TBA 2", "待定", "未定", "Guest of Anna", "plus one", "미정", "XX",
      "名额待定",
    ]
    let rows =
      names.map { "\($0),France,Lyon Circus,Artist,PENDING" } + [
        "Jean DUPONT,France,Lyon Circus,Artist,PENDING"
      ]
    let header = Self.header + ",Passport"
    let bytes = Array(([header] + rows).joined(separator: "\n").utf8)

    let report = try #require(try trial.run(("list.csv", bytes)))

    #expect(report.lists[0].added == 11)
    #expect(report.offers.isEmpty)
    #expect(try trial.guests.allSatisfy { $0.passport.isEmpty })
    #expect(trial.log.findings.count { $0.code == "W433" } == names.count)
    #expect(trial.log.findings.count { $0.code == "W420" } == 11)

    let again = try #require(try trial.run(("list.csv", bytes)))
    #expect(again.lists[0].unchanged == 11)
  }

  @Test(arguments: [
    "Marie CURIE +1", "Marie CURIE + 2 guests", "Marie CURIE and guest", "Marie CURIE (+1)",
  ])
  func `a row that speaks of more people is said`(name: String) throws {
    var trial = ListTrial()

    try trial.run(Self.header, Self.row(name))

    #expect(try trial.guests.map(\.nameLatin) == ["CURIE, Marie"])
    #expect(trial.codes.contains("W434"))
  }

  @Test func `陈某某等3人 is one row of several people`() throws {
    var trial = ListTrial()

    try trial.run(Self.header, Self.row("陈某某等3人"), Self.row("李某某及随员"))

    #expect(try trial.guests.map(\.nameZh) == ["陈某某", "李某某"])
    #expect(trial.log.findings.count { $0.code == "W434" } == 2)
  }

  @Test func `names of the same letters are offered as one, and stay two until then`() throws {
    var trial = ListTrial()

    let report = try trial.run(
      Self.header, Self.row("O'NEILL, Siobhan"), Self.row("O'NEILL, Siobhán"),
      Self.row("KIM, Cheol Su"), Self.row("KIM, Cheolsu"))

    #expect(report.lists[0].added == 4)
    #expect(report.offers.map(\.reason) == [.spelling, .spelling])
  }

  @Test func `one person in two parties is offered as such`() throws {
    var trial = ListTrial()

    let report = try trial.run(
      Self.header, "Hanako SATO,Japan,Kyoto Club,Chair", "Hanako SATO,Japan,Osaka Club,Member")

    #expect(
      report.offers.map { "\($0.from)=\($0.into) \($0.reason)" } == ["G002=G001 nameElsewhere"])
  }

  @Test func `somebody who interprets and comes as a guest is said`() throws {
    var trial = ListTrial()
    trial.files["interpreters.csv"] = Array(
      "interpreter_id,name,language,modes,available,phone\r\nD1,陈静,JA,CI,,+86 138 0013 8000\r\n"
        .utf8)

    try trial.run("姓名,国籍,手机", "陈静,中国,13800138000", "陈晓,中国,13900139000")

    #expect(
      trial.log.findings.filter { $0.code == "W438" }.map(\.cause.en)
        == ["G001 may be the interpreter D1: the telephone is the same"])
  }

  @Test func `private characters of a font are said`() throws {
    var trial = ListTrial()

    try trial.run(FixtureLists.list("private-use.xlsx"))

    #expect(trial.log.findings.count { $0.code == "W435" } == 1)
    for name in ["gb18030-2000.csv", "gb18030-2005.csv"] {
      var trial = ListTrial()
      try trial.run(FixtureLists.list(name))
      #expect(try trial.guests.map(\.nameZh) == ["王䶮", "张𠮷", "阿依古丽·买买提", "李㛃"], "\(name)")
      #expect(!trial.codes.contains("W435"), "\(name)")
    }
  }
}
