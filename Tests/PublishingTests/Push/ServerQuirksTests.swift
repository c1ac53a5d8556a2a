// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel
import FestivalTestSupport
import Foundation
import Ledger
import Publishing
import Testing

/// Pushes to a small server that has the ways of servers that people reported.
@Suite struct ServerQuirksTests {
  private let published: PublishedFolder

  init() throws { published = try PublishedFolder() }

  private func server(_ quirks: String...) throws -> (PythonServer, home: String) {
    let server = try PythonServer(
      "serve_quirks.py", [RadicaleServer.user, RadicaleServer.password] + quirks)
    return (server, "http://127.0.0.1:\(server.port)/office/")
  }

  @Test func `a server that asks for Digest is answered in Digest`() throws {
    let (server, home) = try server("digest")
    defer { server.stop() }

    let first = try published.push(to: home)
    let second = try published.push(to: home)
    let wrong = try published.push(to: home, password: "wrong-password")

    #expect(first == Pushed(calendars: 3, written: 12))
    #expect(second == Pushed(calendars: 3, unchanged: 12))
    #expect(wrong.findings.map(\.code) == ["E614"])
  }

  @Test func `a login that is not spoken is named, and no password is blamed`() throws {
    let (server, home) = try server("bearer")
    defer { server.stop() }

    let pushed = try published.push(to: home)

    #expect(pushed.findings.map(\.code) == ["E623"])
    #expect(pushed.findings.map(\.cause.en).allSatisfy { $0.hasSuffix(": it offers bearer") })
    #expect(pushed.untried == 2)
  }

  @Test func `a server without MKCALENDAR is said once, and named calendars are used`() throws {
    let (server, home) = try server("no-mkcalendar")
    defer { server.stop() }
    let folder = try ServerAddress(home)
    func named(_ name: String) throws -> ServerAddress { try #require(folder.collection(name)) }

    let none = try published.push(to: home)
    let one = try published.push(
      to: home, collections: ["staff/liaison/L1": named("a")])
    let all = try published.push(
      to: home,
      collections: [
        "staff/liaison/L1": named("a"), "staff/liaison/L2": named("/office/b/"),
        "staff/interpreters/E1": named("\(home)c/"),
      ])

    #expect(none.findings.map(\.code) == ["E624"])
    let cause = none.findings.first?.cause.en ?? ""
    #expect(
      cause.hasPrefix(
        "\(home) makes no calendars (MKCALENDAR); 3 are missing: staff/interpreters/E1"))
    #expect(cause.hasSuffix(" It says “Method Not Allowed”."))
    #expect(one.findings.map(\.code) == ["E624"])
    #expect(one.findings.first?.cause.en.contains("; 2 are missing: ") == true)
    #expect(one.written == 4)
    #expect(all == Pushed(calendars: 3, written: 8, unchanged: 4))
  }

  @Test func `a redirection away is said once, with the address`() throws {
    let (server, home) = try server("away")
    defer { server.stop() }

    let pushed = try published.push(to: home)

    #expect(pushed.findings.map(\.code) == ["E620"])
    let remedy = pushed.findings.first?.remedy.en ?? ""
    #expect(
      remedy == "Give --caldav the folder on that server, if it is right: "
        + "https://p22-caldav.example.com/office/")
    #expect(pushed.untried == 2)
  }

  @Test(arguments: ["exchange", "transp"])
  func `zones with other names and properties of the server's own are no change`(
    quirk: String
  ) throws {
    let (server, home) = try server(quirk)
    defer { server.stop() }

    let first = try published.push(to: home)
    let second = try published.push(to: home)

    #expect(first == Pushed(calendars: 3, written: 12))
    #expect(second == Pushed(calendars: 3, unchanged: 12))
  }

  @Test(arguments: ["absolute", "percent", "prefix", "stray", "bom", "ok", "slash"])
  func `what is only written otherwise is no fault`(quirk: String) throws {
    let (server, home) = try server(quirk)
    defer { server.stop() }

    let first = try published.push(to: quirk == "slash" ? String(home.dropLast()) : home)
    let second = try published.push(to: home)

    #expect(first == Pushed(calendars: 3, written: 12))
    #expect(second == Pushed(calendars: 3, unchanged: 12))
  }

  @Test func `weak validators prove nothing, so that the events themselves are compared`() throws {
    let (server, home) = try server("weak")
    defer { server.stop() }

    let first = try published.push(to: home)
    let second = try published.push(to: home)

    #expect(first == Pushed(calendars: 3, written: 12))
    #expect(second == Pushed(calendars: 3, adopted: 12))
  }

  @Test(arguments: [["new-uid"], ["new-uid", "no-etag"], ["reminder"]])
  func `what the server made of an event is never blamed on a person`(quirks: [String]) throws {
    let server = try PythonServer(
      "serve_quirks.py", [RadicaleServer.user, RadicaleServer.password] + quirks)
    defer { server.stop() }
    let home = "http://127.0.0.1:\(server.port)/office/"

    let first = try published.push(to: home)
    let second = try published.push(to: home)

    #expect(first.findings.map(\.code) == ["E604"])
    #expect(second.findings == first.findings)
  }

  @Test func `a server's own sentence is shown, once for all events`() throws {
    let (server, home) = try server("sentence")
    defer { server.stop() }

    let pushed = try published.push(to: home)

    #expect(pushed.findings.map(\.code) == ["E622"])
    let cause = pushed.findings.first?.cause.en ?? ""
    #expect(cause.hasSuffix(" and 11 more: status 400, “No room for <this> event here.”"))
  }
}
