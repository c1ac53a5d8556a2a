// SPDX-License-Identifier: Apache-2.0

import Testing

/// What the project's text and code may not say.
@Suite struct WordTests {
  /// Finds a pattern in files, line by line.
  private func expectNone(_ pattern: String, in files: [SourceTree.File]) throws {
    let regex = try Regex(pattern).ignoresCase()
    for file in files {
      for (number, line) in file.lines.enumerated() where line.contains(regex) {
        Issue.record("\(file.path):\(number + 1) matches \(pattern)")
      }
    }
  }

  // Brackets keep the patterns from matching themselves.
  @Test(
    arguments: [
      "[/](work|home|root|Users)/",  // one machine's folders
      "[/]tmp/wt",
      #"\b(issue|ticket|fixes|closes|PR|pull request) [#][0-9]"#,  // numbers only one tracker knows
      #"\b(work|coding) [s]essions?\b"#,
      #"\bsession [0-9]+ of [0-9]"#,
      #"\b(TO[D]O|FIX[M]E|XX[X])\b"#,
      #"\bpypi[.]|\bregistry[.]|\bpackages[.]"#,  // hosts of package registries
    ])
  func `text speaks of the project alone`(pattern: String) throws {
    try expectNone(pattern, in: SourceTree.files)
  }

  @Test(
    arguments: [
      #"\btry!"#, #"\bas!"#, #"\bfatalError\b"#, #"@unchecked\s+Sendable"#,
      #"nonisolated\(unsafe\)"#,
    ])
  func `sources cannot fail without saying why`(pattern: String) throws {
    try expectNone(pattern, in: SourceTree.files(under: "Sources").filter(\.isSwift))
  }

  @Test func `only the programs print`() throws {
    let rooms = SourceTree.files(under: "Sources").filter {
      $0.isSwift && !$0.path.hasPrefix("Sources/attache/")
        && !$0.path.hasPrefix("Sources/attache-bench/")
        && !$0.path.hasPrefix("Sources/attache-desk/")
    }

    try expectNone(#"(^|[^.\w]|Swift\.)(debugPrint|print|dump)\("#, in: rooms)
  }

  @Test func `every Swift file names its licence`() {
    for file in SourceTree.files where file.isSwift && file.path != "Package.swift" {
      #expect(file.lines.first == "// SPDX-License-Identifier: Apache-2.0", "\(file.path)")
    }
  }
}
