// SPDX-License-Identifier: Apache-2.0

extension Festival {
  /// The festival's day of a moment, 0 for the first: it ends ``Parts/dayEnd`` after midnight.
  package func day(of time: LocalTime) -> Int { (time - parts.dayEnd).day }

  /// A time of day of the festival's day of a moment, past midnight from 24:00 on.
  package func hour(_ timeOfDay: Minutes, onDayOf time: LocalTime) -> LocalTime {
    LocalTime(day: day(of: time), timeOfDay: timeOfDay)
  }

  /// The latest time of day at which a session may end: its own, or else that of its type.
  package func endBy(of session: Session) -> Minutes? { session.endBy ?? type(session.type).endBy }

  /// When a session that takes place then holds its venue, from set-up to tear-down.
  package func holding(of session: Session, during span: TimeSpan) -> TimeSpan {
    TimeSpan(
      start: time(setUp(of: session), before: span.start),
      end: time(tearDown(of: session), after: span.end))
  }

  /// For how long a session holds its venue before it starts: its own, or else that of its type.
  package func setUp(of session: Session) -> Minutes { session.setUp ?? type(session.type).setUp }

  /// For how long a session holds its venue after it ends: its own, or else that of its type.
  package func tearDown(of session: Session) -> Minutes {
    session.tearDown ?? type(session.type).tearDown
  }
}
