// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Glibc

/// Replaces tables of an event folder, all of them or none.
///
/// A sibling folder is made with the new tables and links to all other files; the two then change
/// places in one step, as with ``CalendarFolder``.
package struct EventFolderUpdate {
  /// The event folder; all that is in it and not replaced stays.
  package let folder: URL
  /// The tables as they were read; one that changed since stops the update.
  package let expected: [String: [UInt8]]

  private let patience: Duration

  /// `patience` is how long to wait for another program that is writing there.
  package init(
    folder: URL, expected: [String: [UInt8]], patience: Duration = FolderLock.patience
  ) {
    self.folder = folder
    self.expected = expected
    self.patience = patience
  }

  /// Writes the tables.
  ///
  /// - Throws: ``CalendarFolderError``; the folder then holds what it held before.
  package func write(_ files: [(name: String, bytes: [UInt8])]) throws {
    guard !files.isEmpty else { return }
    let location = try FolderLocation(folder.path(percentEncoded: false))
    try FolderLock.holding(location, patience: patience) { () throws(CalendarFolderError) in
      try write(files, location)
    }
  }

  private func write(
    _ files: [(name: String, bytes: [UInt8])], _ location: FolderLocation
  ) throws(CalendarFolderError) {
    try location.clearLeftovers()
    for file in files {
      guard !file.name.contains("/"), file.name != "..", file.name != "." else {
        throw CalendarFolderError(.write, file.name, .leadsOut)
      }
    }
    do {
      try location.write(files.map { (path: $0.name, bytes: $0.bytes) })
      try keepModes(files.map(\.name), location)
      let names = Set(files.map(\.name))
      try Self.link(location.destination, location.temporary, leaving: names)
      try checkUnchanged(names.sorted(), location)
      try location.swap(isReplacing: true, exchanges: true)
    } catch {
      FolderLocation.remove(location.temporary)
      throw error
    }
    FolderLocation.remove(location.temporary)
  }

  private func checkUnchanged(
    _ names: [String], _ location: FolderLocation
  ) throws(CalendarFolderError) {
    for name in names {
      let path = "\(location.destination)/\(name)"
      let now = FileManager.default.contents(atPath: path).map { Array($0) }
      guard now == expected[name] else {
        throw CalendarFolderError(.replace, path, .changedMeanwhile)
      }
    }
  }

  private func keepModes(
    _ names: [String], _ location: FolderLocation
  ) throws(CalendarFolderError) {
    var status = stat()
    guard stat(location.destination, &status) == 0 else {
      throw CalendarFolderError(.lookAt, location.destination)
    }
    guard chmod(location.temporary, status.st_mode & 0o7777) == 0 else {
      throw CalendarFolderError(.write, location.temporary)
    }
    for name in names where stat("\(location.destination)/\(name)", &status) == 0 {
      guard chmod("\(location.temporary)/\(name)", status.st_mode & 0o7777) == 0 else {
        throw CalendarFolderError(.write, "\(location.temporary)/\(name)")
      }
    }
  }

  /// Links every file of a folder into another, and makes its folders and symbolic links anew.
  private static func link(
    _ source: String, _ target: String, leaving names: Set<String>
  ) throws(CalendarFolderError) {
    let entries: [String]
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: source)
    } catch {
      throw CalendarFolderError(.lookInto, source, error)
    }
    for entry in entries.sorted() where !names.contains(entry) {
      let from = "\(source)/\(entry)"
      let to = "\(target)/\(entry)"
      var status = stat()
      guard lstat(from, &status) == 0 else { throw CalendarFolderError(.lookAt, from) }
      if status.st_mode & S_IFMT == S_IFDIR {
        guard mkdir(to, status.st_mode & 0o7777) == 0 else {
          throw CalendarFolderError(.makeFolder, to)
        }
        try link(from, to, leaving: [])
      } else if Glibc.link(from, to) != 0 {
        // Some file systems have no links.
        do {
          try FileManager.default.copyItem(atPath: from, toPath: to)
        } catch {
          throw CalendarFolderError(.copy, from, error)
        }
      }
    }
  }
}
