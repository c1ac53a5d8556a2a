// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

@Suite struct ListFindingCodeTests {
  @Test func `the page on lists names every finding with its meaning`() throws {
    let page = try String(
      contentsOf: referenceFolder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/IMPORT.md"), encoding: .utf8)

    let lines = page.split(separator: "\n").filter { $0.wholeMatch(of: /\| [EWN]4.*/) != nil }

    #expect(
      lines.map(String.init)
        == ListFindingCode.allCases.map { "| \($0.rawValue) | \($0.meaning.en) |" })
  }
}
