// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Why a calendar folder could not be written.
package struct CalendarFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried, as a verb.
  package let operation: String
  package let path: String
  /// The system's words, or ours.
  package let reason: String

  package init(operation: String, path: String, reason: String) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// Takes the reason from the last failed system call.
  package init(_ operation: String, _ path: String) {
    self.init(operation: operation, path: path, reason: String(cString: strerror(errno)))
  }

  package var description: String { "Cannot \(operation) \(path): \(reason)" }
}
