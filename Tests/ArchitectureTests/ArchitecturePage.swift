// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `docs/ARCHITECTURE.md` promises, read from its tables.
struct ArchitecturePage {
  /// The modules each room may import, ours and others'.
  let rooms: [String: Set<String>]
  /// Where a fenced module may be imported: paths under `Sources`.
  let fences: [String: [String]]
  /// The folders that a folder of a room may use, as `Room/Folder`.
  let folders: [String: Set<String>]

  init() throws {
    let text = try SourceTree.text("docs/ARCHITECTURE.md")
    rooms = Dictionary(
      uniqueKeysWithValues: Self.rows(of: text, under: "Rooms").map { cells in
        (Self.codes(cells[0]).first ?? cells[0], Set(Self.codes(cells[2])))
      })
    fences = Dictionary(
      uniqueKeysWithValues: Self.rows(of: text, under: "Fenced modules").map { cells in
        (Self.codes(cells[0]).first ?? cells[0], Self.codes(cells[1]))
      })
    folders = Dictionary(
      uniqueKeysWithValues: Self.rows(of: text, under: "Folders inside a room").map { cells in
        (Self.codes(cells[0]).first ?? cells[0], Set(Self.codes(cells[2])))
      })
  }

  /// The body rows of the first table below a heading, as cells.
  private static func rows(of text: String, under heading: String) -> [[String]] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !($0.hasPrefix("#") && $0.hasSuffix("# \(heading)")) }
      .drop { !$0.hasPrefix("|") }
      .prefix { $0.hasPrefix("|") }
      .dropFirst(2)
      .map { row in
        row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      }
  }

  /// Everything between backquotes.
  private static func codes(_ cell: String) -> [String] {
    cell.matches(of: /`([^`]+)`/).map { String($0.1) }
  }
}
