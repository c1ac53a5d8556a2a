// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

@Suite struct EventFolderTemplateTests {
  /// What the reader makes of a template.
  private func reading(
    _ kind: EventFolderTemplate.Kind, isBlank: Bool
  ) -> (festival: Festival?, findings: [Finding]) {
    let files = EventFolderTemplate.files(of: kind, isBlank: isBlank)
    return EventFolderReader.read(
      files: Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) }), slug: "new")
  }

  @Test func `a new folder reads without any finding and its totals hold`() throws {
    let copy = try EventFolderCopy()
    let folder = copy.folder.deletingLastPathComponent().appending(path: "new")

    try EventFolderTemplate.write(to: folder)
    let (festival, findings) = EventFolderReader.read(folder: folder, slug: "new")

    #expect(findings.map(\.description) == [])
    let results = Statistics(try #require(festival)).results
    #expect(results.map(\.holds) == [true, true, true])
  }

  @Test(arguments: EventFolderTemplate.Kind.allCases)
  func `every kind reads without any finding and has sessions and guests`(
    _ kind: EventFolderTemplate.Kind
  ) throws {
    let (festival, findings) = reading(kind, isBlank: false)

    #expect(findings.map(\.description) == [])
    let read = try #require(festival)
    #expect(read.sessions.count >= 4)
    #expect(read.guests.count == read.units.reduce(0) { $0 + $1.size })
    #expect(read.parts.types.allSatisfy { !$0.name.en.isEmpty && !$0.name.zh.isEmpty })
  }

  @Test(arguments: EventFolderTemplate.Kind.allCases)
  func `a blank event of every kind reads without any finding and holds nothing`(
    _ kind: EventFolderTemplate.Kind
  ) throws {
    let (festival, findings) = reading(kind, isBlank: true)

    #expect(findings.map(\.description) == [])
    let read = try #require(festival)
    let counts: [Int] = [
      read.guests.count, read.units.count, read.sessions.count, read.places.count,
    ]
    #expect(counts == [0, 0, 0, 0])
    #expect(read.parts.assertions.isEmpty)
  }

  @Test func `a folder that exists is not overwritten`() throws {
    let copy = try EventFolderCopy()
    let before = try FileManager.default.contentsOfDirectory(atPath: copy.folder.path).sorted()

    #expect(throws: EventFolderTemplate.Problem.self) {
      try EventFolderTemplate.write(to: copy.folder)
    }

    let after = try FileManager.default.contentsOfDirectory(atPath: copy.folder.path).sorted()
    #expect(after == before)
  }
}
