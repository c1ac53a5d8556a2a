// SPDX-License-Identifier: Apache-2.0

import CalDAV
import Testing

@Suite struct ServerAddressTests {
  @Test(arguments: [
    ("http://calendar.example.org/office/", ServerAddress.Problem.notEncrypted),
    ("http://127.0.0.1.example.org/", .notEncrypted),
    ("http://localhost.example.org/", .notEncrypted),
    ("https://user:secret@calendar.example.org/", .holdsCredentials),
    ("https://user@calendar.example.org/", .holdsCredentials), ("ftp://localhost/", .notAnAddress),
    ("calendar.example.org", .notAnAddress), ("", .notAnAddress), ("https:///x", .notAnAddress),
    ("https://a.example.org/?x=1", .notAnAddress), ("https://a.example.org/#x", .notAnAddress),
    ("https://a.example.org/\r\nX-Evil: 1", .notAnAddress),
    ("https://a.example.org/ b", .notAnAddress),
  ])
  func `what would give a secret away, or is none, is refused`(
    text: String, problem: ServerAddress.Problem
  ) {
    #expect(throws: problem) { try ServerAddress(text) }
  }

  @Test(arguments: [
    "https://calendar.example.org/office/", "http://127.0.0.1:5232/office/",
    "http://localhost:5232/", "http://[::1]:5232/office/", "https://a.example.org/%E6%A8%B1/",
  ])
  func `an address stays as it is`(text: String) throws {
    #expect(try ServerAddress(text).text == text)
  }

  @Test func `every name has an address of its own in plain letters`() throws {
    let home = try ServerAddress("https://a.example.org/office")
    let names = ["a", "A", "a b", "a_b", "a/b", "a%2Fb", "a.b", "樱", "../x", "a_20b", "a@b;c?d#e"]

    let files = names.map { home.file(named: $0).text }

    #expect(Set(files).count == names.count)
    #expect(files[2] == "https://a.example.org/office/a_20b.ics")
    #expect(home.folder(named: "樱").text == "https://a.example.org/office/_E6_A8_B1/")
    #expect(home.file(named: "../x").text == "https://a.example.org/office/.._2Fx.ics")
  }
}
