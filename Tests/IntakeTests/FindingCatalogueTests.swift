// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Intake
import Testing

@Suite struct FindingCatalogueTests {
  @Test func `the page on event folders lists every finding with its meaning`() throws {
    let page = try String(
      contentsOf: referenceFolder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/EVENT-FOLDER.md"),
      encoding: .utf8
    )

    let lines = page.split(separator: "\n").filter { $0.hasPrefix("| E") || $0.hasPrefix("| W") }

    #expect(
      lines.map(String.init)
        == FindingCode.allCases.map { "| \($0.rawValue) | \($0.meaning) |" }
    )
  }
}
