// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension Agenda {
  /// A room that is kept for a session in case of rain, while it is not decided whether it rains.
  struct HoldItem {
    let session: Session
    let type: SessionType
    let span: TimeSpan
    let venue: Venue
    let place: Place
    /// When it is known whether the room is needed.
    let decision: LocalTime
  }

  /// Rooms of plans for the rain that are not in force.
  static func holds(_ programme: Programme, in festival: Festival) -> [HoldItem] {
    var inForce: [Int] = []
    if case .rain(let days, _) = programme.weather { inForce = days }
    let dry = programme.withoutRain
    let placed = Dictionary(
      dry.sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return (dry.wet ?? []).filter { !inForce.contains($0.day) }.flatMap { day in
      day.entries.compactMap { entry -> HoldItem? in
        guard let id = entry.plan.venue, let start = entry.start, let old = placed[entry.session],
          festival.hasSession(entry.session), id != old.venue
        else { return nil }
        let session = festival.session(entry.session)
        let end = festival.time(festival.elapsed(from: old.start, to: old.end), after: start)
        let venue = festival.venue(id)
        return HoldItem(
          session: session, type: festival.type(session.type),
          span: festival.holding(of: session, during: TimeSpan(start: start, end: end)),
          venue: venue, place: festival.place(venue.place),
          decision: LocalTime(day: day.day, timeOfDay: festival.rules.rainDecision))
      }
    }
  }
}
