// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// When a recipient is reminded of an item.
///
/// Staff and drivers are told when to leave the place of their item before, on the same day, if it is
/// over by then: the vehicles of one kind share a calendar, and others of them may drive meanwhile.
/// Guests are reminded half an hour before; subscribed calendars of some makers show no reminder at all.
struct Reminder {
  /// Least time for staff, and for an item with none before it on its day.
  private static let shortest: Minutes = 15
  private static let firstOfDay: Minutes = 60
  private static let forGuests: Minutes = 30

  let before: Minutes
  /// The place to leave; `nil` when there is no way to go.
  let from: Place?

  init?(
    of item: RedactedItem, after previous: RedactedItem?, for audience: Audience, in agenda: Agenda
  ) {
    guard item.hasReminder else { return nil }
    switch audience {
    case .staff, .interpreter, .driver:
      guard let previous, previous.span.start.day == item.span.start.day else {
        before = Self.firstOfDay
        from = nil
        return
      }
      let origin = previous.destination
      guard origin.id != item.place.id else {
        before = Self.shortest
        from = nil
        return
      }
      // As for every journey, the slower of the two answers around a peak's edge is safe.
      let arrival = agenda.clockChanges.time(agenda.travelMargin, before: item.span.start)
      let quick = agenda.travel.time(from: origin.id, to: item.place.id, departing: arrival)
      let time = agenda.travel.time(
        from: origin.id, to: item.place.id,
        departing: agenda.clockChanges.time(quick, before: arrival))
      let leaving = max(Self.shortest, max(quick, time) + agenda.travelMargin)
      let isFree =
        agenda.clockChanges.elapsed(from: previous.span.end, to: item.span.start) >= leaving
      before = isFree ? leaving : max(leaving, Self.firstOfDay)
      from = isFree ? origin : nil
    default:
      before = Self.forGuests
      from = nil
    }
  }
}
