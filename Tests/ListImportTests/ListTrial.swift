// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import ListImport

/// An import into an event in memory.
struct ListTrial {
  var files = BareFestival.files
  var request = ListImporter.Request()
  private(set) var log = ListLog()

  init(files: [String: [UInt8]] = BareFestival.files) { self.files = files }

  /// Imports lists and takes over the tables; `nil` when a list was refused.
  @discardableResult
  mutating func run(_ lists: (name: String, bytes: [UInt8])...) throws -> ImportReport? {
    try run(lists.map { ListSource(name: $0.name, bytes: $0.bytes) })
  }

  /// Imports a list given as lines of a CSV.
  @discardableResult
  mutating func run(_ lines: String...) throws -> ImportReport {
    let bytes = Array(lines.joined(separator: "\n").utf8)
    guard let report = try run([ListSource(name: "list.csv", bytes: bytes)]) else {
      throw EventFolderProblem(description: "\(log.findings)")
    }
    return report
  }

  mutating func run(_ sources: [ListSource]) throws -> ImportReport? {
    log = ListLog()
    let report = ListImporter.run(
      sources, into: try BareFestival.festival(files), files: files, request: request, log: log)
    for file in report?.files ?? [] { files[file.name] = file.bytes }
    return report
  }

  /// The festival after the imports so far.
  var festival: Festival {
    get throws { try BareFestival.festival(files) }
  }

  var guests: [Guest] {
    get throws { try festival.guests }
  }

  /// The codes of what was found, in their order, each once.
  var codes: [String] {
    log.findings.map(\.code).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  func text(_ file: String) -> String { String(decoding: files[file] ?? [], as: UTF8.self) }
}

/// The forms of the messy list, made by `Tests/Fixtures/make_lists.py`.
struct MadeLists {
  let folder: URL

  init(_ what: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "lists-\(UUID().uuidString)")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-B", fixturesFolder.appending(path: "make_lists.py").path, folder.path, what,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw EventFolderProblem(
        description: "make_lists.py needs python3, openpyxl and soffice; .ci/install test has them")
    }
  }

  /// The files by name, in order.
  var files: [(name: String, bytes: [UInt8])] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.contains(".") }
        .map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
    }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
