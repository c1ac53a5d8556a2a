// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Publishing
import Testing

@Suite struct PushFindingCodeTests {
  @Test func `the page on calendar servers lists every finding with its meaning`() throws {
    let page = try String(
      contentsOf: referenceFolder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/CALDAV.md"),
      encoding: .utf8)

    let lines = page.split(separator: "\n").filter { $0.hasPrefix("| E") || $0.hasPrefix("| W") }

    #expect(
      lines.map(String.init)
        == PushFindingCode.allCases.map { "| \($0.rawValue) | \($0.meaning.en) |" })
  }
}
