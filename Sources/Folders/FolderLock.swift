// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// One writer at a time in the folder that holds a folder, over threads and processes.
///
/// The lock is the system's own on the parent folder, so a process that dies leaves none and no file is needed. Where a
/// file system knows no locks, everybody writes at once, as before there were any.
///
/// - Source: flock(2), proc_locks(5).
package enum FolderLock {
  /// How long a writer waits for another.
  package static let patience = Duration.seconds(10)
  private static let pause: UInt32 = 20_000

  /// Runs a step while no other writer is in the parent of the folder.
  ///
  /// - Throws: ``CalendarFolderError`` that names the other process when it does not end in time, or what `step` throws.
  static func holding<Value, Failure: Error>(
    _ folder: FolderLocation, patience: Duration, _ step: () throws(Failure) -> Value
  ) throws -> Value {
    let handle = open(folder.parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw CalendarFolderError(.open, folder.parent) }
    defer { close(handle) }
    let end = ContinuousClock.now + patience
    while flock(handle, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK:
        guard ContinuousClock.now < end else {
          throw CalendarFolderError(.replace, folder.destination, .inUse(by: holder(of: handle)))
        }
        usleep(pause)
      case ENOLCK, ENOSYS, EOPNOTSUPP: return try step()
      default: throw CalendarFolderError(.lock, folder.parent)
      }
    }
    return try step()
  }

  /// Who has the lock, as far as the system tells.
  private static func holder(of handle: Int32) -> CalendarFolderError.Writer? {
    var status = stat()
    guard fstat(handle, &status) == 0,
      let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
    else { return nil }
    for line in locks.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 5, fields[1] == "FLOCK", let process = Int32(fields[4]), process > 0,
        fields[5].hasSuffix(":\(status.st_ino)")
      else { continue }
      let name = (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8))?
        .trimmingCharacters(in: .newlines)
      return CalendarFolderError.Writer(process: process, name: name)
    }
    return nil
  }
}
