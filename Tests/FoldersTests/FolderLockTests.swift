// SPDX-License-Identifier: Apache-2.0

import Folders
import Foundation
import Glibc
import Testing

@Suite final class FolderLockTests {
  private let root: URL
  private var folder: URL { root.appending(path: "week") }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private static func replace(_ folder: URL, _ text: String, patience: Duration) throws {
    try CalendarFolder(path: folder.path, patience: patience).replace(with: [
      (path: "programme.json", bytes: Array(text.utf8)), (path: "a.ics", bytes: Array(text.utf8)),
    ])
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// A program that holds the folder's parent, once it said so.
  private func otherWriter() throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "flock", "--no-fork", root.path, "sh", "-c", "echo locked; exec sleep 600",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    _ = try output.fileHandleForReading.read(upToCount: 6)
    return process
  }

  @Test func `many writers in one process write one after the other, and the last one stays`()
    async throws
  {
    let folder = folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask { try Self.replace(folder, "\(number)", patience: .seconds(60)) }
      }
      try await group.waitForAll()
    }

    #expect(try text("a.ics") == text("programme.json"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["week"])
  }

  @Test func `a writer that waits in vain says which process writes, and changes nothing`() throws {
    try Self.replace(folder, "1", patience: .seconds(60))
    let other = try otherWriter()
    defer { kill(other.processIdentifier, SIGKILL) }

    let error = #expect(throws: CalendarFolderError.self) {
      try Self.replace(folder, "2", patience: .milliseconds(50))
    }

    #expect(error?.path == folder.path)
    #expect(error?.reason.en.hasPrefix("process \(other.processIdentifier) (") == true)
    #expect(try text("a.ics") == "1")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["week"])
  }

  @Test func `a writer goes on when the other one has died`() throws {
    let other = try otherWriter()
    // What the threads of a test block, their programs block too, except this.
    kill(other.processIdentifier, SIGKILL)
    other.waitUntilExit()

    try Self.replace(folder, "2", patience: .seconds(60))

    #expect(try text("a.ics") == "2")
  }

  @Test func `two updates of one table from one reading: the second is refused, the first stays`()
    throws
  {
    let event = root.appending(path: "event")
    try FileManager.default.createDirectory(at: event, withIntermediateDirectories: true)
    try Data("old".utf8).write(to: event.appending(path: "guests.csv"))
    let update = EventFolderUpdate(folder: event, expected: ["guests.csv": Array("old".utf8)])

    try update.write([(name: "guests.csv", bytes: Array("first".utf8))])
    #expect(throws: CalendarFolderError.self) {
      try update.write([(name: "guests.csv", bytes: Array("second".utf8))])
    }

    #expect(
      try String(contentsOf: event.appending(path: "guests.csv"), encoding: .utf8) == "first")
  }
}
