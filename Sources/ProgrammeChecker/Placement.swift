// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A session of the programme joined with what the festival says about it.
final class Placement {
  let session: Session
  let type: SessionType
  let venue: Venue
  let span: TimeSpan
  /// How long it lasts, whatever clocks show.
  let duration: Minutes
  /// For how long it holds its venue before it starts and after it ends.
  let setUp: Minutes
  let tearDown: Minutes
  /// When it holds its venue, set-up and tear-down included.
  let held: TimeSpan
  /// The stated attendees, else required units and hosts; each once.
  let attending: [AttendanceUnit.ID]
  let teams: [Programme.Team]
  let liaison: [LiaisonOfficer.ID]

  var id: Session.ID { session.id }
  var day: Int { span.start.day }
  /// The end in minutes since the midnight before the start, more than a day's when it ends the day
  /// after.
  var endOfDayMinutes: Minutes { span.end - LocalTime(day: day, timeOfDay: 0) }

  init(_ placed: Programme.PlacedSession, of festival: Festival) {
    session = festival.session(placed.id)
    type = festival.type(session.type)
    venue = festival.venue(placed.venue)
    span = placed.span
    let trueTime = TrueTime(festival)
    duration = trueTime.gap(from: placed.start, to: placed.end)
    setUp = session.setUp ?? type.setUp
    tearDown = session.tearDown ?? type.tearDown
    held = TimeSpan(
      start: trueTime.time(setUp, before: span.start), end: trueTime.time(tearDown, after: span.end)
    )
    var seen: Set<AttendanceUnit.ID> = []
    attending = (placed.attendees ?? session.namedUnits)
      .filter { festival.hasUnit($0) && seen.insert($0).inserted }
    teams = placed.interpreters ?? []
    liaison = (placed.liaison ?? []).filter(festival.hasLiaisonOfficer)
  }

  /// Every interpreter of the session, in listed order, each once.
  var interpreters: [Interpreter.ID] {
    var seen: Set<Interpreter.ID> = []
    return teams.flatMap(\.ids).filter { seen.insert($0).inserted }
  }
}

/// An interview of the programme joined with what the festival says about it.
final class InterviewPlacement {
  let interview: Interview
  let placed: Programme.PlacedInterview
  let venue: Venue
  /// How long it lasts, whatever clocks show.
  let duration: Minutes
  /// The interview and its buffer, in which booth and subject stay bound.
  let boundSpan: TimeSpan

  /// The interview itself.
  var span: TimeSpan { TimeSpan(start: placed.start, end: placed.end) }

  init(_ placed: Programme.PlacedInterview, of festival: Festival) {
    interview = festival.interview(placed.id)
    self.placed = placed
    venue = festival.venue(placed.venue)
    let trueTime = TrueTime(festival)
    duration = trueTime.gap(from: placed.start, to: placed.end)
    boundSpan = TimeSpan(
      start: placed.start, end: trueTime.time(interview.buffer, after: placed.end))
  }
}

/// A media slot whose session is in the programme; its time follows from the session.
final class SlotPlacement {
  let slot: MediaSlot
  let host: Placement
  /// What the programme states about it, every statement of a slot stated twice.
  let stated: [Programme.PlacedMediaSlot]

  let span: TimeSpan

  /// The journalists stated, in listed order, each once.
  var journalists: [Journalist.ID] {
    var seen: Set<Journalist.ID> = []
    return stated.flatMap(\.journalists).filter { seen.insert($0).inserted }
  }

  init(
    slot: MediaSlot, host: Placement, stated: [Programme.PlacedMediaSlot], _ trueTime: TrueTime
  ) {
    self.slot = slot
    self.host = host
    self.stated = stated
    span = TimeSpan(
      start: trueTime.time(slot.offset, after: host.span.start),
      end: trueTime.time(slot.offset + slot.duration, after: host.span.start))
  }
}
