// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One export of one recipient's calendar, or of a list.
package struct AuditLine: Hashable, Sendable {
  /// When the export was made; the ledger keeps whole seconds.
  package let at: Date
  /// Who exported, as the office names its people.
  package let who: String
  /// The path of the recipient's calendar without its ending, or `lists/` and the list's kind.
  package let recipient: String
  /// Why and by which way, such as `publish files`.
  package let purpose: String
  /// `nil` for a list, which is of no edition.
  package let edition: Int?

  /// One line for each recipient of an export.
  package init(at: Date, who: String, recipient: String, purpose: String, edition: Int?) {
    self.at = at
    self.who = who
    self.recipient = recipient
    self.purpose = purpose
    self.edition = edition
  }
}
