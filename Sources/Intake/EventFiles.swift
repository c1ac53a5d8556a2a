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
        LocalizedText(zh: "活动文件夹无法打开", en: "The event folder cannot be opened"),
        remedy: LocalizedText(zh: "请核对名称和读取权限", en: "Check its name and the permission to read it")
      )
      return nil
    }
    guard names.contains(where: { !$0.hasPrefix(".") }) else {
      log.add(
        .folderMissing,
        at: place,
        LocalizedText(zh: "活动文件夹是空的", en: "The event folder is empty"),
        remedy: LocalizedText(
          zh: "请从示例开始：attache new <名称>", en: "Start from the template: attache new <slug>")
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
        LocalizedText(zh: "没有这种表，未读取", en: "The table is unknown and not read"),
        remedy: LocalizedText(
          zh: "请更正文件名；可用的表：\(tables.joined(separator: "、"))",
          en: "Correct its name; known are \(tables.joined(separator: ", "))")
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
          LocalizedText(zh: "文件超过 32 MB", en: "The file is larger than 32 MB"),
          remedy: LocalizedText(zh: "请确认文件没有拿错", en: "Check that it is the right file")
        )
        return
      }
      bytes[name] = Array(data)
    } catch {
      unreadable.insert(name)
      log.add(
        .fileUnreadable,
        at: place,
        LocalizedText(zh: "文件无法读取", en: "The file cannot be read"),
        remedy: LocalizedText(
          zh: "请确认它是文件，并且您有读取权限", en: "Check that it is a file and that you may read it")
      )
    }
  }
}
