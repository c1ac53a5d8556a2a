// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What a recipient answered to an invitation; the mail address is not kept.
package struct AttendanceReply: Hashable, Sendable {
  /// What somebody invited has answered.
  package enum Participation: String, Sendable, CaseIterable {
    case accepted, declined, tentative
    /// Somebody else is to come.
    case delegated
    /// Another time is proposed.
    case countered
  }

  /// The path of the recipient's calendar without its ending.
  package let recipient: String
  /// The event that was answered, unique within the recipient.
  package let uid: String
  /// What the recipient said.
  package let participation: Participation
  /// The SEQUENCE of the invitation that was answered.
  package let sequence: Int
  /// DTSTAMP of the reply.
  package let stamp: Date
  /// When the office read it.
  package let received: Date

  /// Takes one answer as it was read; whether it counts is ``isNewer(than:)``'s affair.
  package init(
    recipient: String, uid: String, participation: Participation, sequence: Int, stamp: Date,
    received: Date
  ) {
    self.recipient = recipient
    self.uid = uid
    self.participation = participation
    self.sequence = sequence
    self.stamp = stamp
    self.received = received
  }

  /// Whether it replaces another reply to the same event.
  ///
  /// - Source: RFC 5546 section 2.1.5: first by SEQUENCE, then by DTSTAMP.
  package func isNewer(than other: AttendanceReply) -> Bool {
    (sequence, stamp) > (other.sequence, other.stamp)
  }
}
