// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

@Suite struct EventFolderTemplateTests {
  @Test func `a new folder reads without any finding and its totals hold`() throws {
    let copy = try EventFolderCopy()
    let folder = copy.folder.deletingLastPathComponent().appending(path: "new")

    try EventFolderTemplate.write(to: folder)
    let (festival, findings) = EventFolderReader.read(folder: folder, slug: "new")

    #expect(findings.map(\.description) == [])
    let results = Statistics(try #require(festival)).results
    #expect(results.map(\.holds) == [true, true, true])
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
