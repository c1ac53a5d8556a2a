// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Publications that are killed, as by a power cut.
@Suite struct InterruptedPublishTests {
  /// An event whose first edition is published, and whose second programme is ready.
  private func festival() throws -> Program {
    let program = try Program()
    try program.run("new", "spring")
    try program.run("plan", "spring", "--iterations", "20000")
    try program.run("publish", "spring", "--by", "Li", "--at", "2026-01-01T09:00:00+08:00")
    // Other words, so that every calendar changes.
    let table = program.folder.appending(path: "events/spring/venues.csv")
    let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
    let changed = rows.map { $0.replacing("厅", with: "大厅").replacing("all", with: "all A") }
    try changed.joined(separator: "\n").write(to: table, atomically: true, encoding: .utf8)
    return program
  }

  private let second = [
    "publish", "spring", "--by", "Li", "--at", "2026-01-02T09:00:00+08:00",
  ]

  @Test
  func `a publication killed at any moment leaves one edition whole and is finished by the next`()
    throws
  {
    let undisturbed = try festival()
    let before = try undisturbed.files(in: "published/spring")
    #expect(try undisturbed.start(second).wait().status == 0)
    let after = try undisturbed.files(in: "published/spring")
    #expect(before.filter { $0.key.hasSuffix(".ics") } != after.filter { $0.key.hasSuffix(".ics") })
    let program = try festival()
    let start = try program.files(in: "published/spring")
    #expect(start == before)
    var killed = 0

    // From before it reads the event to after it has ended, whatever the machine's speed.
    for step in 0..<40 {
      let run = try program.start(second)
      usleep(UInt32(step) * UInt32(step) * 400)
      kill(run.process.processIdentifier, SIGKILL)
      if try run.wait().status != 0 { killed += 1 }
      let now = try program.files(in: "published/spring")
      #expect(now == before || now == after, "after \(step)")
    }
    let finished = try program.start(second).wait()

    #expect(killed > 0)
    #expect(finished.status == 0, "\(finished.errors)")
    #expect(try program.files(in: "published/spring") == after)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: program.folder.appending(path: "published").path)
    #expect(left == ["spring"])
    #expect(
      try program.start(["editions", "spring"]).wait().output
        == undisturbed.start(["editions", "spring"]).wait().output)
  }
}
