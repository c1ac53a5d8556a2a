// SPDX-License-Identifier: Apache-2.0

/// A stretch of a session that the press may cover.
package struct MediaSlot: Sendable, Hashable {
  /// As in the column `slot_id`.
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

  /// Unique among the slots of all sessions.
  package var id: ID
  /// The session it is a part of, whose time and venue it follows.
  package var session: Session.ID
  /// `spray`, `pool`, `riser`, `live`, `press`, `briefing`, `photo`, `famtrip`.
  package var kind: String
  /// Start relative to the session's start; may be negative.
  package var offset: Minutes
  /// Minutes; with the offset it may reach beyond the session, save for a spray (HC11).
  package var duration: Minutes
  /// Most journalists.
  package var capacity: Int
  /// Empty where the slot may be filled with anybody.
  package var mustHave: [MustHave]
  /// The whole crew of each must-have outlet is bound.
  package var takesWholeCrew: Bool
  /// Free text of the office; empty for none.
  package var note: String

  /// Binds one reporter of each must-have outlet, unless the whole crew is asked for.
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
  /// As in the column `interview_id`.
  package typealias ID = Identifier<Interview>

  /// Unique among interviews; calendars name it.
  package var id: ID
  /// Who is interviewed; held as at a session.
  package var subject: AttendanceUnit.ID
  /// Sends one of its reporters.
  package var outlet: Outlet.ID
  /// In which it is held; another than the house's needs a consecutive interpreter.
  package var language: String
  /// The interview starts inside one of these.
  package var windows: [TimeSpan]
  /// Minutes of the talk itself, without the ``buffer``.
  package var duration: Minutes
  /// Minutes after it in which booth and subject stay bound.
  package var buffer: Minutes
  /// Candidate venues; each holds as many at once as it has interview booths.
  package var venues: [Venue.ID]

  /// Needs one venue and one window at least, which the reader has checked.
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
