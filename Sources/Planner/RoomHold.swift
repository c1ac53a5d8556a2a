// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A room that is kept for a plan for the rain, for as long as nobody else may be in it (HC23).
struct RoomHold: Hashable, Sendable {
  let venue: Venue.ID
  let span: TimeSpan
}

extension Festival {
  /// The festival with these rooms closed for as long as they are held.
  func closing(_ holds: [RoomHold]) -> Festival {
    guard !holds.isEmpty else { return self }
    var parts = parts
    for hold in holds { parts.change(hold.venue) { $0.closed.append(hold.span) } }
    return Festival(parts)
  }

  /// What keeps the rooms of these entries from being held: others of the dry programme are in them.
  func holds(of day: WetDay, in dry: Programme) -> [RoomHold] {
    let leaving = Set(day.entries.map(\.session))
    let decision = LocalTime(day: day.day, timeOfDay: rules.rainDecision)
    var holds: [RoomHold] = []
    for entry in day.entries {
      guard let venue = entry.plan.venue, let start = entry.start,
        let placed = dry.sessions.first(where: { $0.id == entry.session })
      else { continue }
      let session = session(entry.session)
      let length = elapsed(from: placed.start, to: placed.end)
      let end = time(length + tearDown(of: session), after: start)
      let from = min(decision, time(setUp(of: session), before: start))
      for other in dry.sessions where other.venue == venue && !leaving.contains(other.id) {
        let next = self.session(other.id)
        let until = time(turnaround(from: session, to: next, in: venue), after: end)
        let held = holding(of: next, during: other.span)
        if held.end > from, held.start < until {
          holds.append(RoomHold(venue: venue, span: TimeSpan(start: from, end: until)))
        }
      }
    }
    return holds
  }

  private func turnaround(from a: Session, to b: Session, in venue: Venue.ID) -> Minutes {
    if a.chain != nil, a.chain == b.chain { return 0 }
    if a.sameVenueGroup != nil, a.sameVenueGroup == b.sameVenueGroup { return 0 }
    let layouts = [a, b].map { type($0.type).layout }
    return (layouts[0] == layouts[1] ? nil : self.venue(venue).reset)
      ?? rules.minutes(.turnaround)
  }
}
