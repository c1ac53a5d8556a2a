// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// What registration systems export: keys, states, and the same list a week later.
@Suite struct RegisterTests {
  @Test func `an export of a register is read with its keys, times and diets`() throws {
    var trial = ListTrial()

    let report = try #require(try trial.run(FixtureLists.list("register.csv")))

    let list = report.lists[0]
    #expect(list.added == 8)
    #expect(list.skipped.map(\.reason) == [.cancelled, .noCountry])
    let guests = try trial.guests
    #expect(
      guests.map(\.nameLatin) == [
        "MÜLLER, Anna", "VON DER HEIDE, Jürgen", "O'NEILL, Siobhán", "NGUYỄN THỊ, Linh",
        "BAKER, Tom", "O'NEILL, Guest of", "YILMAZ, Ayşe", "LEE, Kim",
      ])
    #expect(
      guests.map(\.diet)
        == ["VGML", "", "GFML", "MOML", "PFML(peanut allergy - severe)", "", "MOML", ""])
    #expect(guests.map(\.mobility) == ["", "wheelchair", "", "", "", "", "hearing loop", ""])
    #expect(
      guests.map { $0.arrival.time.map { $0.rawValue } } == [
        875, 875, 365, 620, 595, 365, 1060, nil,
      ])
    #expect(guests.map(\.country) == ["DE", "DE", "IE", "VN", "GB", "IE", "TR", "KR"])
    #expect(guests[0].phone == "+49 170 0000001")
    #expect(trial.log.findings.count { $0.code == "W433" } == 1)
    #expect(report.offers.isEmpty)
    #expect(trial.text("guests.csv").contains(",990001"))
  }

  @Test func `the same register a week later updates its people and tells who vanished`() throws {
    var trial = ListTrial()
    try trial.run(FixtureLists.list("register.csv"))

    let report = try #require(try trial.run(FixtureLists.list("register-a-week-later.csv")))

    #expect(report.lists[0].added == 0)
    #expect(try trial.guests.count == 8)
    let guests = try trial.guests
    #expect(guests[2].nameLatin == "O'NEILL-BYRNE, Siobhan")
    #expect(guests[2].diet == "VLML")
    #expect(guests[3].title == "Head")
    #expect(guests[6].diet == "MOML")
    #expect(guests[0].arrival.date == CivilDate("2018-03-28"))
    #expect(guests[0].hotel == "Lake Hotel")
    // Kim Lee is in the register no more; nobody else of her party is in any list.
    let absent = trial.log.findings.filter { $0.code == "W415" }.map(\.cause.en)
    #expect(absent == ["1 guests have numbers of a register, but are in no list: G008"])
  }

  @Test func `who is cancelled later stays, and is named`() throws {
    var trial = ListTrial()
    let header = "Attendee #,Name,Nationality,Company,Status"
    try trial.run(
      header, "990001,Anna BERG,Germany,Choir,Attending",
      "990002,Otto KLEIN,Germany,Choir,Attending")

    let report = try trial.run(
      header, "990001,Anna BERG,Germany,Choir,Attending", "990002,Otto KLEIN,Germany,Choir,Refunded"
    )

    #expect(report.lists[0].skipped.map(\.reason) == [.cancelled])
    #expect(try trial.guests.count == 2)
    #expect(
      trial.log.findings.contains {
        $0.code == "W436" && $0.cause.en.hasPrefix("G002 is cancelled")
      })
  }

  @Test(arguments: [
    ("Cancelled", false), ("已取消", false), ("キャンセル", false), ("취소", false),
    ("Waiting list", true), ("候补", true), ("キャンセル待ち", true), ("대기", true),
  ])
  func `who does not come is not added`(state: String, isWaiting: Bool) throws {
    var trial = ListTrial()

    let report = try trial.run("姓名,国籍,报名状态", "甲乙丙,日本,\(state)", "丁戊己,日本,已确认")

    #expect(report.lists[0].skipped.map(\.reason) == [isWaiting ? .waiting : .cancelled])
    #expect(try trial.guests.map(\.nameZh) == ["丁戊己"])
  }

  @Test func `a state that is open or unknown is asked`() throws {
    var trial = ListTrial()

    try trial.run("姓名,国籍,报名状态", "甲乙丙,日本,待审核", "丁戊己,日本,Elvis")

    #expect(try trial.guests.count == 2)
    #expect(trial.log.findings.count { $0.code == "W436" } == 2)
    #expect(trial.log.findings.count { $0.code == "W409" } == 1)
  }

  @Test func `a mail address with a name is a key, and an address alone only an offer`() throws {
    var trial = ListTrial()
    let header = "Name,Nationality,Company,Email"
    try trial.run(header, "Linh NGUYEN,Viet Nam,Da Nang DoFA,L@example.vn")

    let moved = try trial.run(
      header, "Linh NGUYEN,Viet Nam,Da Nang Department of Foreign Affairs,l@example.vn")
    #expect(moved.lists[0].added == 0)

    let other = try trial.run(header, "Thi TRAN,Viet Nam,Da Nang DoFA,l@example.vn")
    #expect(other.offers.map { "\($0.from)=\($0.into) \($0.reason)" } == ["G002=G001 email"])
  }

  @Test func `an office's address that many have tells nobody apart`() throws {
    var trial = ListTrial()

    let report = try trial.run(
      "Name,Nationality,Company,Email", "Anna BERG,Germany,Choir,office@choir.org",
      "Otto KLEIN,Germany,Choir,office@choir.org", "Ida GROSS,Germany,Choir,office@choir.org")

    #expect(report.offers.isEmpty)
    #expect(try trial.guests.count == 3)
  }

  @Test func `a small number of another register is no key`() throws {
    var trial = ListTrial()
    try trial.run("参会编号,姓名,国籍,单位", "1,甲乙丙,日本,友协", "2,丁戊己,日本,友协")

    let report = try trial.run("参会编号,姓名,国籍,单位", "1,庚辛壬,日本,商会", "2,子丑寅,日本,商会")

    #expect(report.lists[0].added == 2)
    #expect(report.changes.isEmpty)
    #expect(report.offers.map(\.reason) == [.registration, .registration])
  }

  @Test func `a number that several rows have is not kept`() throws {
    var trial = ListTrial()

    try trial.run(
      "Registration ID,Name,Nationality", "77001,Anna BERG,Germany", "77001,Otto KLEIN,Germany")

    #expect(try trial.guests.count == 2)
    #expect(trial.log.findings.count { $0.code == "W417" } == 2)
    #expect(!trial.text("guests.csv").contains("77001"))
  }

  @Test func `a merge is remembered when the list comes again`() throws {
    let lists = [
      [
        "代表团,姓名,英文姓名,国籍,护照号", "样本团,样本花子,\"MIHON, Hanako\",日本,SYN9000001",
        "样本团,样本花,\"MIHON, Hana\",日本,SYN9000001",
      ],
      ["代表团,姓名,国籍", "样本团,样本花子,日本", "样本团,样本花子,日本"],
      [
        "Attendee #,Name,Nationality,Company,Email", "990001,Anna BERG,Germany,Choir,a@e.org",
        "990002,Annie BERG-KLEIN,Germany,Choir Board,a@e.org",
      ],
    ]
    for list in lists {
      let bytes = Array(list.joined(separator: "\n").utf8)
      var trial = ListTrial()
      trial.request.merges = [(from: "G002", into: "G001")]
      let first = try #require(try trial.run(("list.csv", bytes)))
      #expect(first.lists[0].added == 1)
      trial.request.merges = []

      for order in [list, [list[0], list[2], list[1]]] {
        let again = try #require(
          try trial.run(("list.csv", Array(order.joined(separator: "\n").utf8))))

        #expect(again.lists[0].added == 0, "\(order)")
        #expect(again.offers.isEmpty, "\(order)")
        #expect(again.lists[0].skipped.map(\.reason) == [.merged("G001")], "\(order)")
      }
      #expect(try trial.guests.count == 1)
    }
  }

  @Test func `同上 takes the cell above, but for what tells people apart`() throws {
    var trial = ListTrial()

    try trial.run(
      "姓名,国籍,单位,职务,抵达日期,护照号", "甲乙丙,日本,友协,会长,3月27日,SYN1", "丁戊己,同上,同上,〃,同上,同上")

    let guests = try trial.guests
    #expect(guests.map(\.title) == ["会长", "会长"])
    #expect(guests.map(\.arrival.date) == [CivilDate("2018-03-27"), CivilDate("2018-03-27")])
    #expect(guests.map(\.passport) == ["SYN1", ""])
  }
}
