// SPDX-License-Identifier: Apache-2.0

/// A folder of calendars that is replaced as a whole: a reader finds the old files or the new ones.
///
/// New files are written to a hidden sibling and forced to disk; the two folders then change places
/// in one step of the file system, and the old one is removed. A file that has not changed is linked
/// from the old folder, so it keeps its time. A crash at any moment leaves a whole
/// folder, and what it leaves beside it is cleared by the next replacement. Of several replacements of
/// one folder at the same time, in one process or in several, one runs and the others wait.
package struct CalendarFolder {
  /// A file in the folder; `path` is relative, with `/`.
  package typealias File = (path: String, bytes: [UInt8])

  /// The file that marks a folder as one of ours.
  package static let marker = "programme.json"

  /// As it was named; it need not exist.
  package let path: String
  private let exchanges: Bool
  private let patience: Duration

  /// Names a folder that need not exist yet.
  ///
  /// With `exchanges` the two folders change places in one step; without, or where the file system
  /// cannot, there is a moment between two renames without the folder. `patience` is how long to wait
  /// for another program that is writing there.
  package init(path: String, exchanges: Bool = true, patience: Duration = FolderLock.patience) {
    self.path = path
    self.exchanges = exchanges
    self.patience = patience
  }

  /// What a replacement did, as relative paths in the order of writing.
  package struct Change: Hashable, Sendable {
    /// Files that are new or have other bytes.
    package var written: [String] = []
    /// The same files as before: same bytes, same times.
    package var kept: [String] = []
    /// Files that were there and are no longer.
    package var removed: [String] = []

    /// Whether the folder is as it was.
    package var isEmpty: Bool { written.isEmpty && removed.isEmpty }

    /// Calendars that were written or removed, as paths without their ending, sorted.
    package var calendars: [String] {
      (written + removed).filter { $0.hasSuffix(".ics") }.map { String($0.dropLast(4)) }.sorted()
    }
  }

  /// Puts exactly these files in the folder, which is made if need be.
  ///
  /// - Throws: ``CalendarFolderError``; the folder then holds what it held before.
  /// - Precondition: ``marker`` is among the files.
  @discardableResult
  package func replace(with files: [File]) throws(CalendarFolderError) -> Change {
    do {
      return try replace { put in for file in files { try put(file) } }
    } catch let error as CalendarFolderError {
      throw error
    } catch {
      preconditionFailure("Writing a list of files failed: \(error)")
    }
  }

  /// Puts exactly the files in the folder that `produce` hands over, one at a time.
  ///
  /// A file whose bytes are those it had stays the same file. When no file changes, nothing in the
  /// folder is touched.
  ///
  /// - Throws: ``CalendarFolderError``, or what `produce` throws; the folder then holds what it held
  ///   before.
  package func replace(_ produce: ((File) throws -> Void) throws -> Void) throws -> Change {
    let folder = try FolderLocation(path)
    try folder.makeParent()
    return try FolderLock.holding(folder, patience: patience) { try replace(folder, produce) }
  }

  private func replace(
    _ folder: FolderLocation, _ produce: ((File) throws -> Void) throws -> Void
  ) throws -> Change {
    try folder.clearLeftovers()
    let isReplacing = try folder.refuseForeign()
    do {
      let change = try folder.write(isReplacing: isReplacing, produce)
      precondition(
        (change.kept + change.written).contains(Self.marker),
        "A calendar folder has a \(Self.marker)")
      if !(isReplacing && change.isEmpty) {
        try folder.swap(isReplacing: isReplacing, exchanges: exchanges)
      }
      FolderLocation.remove(folder.temporary)
      return change
    } catch {
      FolderLocation.remove(folder.temporary)
      throw error
    }
  }
}
