// SPDX-License-Identifier: Apache-2.0

/// What one person answered to one invitation.
///
/// - Source: RFC 5546 sections 3.2.3 and 3.2.7.
package struct SchedulingReply: Hashable, Sendable {
  /// What the attendee says, as PARTSTAT has it (RFC 5545, 3.2.12).
  package enum Answer: Hashable, Sendable {
    case accepted, declined, tentative
    /// Somebody else is to come, by the address that the reply gives, if it gives one.
    case delegated(to: MailAddress?)
    /// Another time is proposed, in seconds since 1970-01-01T00:00:00Z; `nil` for one that cannot be
    /// read.
    case countered(start: Int?)
    case other
  }

  /// One of those the reply names; programs list the organiser and other guests too.
  package struct Attendee: Hashable, Sendable {
    /// `nil` when the address is of a kind that this house does not write to.
    package let address: MailAddress?
    /// What this one says.
    package let answer: Answer

    /// Takes an address of a kind the house writes to, or none.
    package init(_ address: MailAddress?, _ answer: Answer) {
      self.address = address
      self.answer = answer
    }
  }

  /// Of the event that was answered, as the invitation had it.
  package let uid: String
  /// Of the invitation that was answered.
  package let sequence: Int
  /// In UTC.
  package let stamp: WallTime
  /// At least one.
  package let attendees: [Attendee]

  /// Takes a reply with one attendee at least.
  package init(uid: String, sequence: Int, stamp: WallTime, attendees: [Attendee]) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.attendees = attendees
  }

  /// Why a file holds no replies.
  package enum Problem: Error, Hashable, Sendable {
    /// Longer than any reply.
    case tooLong
    case notACalendar
    case severalCalendars
    /// A mail without a calendar in it.
    case mailWithoutCalendar
    /// A mail in a form that Outlook alone reads.
    case mailOfOutlook
    /// A calendar of another method, an invitation say; empty for one that has none.
    case notAReply(method: String)
    case noEvent
    /// A property that every reply needs is not there.
    case missing(String)
    /// A property that occurs twice, or whose value has no meaning.
    case unreadable(String)
  }

  /// Longest file that is read, in bytes.
  static let longest = 1 << 20
  /// Most events in one file.
  static let mostEvents = 1000

  /// Reads a file of any origin, a calendar or a whole mail; all of it, or nothing.
  ///
  /// - Complexity: linear in the length.
  package static func read(_ bytes: [UInt8]) throws(Problem) -> [SchedulingReply] {
    try SchedulingReplyReader.read(bytes)
  }
}
