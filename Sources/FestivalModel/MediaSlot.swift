// SPDX-License-Identifier: Apache-2.0

/// A stretch of a session that the press may cover.
package struct MediaSlot: Sendable, Hashable {
  package typealias ID = Identifier<MediaSlot>

  /// Outlets that must be in the slot.
  package enum MustHave: Sendable, Hashable {
    case outlet(Outlet.ID)
    /// Every outlet of a kind, such as `all tv`.
    case kind(String)
    /// Every outlet.
    case all
    /// The very same journalists as another slot.
    case sameAs(MediaSlot.ID)
  }

  package var id: ID
  package var session: Session.ID
  /// `spray`, `pool`, `riser`, `live`, `press`, `briefing`, `photo`, `famtrip`.
  package var kind: String
  /// Start relative to the session's start; may be negative.
  package var offset: Minutes
  package var duration: Minutes
  /// Most journalists.
  package var capacity: Int
  package var mustHave: [MustHave]
  /// The whole crew of each must-have outlet is bound.
  package var takesWholeCrew: Bool
  package var note: String

  package init(
    id: ID, session: Session.ID, kind: String, offset: Minutes, duration: Minutes, capacity: Int,
    mustHave: [MustHave], takesWholeCrew: Bool = false, note: String = ""
  ) {
    self.id = id
    self.session = session
    self.kind = kind
    self.offset = offset
    self.duration = duration
    self.capacity = capacity
    self.mustHave = mustHave
    self.takesWholeCrew = takesWholeCrew
    self.note = note
  }
}

/// A one-to-one interview in a booth.
package struct Interview: Sendable, Hashable {
  package typealias ID = Identifier<Interview>

  package var id: ID
  package var subject: AttendanceUnit.ID
  package var outlet: Outlet.ID
  package var language: String
  package var windows: [TimeSpan]
  package var duration: Minutes
  /// Minutes after it in which booth and subject stay bound.
  package var buffer: Minutes
  /// Candidate venues; each holds as many at once as it has interview booths.
  package var venues: [Venue.ID]

  package init(
    id: ID, subject: AttendanceUnit.ID, outlet: Outlet.ID, language: String, windows: [TimeSpan],
    duration: Minutes, buffer: Minutes, venues: [Venue.ID]
  ) {
    self.id = id
    self.subject = subject
    self.outlet = outlet
    self.language = language
    self.windows = windows
    self.duration = duration
    self.buffer = buffer
    self.venues = venues
  }
}
