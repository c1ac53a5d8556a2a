// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import Ledger
import Publishing
import Testing

@Suite struct InvitationsTests {
  private static let addresses = [
    "staff/interpreters/E1": "e1@staff.example.org", "staff/liaison/L1": "L.One@staff.example.org",
  ]

  private let published: PublishedFolder
  private let output: URL

  init() throws {
    published = try PublishedFolder()
    output = published.folder.appending(path: "invitations")
  }

  /// The festival of the published calendars: an interpreter, and two officers of whom one has an
  /// address.
  private func festival(
    office: String = "office@week.example.org", interpreter: String = "e1@staff.example.org"
  ) -> Festival {
    var festival = TinyFestival().place("A").venue("HALL", at: "A", theatre: 40, seated: 40)
      .session("S1", 60, windows: ["09:00-12:00"])
    festival.parts.slug = "week"
    festival.parts.officeEmail = office
    festival.parts.interpreters = [
      Interpreter(id: "E1", name: "", language: "EN", modes: [], email: interpreter)
    ]
    festival.parts.liaisonOfficers = [
      LiaisonOfficer(
        id: "L1", name: "", parties: [], languages: [], email: "L.One@staff.example.org"),
      LiaisonOfficer(id: "L2", name: "", parties: [], languages: []),
    ]
    return festival.festival
  }

  private func invite(_ festival: Festival? = nil, since: Int? = nil) throws -> Invited {
    try Publisher.invite(
      published.folder, of: festival ?? self.festival(), since: since, to: output,
      ledger: published.ledger, Step(who: "Test", at: PublishedFolder.moment))
  }

  /// Every message by path.
  private func messages() throws -> [String: String] {
    var messages: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: output.path)
    where path.hasSuffix(".ics") {
      messages[path] = try String(contentsOf: output.appending(path: path), encoding: .utf8)
    }
    return messages
  }

  @Test func `everybody with an address is invited once to each event, and nobody else`() throws {
    let first = try invite()
    let second = try invite()

    #expect(first.requests == 8)
    #expect(first.cancellations == 0)
    #expect(first.recipients == Self.addresses.keys.sorted())
    #expect(first.withoutAddress == 1)
    #expect(first.findings == [])
    #expect(second.requests == 0)
    #expect(second.recipients == [])
    let messages = try messages()
    #expect(first.messages == messages.keys.sorted())
    #expect(
      messages.keys.sorted()
        == Self.addresses.keys.sorted().flatMap { recipient in
          (1...4).map { "\(recipient)/S\($0).request.0.ics" }
        })
    for (path, text) in messages {
      let unfolded = text.replacing("\r\n ", with: "")
      let own = try #require(Self.addresses.first { path.hasPrefix($0.key) }?.value)
      let found = unfolded.matches(of: /[A-Za-z0-9.]+@[a-z]+\.example\.org/).map { String($0.0) }
      #expect(found.sorted() == [own, "office@week.example.org"].sorted(), "\(path)")
      #expect(unfolded.contains("METHOD:REQUEST"))
      #expect(unfolded.components(separatedBy: "BEGIN:VEVENT").count == 2)
    }
  }

  @Test func `a new edition tells only what changed, and cancels what is off`() throws {
    _ = try invite()
    try FileManager.default.removeItem(at: output)
    var calendars = PublishedFolder.calendars
    calendars["staff/interpreters/E1"]?.events[0].sequence = 1
    calendars["staff/interpreters/E1"]?.events[1].sequence = 1
    calendars["staff/interpreters/E1"]?.events[1].status = .cancelled
    let document = try #require(calendars["staff/interpreters/E1"])
    try published.publish([
      "staff/interpreters/E1": CalendarDocument(
        name: document.name, productID: document.productID, timeZones: document.timeZones,
        events: Array(document.events.prefix(2)))
    ])

    let invited = try invite()

    #expect(invited.requests == 1)
    #expect(invited.cancellations == 1)
    #expect(
      try messages().keys.sorted() == [
        "staff/interpreters/E1/S1.request.1.ics", "staff/interpreters/E1/S2.cancel.1.ics",
      ])
  }

  @Test func `what no message can carry is a finding`() throws {
    let noOffice = try invite(festival(office: ""))
    let injected = try invite(festival(office: "office@week.example.org\r\nBCC:x@y.org"))
    let bad = try invite(festival(interpreter: "e1@staff.example.org,others@example.org"))

    #expect(noOffice.findings.map(\.code) == ["E608"])
    #expect(injected.findings.map(\.code) == ["E608"])
    #expect(bad.findings.map(\.code) == ["E607"])
    #expect(!"\(bad.findings)".contains("staff.example.org"))
    #expect(bad.recipients == ["staff/liaison/L1"])
  }

  // MARK: Replies

  /// A mail program's answer to a message.
  private func answer(
    _ path: String, _ partstat: String, sequence: String = "SEQUENCE:0",
    stamp: String = "20180322T080000Z"
  ) throws -> String {
    let text = try #require(try messages()[path]).replacing("\r\n ", with: "")
    return try text.replacing("METHOD:REQUEST", with: "METHOD:REPLY")
      .replacing("PARTSTAT=NEEDS-ACTION;RSVP=TRUE", with: "PARTSTAT=\(partstat)")
      .replacing("SEQUENCE:0", with: sequence)
      .replacing(Regex("DTSTAMP:[0-9TZ]+"), with: "DTSTAMP:\(stamp)")
  }

  /// What an answer comes to when the reader is given it alone.
  private func words(_ text: String) throws -> [String] {
    let replied = try read(text)
    return replied.findings.map(\.cause.en) + replied.effects.map(\.words.en)
  }

  @Test func `a delegated invitation and a proposal of another time need a decision`() throws {
    _ = try invite()
    let path = "staff/interpreters/E1/S1.request.0.ics"
    let delegated = try answer(path, "DELEGATED;DELEGATED-TO=\"mailto:friend@example.net\"")
      .replacing(
        "END:VEVENT",
        with:
          "ATTENDEE;DELEGATED-FROM=\"mailto:e1@staff.example.org\":mailto:friend@example.net\r\n"
          + "END:VEVENT")
    let countered = try answer(path, "TENTATIVE", stamp: "20180322T090000Z")
      .replacing("METHOD:REPLY", with: "METHOD:COUNTER")
      .replacing(Regex("DTSTART[A-Za-z0-9;:=/]+"), with: "DTSTART:20180329T010000Z")

    let first = try read(delegated)
    let second = try read(countered)

    #expect(first.kept == 1 && second.kept == 1)
    #expect(first.findings == [] && second.findings == [])
    #expect(first.effects.map(\.isWarning) == [true])
    #expect(first.effects[0].words.en.hasPrefix("Interpreter E1 hands S1 ("))
    #expect(first.effects[0].words.en.hasSuffix(") on to friend@example.net; it needs a decision"))
    #expect(first.effects[0].words.zh.hasSuffix("：转请 friend@example.net 出席，须定夺"))
    #expect(second.effects[0].words.en.hasPrefix("Interpreter E1 proposes another time for S1 ("))
    #expect(second.effects[0].words.en.hasSuffix("): 2018-03-29 09:00; it needs a decision"))
    let kept = try published.ledger.read { try $0.replies() }
    #expect(kept.map(\.participation) == [.countered])
  }

  @Test func `each finding names its one reason`() throws {
    _ = try invite()
    let good = try answer("staff/interpreters/E1/S1.request.0.ics", "ACCEPTED")

    #expect(
      try words(good.replacing("DTSTAMP:20180322T080000Z\r\n", with: ""))
        == ["The reply has no DTSTAMP"])
    #expect(
      try words(good.replacing("SEQUENCE:0", with: "SEQUENCE:first"))
        == ["SEQUENCE of the reply occurs twice, or cannot be read"])
    #expect(
      try words(good.replacing("VEVENT", with: "VTODO")) == ["The reply names no event"])
    #expect(try words(good + good) == ["The file holds several calendars"])
    #expect(
      try words(good.replacing("METHOD:REPLY\r\n", with: ""))
        == ["The calendar has no METHOD, so it is no reply"])
    #expect(try words("From: a@b.org\r\n\r\nI come") == ["The mail has no calendar in it"])
    #expect(try words("I come") == ["The file is no calendar, or was cut"])
  }

  @Test func `a file that cannot be opened does not stop the others`() throws {
    _ = try invite()
    let good = try answer("staff/interpreters/E1/S1.request.0.ics", "ACCEPTED")

    let replied = try Publisher.replies(
      [("gone.ics", nil), ("good.ics", Array(good.utf8))], of: festival(),
      ledger: published.ledger, received: PublishedFolder.moment)

    #expect(replied.kept == 1)
    #expect(replied.findings.map { "\($0.code) \($0.location)" } == ["E701 gone.ics"])
  }

  private func read(_ texts: String...) throws -> Replied {
    try Publisher.replies(
      texts.enumerated().map { ("reply-\($0).ics", Array($1.utf8)) }, of: festival(),
      ledger: published.ledger, received: PublishedFolder.moment)
  }

  @Test func `a refusal names the session that needs somebody else`() throws {
    _ = try invite()
    let declined = try answer("staff/interpreters/E1/S1.request.0.ics", "DECLINED")
    let later = try answer(
      "staff/interpreters/E1/S1.request.0.ics", "ACCEPTED", stamp: "20180322T090000Z")
    let unsure = try answer("staff/liaison/L1/S2.request.0.ics", "TENTATIVE")

    let first = try read(declined, unsure)
    let again = try read(declined)
    let second = try read(later)

    #expect(first.kept == 2)
    #expect(first.findings == [])
    #expect(first.effects.map(\.isWarning) == [true, false])
    #expect(first.effects.map(\.item) == ["S1", "S2"])
    #expect(first.effects[0].words.en.hasPrefix("Interpreter E1 declined S1 ("))
    #expect(first.effects[0].words.en.hasSuffix("; it needs somebody else"))
    #expect(first.effects[0].words.zh.hasSuffix("谢绝，须另派他人"))
    #expect(again.kept == 0)
    #expect(again.findings.map(\.code) == ["W702"])
    #expect(second.kept == 1)
    let kept = try published.ledger.read { try $0.replies() }
    #expect(kept.map(\.participation) == [.accepted, .tentative])
    #expect(kept.map(\.recipient) == ["staff/interpreters/E1", "staff/liaison/L1"])
  }

  @Test func `a reply to what has changed since counts, with a warning`() throws {
    _ = try invite()
    let reply = try answer("staff/interpreters/E1/S1.request.0.ics", "ACCEPTED")
    var calendars = PublishedFolder.calendars
    calendars["staff/interpreters/E1"]?.events[0].sequence = 1
    try published.publish(calendars)

    let replied = try read(reply)

    #expect(replied.kept == 1)
    #expect(replied.findings.map(\.code) == ["W701"])
  }

  @Test func `hostile and broken replies are findings, and the ledger stays as it is`() throws {
    _ = try invite()
    let path = "staff/interpreters/E1/S1.request.0.ics"
    let good = try answer(path, "DECLINED")
    let bad = [
      (good.replacing("e1@staff.example.org", with: "x@evil.example.org"), "E704"),
      (good.replacing("mailto:e1@", with: "javascript:e1@"), "E704"),
      (good.replacing("week.S1", with: "week.S9"), "E703"),
      (good.replacing("week.S1.staff.interpreters.E1", with: "week.S1.units.C-US.H"), "E703"),
      (try answer(path, "DECLINED", sequence: "SEQUENCE:5"), "E705"),
      (try answer(path, "NEEDS-ACTION"), "E706"), (try #require(try messages()[path]), "E702"),
      ("", "E701"), ("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n", "E701"),
      (good.replacing("DTSTAMP:20180322T080000Z\r\n", with: ""), "E701"),
      // One good answer does not save a file with a bad one.
      (
        good.replacing(
          "END:VEVENT\r\n",
          with: "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20180322T080000Z\r\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:e1@staff.example.org\r\nEND:VEVENT\r\n"), "E703"
      ),
    ]

    for (text, code) in bad {
      let replied = try read(text)
      #expect(replied.findings.map(\.code) == [code], "\(text)")
      #expect(replied.kept == 0)
      #expect(replied.effects == [])
      #expect(!"\(replied.findings)".contains("@evil"))
    }
    #expect(try published.ledger.read { try $0.replies() } == [])
    #expect(try read(good).kept == 1)
  }

  @Test func `a calendar that is no reply is called what it is`() throws {
    _ = try invite()
    let good = try answer("staff/interpreters/E1/S1.request.0.ics", "ACCEPTED")
    let causes = try ["REQUEST", "CANCEL", "DECLINECOUNTER", "X-OTHER"].map { method in
      try read(good.replacing("METHOD:REPLY", with: "METHOD:\(method)")).findings.map(\.cause.zh)
    }
    #expect(
      causes == [
        ["METHOD 不是 REPLY 或 COUNTER，而是邀请"], ["METHOD 不是 REPLY 或 COUNTER，而是取消通知"],
        ["METHOD 不是 REPLY 或 COUNTER，而是谢绝所提议的时间"], ["METHOD 不是 REPLY 或 COUNTER"],
      ])
  }
}
