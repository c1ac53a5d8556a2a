// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// The bytes of an event folder's files, by file name.
struct EventFiles {
  /// A festival of thousands of guests takes a few megabytes.
  private static let largestFile = 32 << 20

  private(set) var bytes: [String: [UInt8]] = [:]
  /// Files that are there but could not be read; they are not reported missing too.
  private(set) var unreadable: Set<String> = []

  init(bytes: [String: [UInt8]]) { self.bytes = bytes }

  /// Reads every known file of the folder; `nil` when there is none.
  init?(folder: URL, log: FindingLog) {
    let place = Finding.Location(file: folder.lastPathComponent)
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      log.add(
        .folderMissing,
        at: place,
        "The event folder cannot be opened",
        remedy: "Check its name and the permission to read it"
      )
      return nil
    }
    guard names.contains(where: { !$0.hasPrefix(".") }) else {
      log.add(
        .folderMissing,
        at: place,
        "The event folder is empty",
        remedy: "Start from the template: attache new <slug>"
      )
      return nil
    }
    let tables = TableSchema.all.map(\.file) + [TableSchema.travelFile]
    let known = tables + [TableSchema.festivalFile]
    for name in names where known.contains(name) {
      read(folder.appendingPathComponent(name), log: log)
    }
    for name in names where name.hasSuffix(".csv") && !known.contains(name) {
      log.add(
        .unknownFile,
        at: Finding.Location(file: name),
        "The table is unknown and not read",
        remedy: "Correct its name; known are \(tables.joined(separator: ", "))"
      )
    }
  }

  private mutating func read(_ file: URL, log: FindingLog) {
    let name = file.lastPathComponent
    let place = Finding.Location(file: name)
    do {
      let handle = try FileHandle(forReadingFrom: file)
      let data = try handle.read(upToCount: Self.largestFile + 1) ?? Data()
      try handle.close()
      guard data.count <= Self.largestFile else {
        unreadable.insert(name)
        log.add(
          .fileTooLarge,
          at: place,
          "The file is larger than 32 MB",
          remedy: "Check that it is the right file"
        )
        return
      }
      bytes[name] = Array(data)
    } catch {
      unreadable.insert(name)
      log.add(
        .fileUnreadable,
        at: place,
        "The file cannot be read",
        remedy: "Check that it is a file and that you may read it"
      )
    }
  }
}
