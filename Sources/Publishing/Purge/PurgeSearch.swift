// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Folders
import Foundation

/// What a reading of every byte of every file, hidden ones and the ledger's free pages too, found of some values.
struct PurgeSearch {
  private(set) var files = 0
  /// Files that hold a value.
  private(set) var remaining: [String] = []
  /// Files whose bytes are packed.
  private(set) var packed: [String] = []
  /// Files and folders that could not be read.
  private(set) var unread: [String] = []

  init(_ values: Set<String>, in places: [URL]) {
    let search = ByteSearch(values)
    var seen: Set<String> = []
    for place in places {
      let (found, closed) = Self.files(below: place)
      unread += closed.map(\.relativePath)
      for file in found where seen.insert(file.standardizedFileURL.path).inserted {
        guard let data = FileManager.default.contents(atPath: file.path) else {
          unread.append(file.relativePath)
          continue
        }
        let bytes = Array(data)
        if Self.isPacked(bytes) { packed.append(file.relativePath) }
        if search.isAnyFound(in: bytes)
          || file.pathExtension == "ics" && search.isAnyFound(in: Self.plain(bytes))
        {
          remaining.append(file.relativePath)
        }
      }
    }
    files = seen.count
    remaining.sort()
    packed.sort()
    unread.sort()
  }

  /// What of these places cannot be read, all of it; those that somebody named have to be there.
  static func unreadable(in places: [URL], named: [URL]) -> [Finding] {
    var findings = named.filter { !FileManager.default.fileExists(atPath: $0.path) }.map {
      PurgeFindingCode.placeMissing.finding(
        in: $0.relativePath, LocalizedText(zh: "没有这个文件或文件夹", en: "There is no such file or folder"),
        remedy: LocalizedText(
          zh: "请写明副本现在的位置；未删除任何内容", en: "Name the copy where it lies now; nothing was removed"))
    }
    var seen: Set<String> = []
    for place in places {
      let (files, closed) = files(below: place)
      let unread = files.filter { file in
        guard seen.insert(file.standardizedFileURL.path).inserted else { return false }
        do {
          let handle = try FileHandle(forReadingFrom: file)
          _ = try handle.read(upToCount: 1)
          try handle.close()
          return false
        } catch {
          return true
        }
      }
      findings += (closed + unread).map {
        PurgeFindingCode.unreadable.finding(
          in: $0.relativePath,
          LocalizedText(zh: "无法读取，不知其中有什么", en: "It cannot be read, so nobody knows what it holds"),
          remedy: LocalizedText(
            zh: "请取得读取权限，或将其删除；未删除任何内容",
            en: "Give yourself the right to read it, or remove it; nothing was removed"))
      }
    }
    return findings
  }

  /// What a calendar says, without its folds and without the signs before commas and semicolons.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        .replacing("\\,", with: ",").replacing("\\;", with: ";").utf8)
  }

  /// How compressed and encrypted files begin: zip with all workbooks, gzip, bzip2, xz, zstd, 7z,
  /// rar, PDF, and the documents of older offices.
  private static let packedBeginnings: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A],
    [0x28, 0xB5, 0x2F, 0xFD], [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8), Array("%PDF".utf8),
    [0xD0, 0xCF, 0x11, 0xE0],
  ]

  private static func isPacked(_ bytes: [UInt8]) -> Bool {
    packedBeginnings.contains { bytes.starts(with: $0) }
  }

  /// The ordinary files of a place, and the folders in it that cannot be looked into.
  private static func files(below root: URL) -> (files: [URL], closed: [URL]) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) else {
      return ([], [])
    }
    guard isFolder.boolValue else { return ([root], []) }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: root.path) else {
      return ([], [root])
    }
    var (files, closed): ([URL], [URL]) = ([], [])
    for name in names.sorted() {
      let entry = root.appending(path: name)
      let type =
        (try? FileManager.default.attributesOfItem(atPath: entry.path))?[.type]
        as? FileAttributeType
      switch type {
      case .typeDirectory?:
        let below = Self.files(below: entry)
        files += below.files
        closed += below.closed
      case .typeRegular?: files.append(entry)
      case nil: closed.append(entry)
      // Links lead to what is searched where it lies; devices and pipes hold nothing.
      default: break
      }
    }
    return (files, closed)
  }
}
