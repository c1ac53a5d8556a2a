// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct NameTests {
  /// Names that say nothing of what is inside.
  private let empty: Set<String> = [
    "base", "common", "core", "helper", "helpers", "manager", "managers", "misc", "shared", "util",
    "utils", "utilities",
  ]

  @Test func `every folder, file and target is named after what it holds`() throws {
    let paths = SourceTree.files.map(\.path)
    let targets = try Manifest().targets.map(\.name)

    for name in paths + targets {
      let found = words(of: name).filter(empty.contains)
      #expect(found.isEmpty, "\(name)")
    }
    #expect(targets.count > 10)
  }
}
