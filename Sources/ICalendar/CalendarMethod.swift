// SPDX-License-Identifier: Apache-2.0

/// What a calendar is sent for.
///
/// - Source: RFC 5546 section 1.4.
package enum CalendarMethod: String, Sendable, CaseIterable {
  /// To be read by whom it concerns.
  case publish
  /// To be answered by the attendee.
  case request
  /// The event does not take place.
  case cancel
  /// An attendee's answer.
  case reply
}
