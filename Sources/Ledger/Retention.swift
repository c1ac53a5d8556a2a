// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Until when something sensitive may be kept, and when it was removed.
package struct Retention: Hashable, Sendable {
  /// What is kept, such as `sensitive columns`.
  package let subject: String
  /// The first instant at which it may no longer be kept.
  package let due: Date
  /// When it was removed; `nil` while it is kept.
  package let done: Date?

  /// Something that is still kept, unless told.
  package init(subject: String, due: Date, done: Date? = nil) {
    self.subject = subject
    self.due = due
    self.done = done
  }
}
