// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import Ledger
import Publishing
import Testing

/// Pushes to a real Radicale, read back and changed by the Python package `caldav`.
@Suite(.serialized) struct CalendarPushTests {
  private static let started = Result { try RadicaleServer() }

  private let radicale: RadicaleServer
  private let published: PublishedFolder

  init() throws {
    radicale = try Self.started.get()
    published = try PublishedFolder()
  }

  @Test func `another program reads what was published, and a second push writes nothing`() throws {
    let first = try published.push(to: radicale.home)
    let watched = try radicale.behind([])
    let second = try published.push(to: radicale.home)
    let third = try published.push(to: watched.home)

    #expect(first.findings == [])
    #expect(first.calendars == 3)
    #expect(first.written == 12)
    #expect(try published.differences(on: radicale, from: PublishedFolder.calendars) == [])
    let seen = try published.seen(on: radicale)
    #expect(seen["staff/liaison/L1"]?.name == "赏樱周 · liaison/L1 / Blossom Week & <liaison/L1>")
    // Only messages have a method.
    #expect(seen.values.flatMap(\.events).allSatisfy { $0.properties == [] })
    #expect(try published.remembered(of: radicale.home).count == 12)
    #expect(second == Pushed(calendars: 3, unchanged: 12))
    // By another address the ledger remembers nothing, and still nothing is written.
    #expect(third == Pushed(calendars: 3, adopted: 12))
    #expect(try watched.count("PUT") == 0)
    #expect(try watched.requests().allSatisfy { $0.hasSuffix(" with") })
    let audit = try published.ledger.read { try $0.audit() }
    #expect(
      audit.map { "\($0.recipient) \($0.purpose)" } == [
        "staff/interpreters/E1 push caldav", "staff/liaison/L1 push caldav",
        "staff/liaison/L2 push caldav",
      ])
  }

  @Test func `a new edition writes only what changed, on condition that nobody else did`() throws {
    let watched = try radicale.behind([])
    #expect(try published.push(to: watched.home).written == 12)
    let before = try watched.requests().count
    var calendars = PublishedFolder.calendars
    try change(&calendars, "staff/liaison/L1", 0) { event in
      event.sequence = 1
      event.summary = "改期 / Moved"
    }
    try change(&calendars, "staff/liaison/L2", 1) { event in
      event.sequence = 1
      event.status = .cancelled
    }
    calendars["staff/interpreters/E1"]?.events.removeLast()
    try published.publish(calendars)

    let pushed = try published.push(to: watched.home)

    #expect(pushed == Pushed(calendars: 3, written: 2, unchanged: 9, removed: 1))
    #expect(try published.differences(on: radicale, from: calendars) == [])
    let writes = try watched.requests().dropFirst(before)
      .filter { $0.hasPrefix("PUT") || $0.hasPrefix("DELETE") }
    #expect(writes.map { String($0.prefix { $0 != " " }) } == ["DELETE", "PUT", "PUT"])
    // Every condition is a validator of the server's.
    #expect(writes.allSatisfy { $0.split(separator: " ")[2].hasPrefix("\"") })
  }

  @Test(arguments: [["rename", "My own note"], ["remind"]])
  func `what a person changed is reported and never overwritten unseen`(action: [String]) throws {
    #expect(try published.push(to: radicale.home).findings == [])
    let uid = "week.S2.staff.liaison.L1@attache"
    // The event of this test's own collection, whatever others have the same UID.
    try use(action[0], "staff/liaison/L1", uid, action.dropFirst().first)
    let untouched = try published.seen(on: radicale)
    var calendars = PublishedFolder.calendars
    try change(&calendars, "staff/liaison/L1", 1) { $0.sequence = 1 }
    try change(&calendars, "staff/liaison/L1", 2) { $0.sequence = 1 }
    try published.publish(calendars)

    let careful = try published.push(to: radicale.home)
    let kept = try published.seen(on: radicale)
    let again = try published.push(to: radicale.home)
    let forced = try published.push(to: radicale.home, overwrites: true)

    #expect(careful.findings.map(\.code) == ["E601"])
    #expect(careful.findings.first?.location.file == "staff/liaison/L1.ics")
    let cause = careful.findings.first?.cause.en ?? ""
    #expect(cause.contains(uid))
    #expect(cause.contains(action[0] == "rename" ? "title" : "reminder"), "\(cause)")
    #expect(careful.written == 1)
    #expect(
      kept["staff/liaison/L1"]?.events[1].summary
        == untouched["staff/liaison/L1"]?.events[1].summary)
    #expect(again.findings == careful.findings)
    #expect(forced == Pushed(calendars: 3, written: 1, unchanged: 11))
    #expect(try published.differences(on: radicale, from: calendars) == [])
  }

  @Test func `what a person removed comes back only on demand`() throws {
    #expect(try published.push(to: radicale.home).findings == [])
    try use("remove", "staff/liaison/L1", "week.S2.staff.liaison.L1@attache", nil)
    try radicale.use("drop", "\(published.slug).staff.liaison.L2")

    let careful = try published.push(to: radicale.home)
    let forced = try published.push(to: radicale.home, overwrites: true)

    #expect(careful.findings.map(\.code) == ["E602", "E602"])
    #expect(careful.written == 0)
    #expect(forced == Pushed(calendars: 3, written: 5, unchanged: 7))
    #expect(try published.differences(on: radicale, from: PublishedFolder.calendars) == [])
  }

  @Test
  func `a push that the server's death ended is finished by the next, which does nothing twice`()
    throws
  {
    let dying = try radicale.behind(["PUT:7:7:die"])

    let broken = try published.push(to: dying.home)
    let remembered = try published.remembered(of: dying.home)
    let watched = try radicale.behind([])
    let rest = try published.push(to: watched.home)

    #expect(broken.findings.map(\.code) == ["E611"])
    #expect(broken.calendars == 1)
    #expect(broken.untried == 1)
    // The first calendar was seen whole; of the second two events lie there, which nobody saw.
    #expect(remembered.count == 4)
    #expect(rest == Pushed(calendars: 3, written: 6, adopted: 6))
    #expect(try watched.count("PUT") == 6)
    #expect(try published.differences(on: radicale, from: PublishedFolder.calendars) == [])
  }

  @Test(arguments: [
    "PUT:2:3:status=503", "PUT:2:2:close", "PUT:2:2:swallow", "MKCALENDAR:1:1:swallow",
    "PROPFIND:1:2:status=502", "REPORT:1:1:half", "ANY:1:1:status=429",
    "PROPFIND:1:99:aside", "PUT:1:99:aside", "ANY:1:999:weak",
  ])
  func `what passes by is overcome in one push`(fault: String) throws {
    let faulty = try radicale.behind([fault])

    let pushed = try published.push(to: faulty.home)
    let again = try published.push(to: faulty.home)

    #expect(pushed.findings == [], "\(fault)")
    #expect(pushed.calendars == 3)
    #expect(pushed.written == 12)
    #expect(again.written == 0)
    #expect(try published.differences(on: radicale, from: PublishedFolder.calendars) == [])
  }

  /// A fault, the findings it must bring, and how much the ledger may have learnt.
  static let lasting: [(fault: String, codes: [String])] = [
    ("PROPFIND:1:99:status=401", ["E614"]),
    ("PROPFIND:1:99:status=403", ["E615"]),
    ("MKCALENDAR:1:99:status=403", ["E615"]),
    ("MKCALENDAR:1:99:status=404", ["E616"]),
    ("MKCALENDAR:1:99:status=409", ["E617"]),
    ("MKCALENDAR:1:99:status=507", ["E618"]),
    ("PUT:1:99:status=403", ["E615"]),
    ("PUT:1:99:status=409", ["E617"]),
    ("PUT:1:99:status=412", Array(repeating: "E622", count: 12)),
    ("PUT:1:99:status=415", ["E622"]),
    ("PUT:1:99:status=507", ["E618"]), ("PUT:1:99:status=401", ["E614"]),
    ("ANY:1:99:status=500", ["E619"]), ("ANY:1:99:status=503", ["E619"]),
    ("ANY:1:99:close", ["E612"]), ("REPORT:1:99:half", ["E612"]),
    ("PROPFIND:1:99:stall", ["E612"]), ("PROPFIND:1:99:html", ["E621"]),
    ("PROPFIND:1:99:html207", ["E621"]),
    ("REPORT:1:99:html207", ["E621"]),
    ("PROPFIND:1:99:entities", ["E621"]),
    ("PROPFIND:1:99:flood", ["E621"]),
    ("PUT:1:99:html", ["E603"]),
    ("ANY:1:99:away", ["E620"]),
    ("ANY:1:99:plain", ["E620"]),
    ("ANY:1:99:circle", ["E620"]),
    ("PUT:1:99:lie", ["E603"]),
    ("PUT:1:99:corrupt", ["E604"]),
  ]

  @Test(arguments: lasting)
  func `what lasts is a finding, teaches the ledger nothing, and can be mended later`(
    fault: String, codes: [String]
  ) throws {
    let faulty = try radicale.behind([fault])

    let pushed = try published.push(
      to: faulty.home, tries: 2, timeout: fault.hasSuffix("stall") ? 1 : 20)
    let mended = try published.push(to: radicale.home, overwrites: fault.hasSuffix("corrupt"))

    #expect(pushed.findings.map(\.code) == codes, "\(fault)")
    #expect(pushed.calendars == 0)
    // What a server stored otherwise is remembered as just that.
    let remembered = try published.remembered(of: faulty.home)
    #expect(remembered.allSatisfy { $0.contentHash.hasPrefix("rewritten ") })
    #expect(remembered.count == (fault.hasSuffix("corrupt") ? 12 : 0))
    #expect(!"\(pushed.findings)".contains(RadicaleServer.password))
    #expect(mended.findings == [])
    #expect(try published.differences(on: radicale, from: PublishedFolder.calendars) == [])
  }

  @Test func `a redirection to another port of this machine is not followed`() throws {
    let other = try radicale.behind([])
    let faulty = try radicale.behind(["ANY:1:99:to=\(other.port)"])

    let pushed = try published.push(to: faulty.home)

    #expect(pushed.findings.map(\.code) == ["E620"])
    #expect(try other.requests() == [])
    #expect(try published.push(to: other.home).findings == [])
    #expect(try !other.requests().isEmpty)
  }

  @Test func `over TLS a server is pushed to once its certificate is vouched for`() throws {
    let certificate = try MadeCertificate(for: "IP:127.0.0.1")
    let encrypted = try RadicaleServer(certificate: certificate)
    let authorities = try CertificateFile(certificate.certificate)

    let unknown = try published.push(to: encrypted.home)
    let before = try encrypted.calendars("")
    let first = try published.push(to: encrypted.home, authorities: authorities)
    let second = try published.push(to: encrypted.home, authorities: authorities)

    #expect(unknown.findings.map(\.code) == ["E613"])
    #expect(unknown.untried == 2)
    #expect(before.isEmpty)
    #expect(first == Pushed(calendars: 3, written: 12))
    #expect(second == Pushed(calendars: 3, unchanged: 12))
    #expect(try published.differences(on: encrypted, from: PublishedFolder.calendars) == [])
  }

  /// The name in the server's certificate, and whether the server's own certificate vouches.
  @Test(arguments: [("IP:127.0.0.1", false), ("DNS:calendar.example.org", true)])
  func `to a server that cannot show who it is nothing is sent`(
    name: String, isVouchedFor: Bool
  ) throws {
    let shown = try MadeCertificate(for: name)
    let vouching = isVouchedFor ? shown : try MadeCertificate(for: name)
    let watched = try radicale.behind([], certificate: shown)

    let pushed = try published.push(
      to: watched.home, authorities: try CertificateFile(vouching.certificate))

    #expect(pushed.findings.map(\.code) == ["E613"])
    #expect(pushed.untried == 2)
    #expect(!"\(pushed.findings)".contains(RadicaleServer.password))
    #expect(try watched.requests() == [])
    #expect(try published.remembered(of: watched.home) == [])
  }

  @Test func `the server's own refusal of a wrong password names none`() throws {
    let pushed = try published.push(to: radicale.home, password: "wrong-password")

    #expect(pushed.findings.map(\.code) == ["E614"])
    #expect(pushed.untried == 2)
    #expect(!"\(pushed.findings)".contains("wrong-password"))
  }

  @Test func `nothing that was not published leaves the house`() throws {
    var calendars = PublishedFolder.calendars
    try change(&calendars, "staff/liaison/L1", 0) { $0.sequence = 7 }
    let file = published.folder.appending(path: "staff/liaison/L1.ics")
    let document = try #require(calendars["staff/liaison/L1"])
    try Data(ICalendarWriter.bytes(of: document)).write(to: file)
    try Data("BEGIN:NOTHING".utf8)
      .write(to: published.folder.appending(path: "staff/liaison/L2.ics"))

    let pushed = try published.push(to: radicale.home)

    #expect(pushed.findings.map(\.code) == ["E605", "E606"])
    #expect(pushed.written == 4)
  }

  private func change(
    _ calendars: inout [String: CalendarDocument], _ recipient: String, _ index: Int,
    _ change: (inout CalendarEvent) -> Void
  ) throws {
    var document = try #require(calendars[recipient])
    change(&document.events[index])
    calendars[recipient] = document
  }

  /// Lets a person use one calendar of this test.
  private func use(_ action: String, _ recipient: String, _ uid: String, _ text: String?) throws {
    let name = recipient.split(separator: "/").joined(separator: ".")
    try radicale.use(action, "\(published.slug).\(name)", uid, text ?? "")
  }
}
