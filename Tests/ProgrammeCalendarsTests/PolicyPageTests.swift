// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ProgrammeCalendars
import Testing

/// `docs/PUBLISHING.md` shows the policy that the program has.
@Suite struct PolicyPageTests {
  @Test func `the page and the program agree on what each audience reads`() throws {
    let page = try String(
      contentsOf: fixturesFolder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/PUBLISHING.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").drop { !$0.hasPrefix("| audience |") }
      .prefix { $0.hasPrefix("|") }
      .map { row in
        row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      }

    let header = try #require(rows.first)
    let fields = try header.dropFirst().map { name in
      try #require(RedactionPolicy.Field.allCases.first { "`\($0)`" == name }, "\(name)")
    }
    #expect(fields == RedactionPolicy.Field.allCases)
    #expect(rows.count == Audience.allCases.count + 2)
    for (audience, row) in zip(Audience.allCases, rows.dropFirst(2)) {
      #expect(row.first == "`\(audience)`")
      for (field, cell) in zip(fields, row.dropFirst()) {
        #expect(
          RedactionPolicy.may(audience, read: field) == (cell == "✓"), "\(audience) \(field)")
      }
    }
  }
}
