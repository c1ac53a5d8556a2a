// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The targets of `Package.swift` with their dependencies, read as text.
struct Manifest {
  struct Target {
    let name: String
    let isTest: Bool
    let dependencies: Set<String>
  }

  let targets: [Target]

  init() throws {
    let text = try SourceTree.text("Package.swift")
    let list = text[(text.range(of: "  targets: [")?.upperBound ?? text.endIndex)...]
    let starts = list.matches(of: /\.(target|executableTarget|testTarget|systemLibrary)\(/)
    targets = starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : list.endIndex
      let body = list[start.range.upperBound..<end]
      return Target(
        name: String(body.firstMatch(of: /name: "([^"]+)"/)?.1 ?? ""),
        isTest: start.1 == "testTarget" || body.contains("path: \"Tests/"),
        dependencies: Self.dependencies(in: body))
    }
  }

  private static func dependencies(in body: Substring) -> Set<String> {
    guard let start = body.range(of: "dependencies: [")?.upperBound else { return [] }
    let end = body[start...].firstIndex(of: "]") ?? body.endIndex
    let names = body[start..<end].replacing(/, package: "[^"]+"/, with: "")
      .matches(of: /"([^"]+)"/)
    return Set(names.map { String($0.1) })
  }
}
