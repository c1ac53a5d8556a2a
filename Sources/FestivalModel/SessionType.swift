// SPDX-License-Identifier: Apache-2.0

/// A kind of session and what the rules ask of it, from the festival's file.
package struct SessionType: Sendable, Hashable {
  /// A key of `session_types`, such as `courtesy`.
  package typealias ID = Identifier<SessionType>

  /// Stands in the column `type` of sessions.
  package var id: ID
  /// Of the kind, for headings and categories.
  package var name: LocalizedText
  /// Which capacity of the venue counts.
  package var layout: Venue.Layout
  /// Features the venue must have.
  package var features: [String]
  /// Longest permitted duration (a courtesy call's 30 minutes).
  package var longest: Minutes?
  /// Latest time of day at which it may end, past midnight from 24:00 on.
  package var endBy: Minutes?
  /// For how long the venue is held before and after.
  package var setUp: Minutes = 0
  /// Minutes in which the venue is held after the session.
  package var tearDown: Minutes = 0
  /// A call or talk: ranks are compared, two persons of the host side are present.
  package var isCall: Bool
  /// A first call, due on the day of arrival or soon after.
  package var isCourtesy: Bool
  /// A buffet that must lie inside the meal windows.
  package var isBuffet: Bool
  /// Counts as the unit's lunch when it overlaps lunch time.
  package var isMeal: Bool
  /// Announced to everybody, with title, time and venue alone.
  package var isPublic: Bool

  /// A kind without demands on venue, time and protocol, unless told.
  package init(
    id: ID, name: LocalizedText, layout: Venue.Layout, features: [String] = [],
    longest: Minutes? = nil, endBy: Minutes? = nil, isCall: Bool = false, isCourtesy: Bool = false,
    isBuffet: Bool = false, isMeal: Bool = false, isPublic: Bool = false
  ) {
    self.id = id
    self.name = name
    self.layout = layout
    self.features = features
    self.longest = longest
    self.endBy = endBy
    self.isCall = isCall
    self.isCourtesy = isCourtesy
    self.isBuffet = isBuffet
    self.isMeal = isMeal
    self.isPublic = isPublic
  }
}
