// SPDX-License-Identifier: Apache-2.0

import Folders
import Foundation
import Glibc
import Testing

@Suite final class CalendarFolderTests {
  private let root: URL
  private var folder: URL { root.appending(path: "week") }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "folder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  @Test func `a new folder is made with its parents`() throws {
    let deep = root.appending(path: "calendars/week")

    try replace(deep, ["programme.json": "1", "units/a.ics": "a", "staff/liaison/b.ics": ""])

    #expect(
      try contents(deep) == ["programme.json": "1", "staff/liaison/b.ics": "", "units/a.ics": "a"]
    )
    #expect(try names(in: deep.deletingLastPathComponent()) == ["week"])
  }

  @Test func `a replacement leaves only the new files and nothing beside them`() throws {
    try replace(folder, ["programme.json": "1", "units/old.ics": "a"])
    try replace(folder, ["programme.json": "2", "units/new.ics": "b"])

    #expect(try contents(folder) == ["programme.json": "2", "units/new.ics": "b"])
    #expect(try names(in: root) == ["week"])
  }

  @Test func `a file system that cannot exchange folders is served by renames`() throws {
    try replace(folder, ["programme.json": "1", "units/old.ics": "a"], exchanges: false)
    try replace(folder, ["programme.json": "2"], exchanges: false)

    #expect(try contents(folder) == ["programme.json": "2"])
    #expect(try names(in: root) == ["week"])
  }

  @Test func `an empty folder is taken`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

    try replace(folder, ["programme.json": "1"])

    #expect(try contents(folder) == ["programme.json": "1"])
  }

  @Test func `a folder of someone else is refused and kept`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: folder.appending(path: "letter.txt"))

    let error = #expect(throws: CalendarFolderError.self) {
      try replace(folder, ["programme.json": "1"])
    }

    #expect(error?.description.contains("it has no programme.json") == true)
    #expect(try contents(folder) == ["letter.txt": "mine"])
    #expect(try names(in: root) == ["week"])
  }

  @Test func `a file in the way is refused`() throws {
    try Data("mine".utf8).write(to: folder)

    let error = #expect(throws: CalendarFolderError.self) {
      try replace(folder, ["programme.json": "1"])
    }

    #expect(error?.reason == .isFile)
    #expect(try Data(contentsOf: folder) == Data("mine".utf8))
  }

  @Test(arguments: ["../a.ics", "/a.ics", "units/../../a.ics", "units//a.ics", "", "a\0b.ics", "."])
  func `paths that lead out are refused`(path: String) throws {
    try replace(folder, ["programme.json": "1"])

    #expect(throws: CalendarFolderError.self) {
      try replace(folder, ["programme.json": "2", path: "x"])
    }
    #expect(try contents(folder) == ["programme.json": "1"])
    #expect(try names(in: root) == ["week"])
  }

  @Test func `a write that fails keeps the old folder`() throws {
    try replace(folder, ["programme.json": "1"])
    let tooLong = String(repeating: "n", count: 300)

    let error = #expect(throws: CalendarFolderError.self) {
      try replace(folder, ["programme.json": "2", "a.ics": "a", "units/\(tooLong).ics": "x"])
    }

    #expect(error?.operation == .write)
    #expect(error?.reason == .system(SystemWords(zh: "名称过长", en: "File name too long")))
    #expect(try contents(folder) == ["programme.json": "1"])
    #expect(try names(in: root) == ["week"])
  }

  @Test func `a file where another file needs a folder keeps the old folder`() throws {
    try replace(folder, ["programme.json": "1"])

    #expect(throws: CalendarFolderError.self) {
      try CalendarFolder(path: folder.path).replace(
        with: [("programme.json", []), ("units", []), ("units/a.ics", [])])
    }
    #expect(try contents(folder) == ["programme.json": "1"])
    #expect(try names(in: root) == ["week"])
  }

  @Test func `leftovers of dead processes go, those of living ones stay`() throws {
    try replace(folder, ["programme.json": "1"])
    let dead = try deadProcess()
    for name in [
      ".week.\(dead).tmp", ".week.\(getpid()).tmp", ".week.1.tmp", ".weekend.\(dead).tmp",
    ] {
      try FileManager.default.createDirectory(
        at: root.appending(path: name),
        withIntermediateDirectories: true
      )
    }

    try replace(folder, ["programme.json": "2"])

    #expect(try names(in: root) == [".week.1.tmp", ".weekend.\(dead).tmp", "week"])
    #expect(try contents(folder) == ["programme.json": "2"])
  }

  @Test func `a folder that a dead process had moved aside comes back`() throws {
    let aside = root.appending(path: ".week.\(try deadProcess()).old")
    try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
    try Data("1".utf8).write(to: aside.appending(path: "programme.json"))
    let tooLong = String(repeating: "n", count: 300)

    #expect(throws: CalendarFolderError.self) {
      try replace(folder, ["programme.json": "2", tooLong: "x"])
    }
    #expect(try contents(folder) == ["programme.json": "1"])
    #expect(try names(in: root) == ["week"])
  }

  @Test func `a linked folder is replaced where it lies`() throws {
    let real = root.appending(path: "disk/real")
    try replace(real, ["programme.json": "1"])
    try FileManager.default.createSymbolicLink(at: folder, withDestinationURL: real)

    try replace(folder, ["programme.json": "2"])

    #expect(try contents(real) == ["programme.json": "2"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path) == real.path)
  }

  private func replace(
    _ folder: URL,
    _ files: [String: String],
    exchanges: Bool = true
  ) throws {
    try CalendarFolder(path: folder.path, exchanges: exchanges).replace(
      with: files.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: Array($0.value.utf8)) }
    )
  }

  private func contents(_ folder: URL) throws -> [String: String] {
    var result: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appending(path: path)
      if url.hasDirectoryPath
        || (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
      {
        continue
      }
      result[path] = try String(contentsOf: url, encoding: .utf8)
    }
    return result
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// The number of a process that has ended.
  private func deadProcess() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["true"]
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }
}
