// SPDX-License-Identifier: Apache-2.0

import CalDAV
import Foundation
import Testing

@Suite struct CredentialsTests {
  private let file = FileManager.default.temporaryDirectory
    .appending(path: "credentials-\(UUID().uuidString)")

  private func write(_ text: String, mode: Int) throws {
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  @Test func `they come from the environment or from a file that its owner alone reads`() throws {
    defer { try? FileManager.default.removeItem(at: file) }
    try write("office\nblossom 1\n", mode: 0o600)

    #expect(try Credentials.fromEnvironment([:]) == nil)
    #expect(
      try Credentials.fromEnvironment([
        "ATTACHE_CALDAV_USER": "office", "ATTACHE_CALDAV_PASSWORD": "blossom",
      ]) != nil)
    _ = try Credentials.fromFile(file)
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o660, 0o606])
  func `a file that others can read is refused`(mode: Int) throws {
    defer { try? FileManager.default.removeItem(at: file) }
    try write("office\nblossom\n", mode: mode)

    #expect(throws: Credentials.Problem.open) { try Credentials.fromFile(file) }
  }

  @Test(arguments: [
    "", "office", "office\n", "\nblossom\n", "a\nb\nc\n", "a:b\nc\n", "a\u{7}\nb\n",
  ])
  func `a file of another shape is refused`(text: String) throws {
    defer { try? FileManager.default.removeItem(at: file) }
    try write(text, mode: 0o600)

    #expect(throws: Credentials.Problem.self) { try Credentials.fromFile(file) }
  }

  @Test func `half of them is a mistake, and none are ever printed`() throws {
    #expect(throws: Credentials.Problem.halfSet) {
      try Credentials.fromEnvironment(["ATTACHE_CALDAV_USER": "office"])
    }
    #expect(throws: Credentials.Problem.unreadable) { try Credentials.fromFile(file) }
    let credentials = try Credentials(user: "office", password: "blossom")
    #expect("\(credentials) \(String(reflecting: credentials))" == "credentials credentials")
  }
}
