// SPDX-License-Identifier: Apache-2.0

import Folders
import Foundation
import Glibc
import Testing

/// Whether a file is still the one that was read.
struct FileMarkTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "marks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func put(_ text: String, in name: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @Test func `a file that nobody touches keeps its mark, and a missing one has none`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try put("a", in: "a.csv")
    #expect(FileMark(path: path) != nil)
    #expect(FileMark(path: path) == FileMark(path: path))
    #expect(FileMark(path: "\(path).gone") == nil)
  }

  @Test func `a file put in another's place has another mark, with the same size and time, too`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try put("a", in: "a.csv")
    let time = Date(timeIntervalSince1970: 1_522_108_800)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
    let before = FileMark(path: path)
    let other = try put("b", in: "b.csv")
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: other)
    #expect(rename(other, path) == 0)
    #expect(FileMark(path: path) != before)
  }

  @Test func `a file written on the spot has another mark by its time or by its size`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try put("a", in: "a.csv")
    let first = FileMark(path: path)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_522_108_800)], ofItemAtPath: path)
    let second = FileMark(path: path)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.write(contentsOf: Data("longer".utf8))
    try handle.close()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_522_108_800)], ofItemAtPath: path)
    #expect(Set([first, second, FileMark(path: path)]).count == 3)
    #expect(Set([first, second, FileMark(path: path)].compactMap { $0?.description }).count == 3)
  }

  @Test func `of a folder only the wanted files are marked, and of no folder none`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try put("a", in: "a.csv")
    _ = try put("b", in: "ledger.sqlite")
    let marks = FileMark.all(in: folder.path) { $0.hasSuffix(".csv") }
    #expect(marks == ["a.csv": try #require(FileMark(path: path))])
    #expect(FileMark.all(in: "\(folder.path)/none") { _ in true } == [:])
  }
}
