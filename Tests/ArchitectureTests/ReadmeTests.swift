// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The pages keep their promises, and the two languages stay in step.
@Suite struct ReadmeTests {
  /// What must be the same in both languages.
  private struct Page {
    var headings: [Int] = []
    var code: [String] = []
    var images: [String] = []
    var tableRows = 0

    init(_ path: String) throws {
      var fence: [Substring]?
      for line in try SourceTree.text(path).split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        if line.hasPrefix("```") {
          if let lines = fence { code.append(lines.joined(separator: "\n")) }
          fence = fence == nil ? [] : nil
        } else if fence != nil {
          fence?.append(line)
        } else if line.hasPrefix("#") {
          headings.append(line.prefix { $0 == "#" }.count)
        } else {
          if line.hasPrefix("|") { tableRows += 1 }
          images += line.matches(of: /!\[[^\]]*\]\(([^)]+)\)/).map { String($0.1) }
        }
      }
    }

    /// Pictures exist once per language, `name.en.svg` and `name.zh.svg`.
    func images(in language: String) -> [String] {
      images.map { $0.replacing(".\(language).", with: ".") }
    }
  }

  @Test func `the two commands of the README are in the Makefile`() throws {
    let makefile = try SourceTree.text("Makefile")
    let commands = try Page("README.md").code.joined(separator: "\n")
      .matches(of: /(?m)^make ([a-z]+)/).map { String($0.1) }

    #expect(commands.contains("festival") && commands.contains("test"))
    for command in commands {
      #expect(makefile.contains(try Regex("(?m)^\(command):")), "make \(command)")
    }
  }

  @Test func `both languages have the same structure, code and pictures`() throws {
    let english = try Page("README.md")
    let chinese = try Page("README.zh-CN.md")

    #expect(english.headings == chinese.headings)
    #expect(english.code == chinese.code)
    #expect(english.tableRows == chinese.tableRows)
    #expect(english.images(in: "en") == chinese.images(in: "zh"))
    #expect(!english.images.isEmpty)
  }

  @Test func `every link inside the project leads somewhere`() throws {
    for file in SourceTree.files where file.path.hasSuffix(".md") {
      let folder =
        file.path.contains("/")
        ? String(file.path[..<(file.path.lastIndex(of: "/") ?? file.path.endIndex)]) + "/" : ""
      for match in file.text.matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/) {
        let target = String(match.1)
        guard !target.contains("://") else { continue }
        #expect(SourceTree.exists(folder + target), "\(file.path) links \(target)")
      }
    }
  }
}
