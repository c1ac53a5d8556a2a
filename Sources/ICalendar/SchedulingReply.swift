// SPDX-License-Identifier: Apache-2.0

/// What one person answered to one invitation.
///
/// - Source: RFC 5546 section 3.2.3.
package struct SchedulingReply: Hashable, Sendable {
  package enum Answer: String, Sendable, CaseIterable { case accepted, declined, tentative, other }

  package let uid: String
  /// Of the invitation that was answered.
  package let sequence: Int
  /// In UTC.
  package let stamp: WallTime
  /// `nil` when the address is of a kind that this house does not write to.
  package let attendee: MailAddress?
  package let answer: Answer

  package init(
    uid: String, sequence: Int, stamp: WallTime, attendee: MailAddress?, answer: Answer
  ) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.attendee = attendee
    self.answer = answer
  }

  /// Why a file holds no replies.
  package enum Problem: Error, Hashable, Sendable {
    /// Longer than any reply.
    case tooLong
    case notACalendar
    /// A calendar of another method; an invitation, say.
    case notAReply
    /// An event without UID or stamp, with an impossible sequence, or not with exactly one attendee.
    case incomplete
  }

  /// Longest file that is read, in bytes.
  static let longest = 1 << 20
  /// Most events in one file.
  static let mostEvents = 1000

  /// Reads a file of any origin; all of it, or nothing.
  ///
  /// - Complexity: linear in the length.
  package static func read(_ bytes: [UInt8]) throws(Problem) -> [SchedulingReply] {
    try SchedulingReplyReader.read(bytes)
  }
}
