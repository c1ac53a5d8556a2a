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
