// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Until when something sensitive may be kept, and when it was removed.
package struct Retention: Hashable, Sendable {
  /// What is kept, such as `sensitive columns`.
  package let subject: String
  package let due: Date
  package let done: Date?

  package init(subject: String, due: Date, done: Date? = nil) {
    self.subject = subject
    self.due = due
    self.done = done
  }
}
