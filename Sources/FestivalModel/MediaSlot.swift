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

  package let id: ID
  package let session: Session.ID
  /// `spray`, `pool`, `riser`, `live`, `press`, `briefing`, `photo`, `famtrip`.
  package let kind: String
  /// Start relative to the session's start; may be negative.
  package let offset: Minutes
  package let duration: Minutes
  /// Most journalists.
  package let capacity: Int
  package let mustHave: [MustHave]
  /// The whole crew of each must-have outlet is bound.
  package let takesWholeCrew: Bool
  package let note: String

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

  package let id: ID
  package let subject: AttendanceUnit.ID
  package let outlet: Outlet.ID
  package let language: String
  package let windows: [TimeSpan]
  package let duration: Minutes
  /// Minutes after it in which booth and subject stay bound.
  package let buffer: Minutes
  /// Candidate venues; each holds as many at once as it has interview booths.
  package let venues: [Venue.ID]

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
