// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The folder and its siblings on disk.
struct FolderLocation {
  let parent: String
  let name: String
  let temporary: String
  let aside: String

  var destination: String { "\(parent)/\(name)" }

  /// Links are followed, so that a linked folder is replaced where it lies.
  init(_ path: String) throws(CalendarFolderError) {
    let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    let url = URL(filePath: path, directoryHint: .notDirectory)
    let real = isLink ? url.resolvingSymlinksInPath() : url.standardizedFileURL
    name = real.lastPathComponent
    let above = real.deletingLastPathComponent().path(percentEncoded: false)
    parent = above.count > 1 && above.hasSuffix("/") ? String(above.dropLast()) : above
    let mark = TemporaryName.mark()
    temporary = "\(parent)/.\(name).\(mark).tmp"
    aside = "\(parent)/.\(name).\(mark).old"
    guard !name.isEmpty, name != "/", name != ".", name != ".." else {
      throw CalendarFolderError(.write, path, .notAName)
    }
  }

  func makeParent() throws(CalendarFolderError) {
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw CalendarFolderError(.makeFolder, parent, error)
    }
  }

  /// Removes what dead processes left; a folder they had moved aside and not replaced comes back.
  ///
  /// - Precondition: the folder is locked, so that nothing of this process is under way here.
  func clearLeftovers() throws(CalendarFolderError) {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for entry in entries.sorted() where entry.hasPrefix(".\(name).") {
      let parts = entry.dropFirst(name.count + 2).split(separator: ".")
      guard let owner = TemporaryName.owner(parts.dropLast()), let kind = parts.last else {
        continue
      }
      // The folder is locked: this process's own number is left from an earlier step or process.
      let isDead = owner == getpid() || (kill(owner, 0) != 0 && errno == ESRCH)
      guard isDead else { continue }
      let leftover = "\(parent)/\(entry)"
      if kind == "old", access(destination, F_OK) != 0 {
        try Self.check(rename(leftover, destination), .restore, destination)
      } else if kind == "old" || kind == "tmp" {
        Self.remove(leftover)
      }
    }
  }

  /// Whether there is a folder to replace.
  func refuseForeign() throws(CalendarFolderError) -> Bool {
    var status = stat()
    guard stat(destination, &status) == 0 else {
      guard errno == ENOENT else { throw CalendarFolderError(.lookAt, destination) }
      return false
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw CalendarFolderError(.replace, destination, .isFile)
    }
    let entries: [String]
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: destination)
    } catch {
      throw CalendarFolderError(.lookInto, destination, error)
    }
    guard entries.isEmpty || entries.contains(CalendarFolder.marker) else {
      throw CalendarFolderError(.replace, destination, .holdsSomethingElse)
    }
    return true
  }

  /// Writes new files into the temporary folder.
  func write(_ files: [CalendarFolder.File]) throws(CalendarFolderError) {
    do {
      _ = try write(isReplacing: false) { put in for file in files { try put(file) } }
    } catch let error as CalendarFolderError {
      throw error
    } catch {
      preconditionFailure("Writing a list of files failed: \(error)")
    }
  }

  /// Writes files into the temporary folder; those that are there already are linked.
  func write(
    isReplacing: Bool, _ produce: ((CalendarFolder.File) throws -> Void) throws -> Void
  ) throws -> CalendarFolder.Change {
    try Self.check(mkdir(temporary, 0o777), .makeFolder, temporary)
    var change = CalendarFolder.Change()
    var folders = [temporary]
    var known: Set<String> = [temporary]
    try produce { file in
      guard Self.isInside(file.path) else {
        throw CalendarFolderError(.write, file.path, .leadsOut)
      }
      var folder = temporary
      for part in file.path.split(separator: "/").dropLast() {
        folder += "/\(part)"
        guard known.insert(folder).inserted else { continue }
        try Self.check(mkdir(folder, 0o777), .makeFolder, folder)
        folders.append(folder)
      }
      let old = "\(destination)/\(file.path)"
      let new = "\(temporary)/\(file.path)"
      if isReplacing, Self.holds(file.bytes, at: old), link(old, new) == 0 {
        change.kept.append(file.path)
      } else {
        try Self.write(file.bytes, to: new)
        change.written.append(file.path)
      }
    }
    if isReplacing {
      let all = Set(change.kept + change.written)
      change.removed = files().filter { !all.contains($0) }
    }
    for folder in folders.reversed() { try Self.synchronise(folder) }
    return change
  }

  /// The files of the folder as it is, sorted.
  private func files() -> [String] {
    (FileManager.default.enumerator(atPath: destination)?.compactMap { $0 as? String } ?? [])
      .filter { path in
        var status = stat()
        return lstat("\(destination)/\(path)", &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
      }
      .sorted()
  }

  /// Whether there is an ordinary file with exactly these bytes.
  private static func holds(_ bytes: [UInt8], at path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == bytes.count
    else { return false }
    return FileManager.default.contents(atPath: path).map { $0.elementsEqual(bytes) } ?? false
  }

  /// Puts the temporary folder in place; afterwards the old one, if any, is the temporary one.
  func swap(isReplacing: Bool, exchanges: Bool) throws(CalendarFolderError) {
    if !isReplacing {
      try Self.check(rename(temporary, destination), .putInPlace, destination)
    } else if !(exchanges && Self.exchange(temporary, destination)) {
      // Not every file system can exchange two folders.
      guard !exchanges || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else {
        throw CalendarFolderError(.putInPlace, destination)
      }
      try Self.check(rename(destination, aside), .moveAside, destination)
      guard rename(temporary, destination) == 0 else {
        let error = CalendarFolderError(.putInPlace, destination)
        try Self.check(rename(aside, destination), .restore, destination)
        throw error
      }
      try Self.synchronise(parent)
      Self.remove(aside)
    }
    // The folders have changed places: a parent that cannot be forced to disk is no failure.
    try? Self.synchronise(parent)
  }

  /// Lets two folders change places in one step; `errno` tells why not.
  ///
  /// The C library's declaration is hidden from Swift behind `_GNU_SOURCE`, so the function is
  /// looked up by name.
  private static func exchange(_ a: String, _ b: String) -> Bool {
    typealias Rename =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    let exchangeFlag: UInt32 = 2
    guard let symbol = dlsym(nil, "renameat2") else {
      errno = ENOSYS
      return false
    }
    return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, a, AT_FDCWD, b, exchangeFlag) == 0
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  private static func write(_ bytes: [UInt8], to path: String) throws(CalendarFolderError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    try check(file, .write, path)
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      try check(Int32(clamping: count), .write, path)
      rest = rest.dropFirst(count)
    }
    try check(fsync(file), .write, path)
  }

  private static func synchronise(_ folder: String) throws(CalendarFolderError) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try check(handle, .open, folder)
    defer { close(handle) }
    try check(fsync(handle), .write, folder)
  }

  private static func check(
    _ result: Int32,
    _ operation: CalendarFolderError.Operation,
    _ path: String
  ) throws(CalendarFolderError) {
    if result < 0 { throw CalendarFolderError(operation, path) }
  }

  /// Whether a relative path stays in its folder.
  private static func isInside(_ path: String) -> Bool {
    !path.utf8.contains(0)
      && path.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
