// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// What a machine reads of the commands around publishing: one JSON document each, whatever happens.
@Suite struct AnswerTests {
  @Test func `every command of a publication answers with one document`() throws {
    let program = try Program()
    let radicale = try RadicaleServer()
    try program.run("new", "spring")
    try program.run("plan", "spring", "--iterations", "20000")
    let settings = program.folder.appending(path: "events/spring/festival.yaml")
    let yaml = try String(contentsOf: settings, encoding: .utf8)
    try (yaml + "\noffice_email: office@example.org\n")
      .write(to: settings, atomically: true, encoding: .utf8)
    let login = program.folder.appending(path: "login")
    try Data("\(RadicaleServer.user)\n\(RadicaleServer.password)\n".utf8).write(to: login)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: login.path)
    try Data("BEGIN:NOTHING".utf8).write(to: program.folder.appending(path: "reply.ics"))
    let server = ["--caldav", radicale.home, "--credentials", "login"]
    let nobody = ["--caldav", "http://127.0.0.1:1/", "--credentials", "login"]

    /// Runs a command for a machine; its exit code and the keys of its only document.
    func ask(_ arguments: [String]) throws -> (status: Int32, keys: Set<String>) {
      let result = try program.start([arguments[0], "spring", "--json"] + arguments.dropFirst())
        .wait()
      let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      return (result.status, Set(try #require(document as? [String: Any]).keys))
    }

    #expect(try ask(["submit"]) == (0, ["number", "status", "history"]))
    #expect(try ask(["approve"]) == (0, ["number", "status", "history"]))
    #expect(try ask(["return"]) == (0, ["number", "status", "history"]))
    #expect(try ask(["export"]) == (0, ["calendars", "output", "score"]))
    let published: Set<String> = [
      "added", "calendars", "cancelled", "dropped", "edition", "isDraft", "moved", "output",
      "reworded", "unchanged", "written",
    ]
    #expect(try ask(["publish"]) == (0, published))
    #expect(try ask(["publish"] + server) == (0, published.union(["push"])))
    #expect(try ask(["publish"] + nobody) == (5, published.union(["push"])))
    let pushed: Set<String> = [
      "calendars", "findings", "recognised", "removed", "unchanged", "untried", "written",
    ]
    #expect(try ask(["push"] + server) == (0, pushed))
    #expect(try ask(["push"] + nobody) == (5, pushed))
    #expect(try ask(["rollback", "1"]) == (0, published))
    #expect(try ask(["diff", "1", "2"]) == (0, ["persons", "sessions", "venues"]))
    #expect(try ask(["editions"]) == (0, ["editions", "retention"]))
    #expect(
      try ask(["invite"]) == (
        0,
        [
          "cancellations", "findings", "messages", "output", "recipients", "requests",
          "withoutAddress",
        ]
      ))
    #expect(try ask(["replies", "reply.ics"]) == (3, ["effects", "findings", "kept"]))
    #expect(
      try ask(["purge", "--at", "2100-01-01T00:00:00Z"]) == (
        0,
        [
          "messages", "notRenewed", "packed", "remaining", "removed", "renewed", "replies",
          "searchedFiles",
          "searchedValues", "unread",
        ]
      ))
    try FileManager.default.removeItem(
      at: program.folder.appending(path: "events/spring/sessions.csv"))
    for command in [["publish"], ["submit"], ["rollback", "1"], ["invite"], ["purge"]] {
      #expect(try ask(command) == (3, ["findings"]), "\(command)")
    }
  }

  @Test func `a server that cannot be spoken to is wrong usage before anything is published`()
    throws
  {
    let program = try Program()
    try program.run("new", "spring")
    try program.run("plan", "spring", "--iterations", "20000")
    try Data("no certificate".utf8).write(to: program.folder.appending(path: "ca.pem"))

    for options in [
      ["--caldav", "http://calendar.example.org/"],
      ["--caldav", "https://calendar.example.org/", "--credentials", "nowhere"],
      ["--caldav", "https://calendar.example.org/", "--cacert", "ca.pem"],
      ["--caldav", "https://calendar.example.org/", "--cacert", "nowhere.pem"],
    ] {
      let result = try program.start(["publish", "spring"] + options).wait()
      #expect(result.status == 2, "\(options)")
      #expect(result.output == "", "\(options)")
    }
    let folder = program.folder.appending(path: "published")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}
