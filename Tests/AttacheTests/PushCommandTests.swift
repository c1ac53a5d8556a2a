// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

@Suite struct PushCommandTests {
  @Test func `a published event reaches the server, and what fails is said with its exit code`()
    throws
  {
    let program = try Program()
    let radicale = try RadicaleServer()
    let file = program.folder.appending(path: "credentials")
    try Data("\(RadicaleServer.user)\n\(RadicaleServer.password)\n".utf8).write(to: file)
    func protect(_ mode: Int) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }
    #expect(try program.run("new", "spring").status == 0)
    #expect(try program.run("plan", "spring").status == 0)
    let to = ["--caldav", radicale.home, "--credentials", "credentials"]
    func push(_ arguments: [String]) throws -> Program.Result {
      try program.start(["push", "spring"] + arguments).wait()
    }

    let early = try push(to)
    try protect(0o644)
    let published = try program.start(["publish", "spring", "--by", "Test"]).wait()
    let open = try push(to)
    try protect(0o600)
    let first = try push(to)
    let second = try program.start(["publish", "spring", "--by", "Test"] + to).wait()
    let plain = try push([
      "--caldav", "http://calendar.example.org/", "--credentials", "credentials",
    ])
    let spelt = try push(["--caldav", "https://office:blossom-1@calendar.example.org/"])
    let nowhere = try push([])
    let calendars = try radicale.calendars("spring.")
    let event = try #require(
      calendars.sorted { $0.key < $1.key }.first { !$0.value.events.isEmpty })
    try radicale.use("rename", event.key, event.value.events[0].uid, "Mine")
    let changed = try push(to)
    radicale.stop()
    let dead = try push(to)

    #expect(early.status == 5)
    #expect(published.status == 0, "\(published.errors)")
    #expect(open.status == 2)
    #expect(open.errors.contains("chmod 600"))
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors == "")
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.output.contains("写入 0，认领 0，删除 0，"))
    #expect(plain.status == 2)
    #expect(spelt.status == 2)
    #expect(nowhere.status == 2)
    #expect(changed.status == 3)
    #expect(
      changed.errors.contains("错误 / error E601 服务器上的日程已被人改动，未覆盖 / Somebody changed the event"))
    #expect(dead.status == 5)
    #expect(dead.errors.contains("E611"))
    for result in [early, published, open, first, second, plain, spelt, nowhere, changed, dead] {
      #expect(!(result.output + result.errors).contains(RadicaleServer.password))
    }
  }
}
