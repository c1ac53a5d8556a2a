// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The project's own files, read from where this file lies.
struct SourceTree {
  struct File {
    /// Relative to the root, with `/`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var isSwift: Bool { path.hasSuffix(".swift") }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Hidden files and folders that belong to the project; all others are left out.
  private static let hidden: Set<String> = [".ci", ".gitignore", ".swift-format", ".editorconfig"]

  /// Every text file, sorted by path; what the programs write into `calendars/` is left out.
  static let files: [File] = paths(under: "").compactMap { path in
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8))
      .map { File(path: path, text: $0) }
  }

  static func files(under folder: String) -> [File] {
    files.filter { $0.path.hasPrefix(folder + "/") }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The folders directly under `folder`, sorted.
  static func folders(in folder: String) -> [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
    return entries.filter { isFolder("\(folder)/\($0)") }.sorted()
  }

  private static func url(_ path: String) -> URL {
    path.isEmpty ? root : root.appending(path: path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url(path).path, isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }

  private static func paths(under folder: String) -> [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
    return entries.sorted().flatMap { entry -> [String] in
      let path = folder.isEmpty ? entry : "\(folder)/\(entry)"
      if entry.hasPrefix("."), !hidden.contains(entry) { return [] }
      if path == "calendars" || entry == "__pycache__" || entry == "Package.resolved" { return [] }
      return isFolder(path) ? paths(under: path) : [path]
    }
  }
}

/// The words an identifier is made of, in lower case: `isMediaSlot_2` has `is`, `media`, `slot`.
func words(of text: some StringProtocol) -> [String] {
  var words: [String] = []
  var word = ""
  var previous: Character = " "
  for character in text {
    let startsWord = character.isUppercase && !previous.isUppercase
    if !word.isEmpty, !character.isLetter || startsWord {
      words.append(word.lowercased())
      word = ""
    }
    if character.isLetter { word.append(character) }
    previous = character
  }
  if !word.isEmpty { words.append(word.lowercased()) }
  return words
}
