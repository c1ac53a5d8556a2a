// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What one recipient was last told of one event.
package struct Publication: Hashable, Sendable {
  /// Whether a published event holds, may change, or is off.
  package enum Status: String, Sendable, CaseIterable { case confirmed, tentative, cancelled }

  /// When and where; half-open, whole seconds.
  package struct Placement: Hashable, Sendable {
    /// The instant it begins.
    package let start: Date
    /// The instant it ends, not included.
    package let end: Date
    /// In the recipient's language.
    package let location: String

    /// Takes instants in whole seconds.
    package init(start: Date, end: Date, location: String) {
      self.start = start
      self.end = end
      self.location = location
    }
  }

  /// The path of the recipient's calendar without its ending, such as `units/C-US.H`.
  package let recipient: String
  /// The same in every edition; unique within the recipient.
  package let uid: String
  /// Raised by one whenever start, end, place or status changes.
  package var sequence: Int
  /// DTSTAMP: when the content last changed.
  package var stamp: Date
  /// LAST-MODIFIED; `nil` while the event is as it was first published.
  package var lastModified: Date?
  /// Of everything the event says but for sequence, stamps and the line that tells what changed.
  package var contentHash: String
  /// What the recipient was told of it last.
  package var status: Status
  /// When and where the recipient was told it would be.
  package var placement: Placement
  /// In the recipient's language.
  package var summary: String
  /// Where and when it was before its last change of these, as the event itself tells.
  package var previous: Placement?
  /// The edition that last changed the event: its changes are the publications with this number.
  package var edition: Int

  /// An event as first published, never modified, unless told.
  package init(
    recipient: String, uid: String, sequence: Int, stamp: Date, lastModified: Date? = nil,
    contentHash: String, status: Status, placement: Placement, summary: String,
    previous: Placement? = nil, edition: Int
  ) {
    self.recipient = recipient
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.lastModified = lastModified
    self.contentHash = contentHash
    self.status = status
    self.placement = placement
    self.summary = summary
    self.previous = previous
    self.edition = edition
  }
}
