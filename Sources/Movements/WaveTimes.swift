// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// When the vehicles of a wave are boarded, leave and arrive.
///
/// They leave as late as they may: at the last departure on the festival's grid that arrives by the deadline, but not
/// before everybody has boarded who comes from the sessions before.
package struct WaveTimes: Sendable, Hashable {
  /// When the first board.
  package let boarding: LocalTime
  /// On the festival's grid.
  package let departure: LocalTime
  /// The departure and the way at that hour.
  package let arrival: LocalTime
  /// When all must be there.
  package let deadline: LocalTime

  /// The times of a wave in a programme; `nil` when the programme does not hold the session it goes to.
  package init?(of wave: Wave, in programme: Programme, for festival: Festival) {
    guard let before = programme.sessions.first(where: { $0.id == wave.before }) else { return nil }
    deadline = Self.deadline(of: wave, before: before, in: programme, for: festival)
    let latest = festival.latestDeparture(from: wave.from, to: wave.to, arrivingBy: deadline)
    let ends = programme.sessions
      .filter { wave.after.contains($0.id) && $0.start.day == before.start.day }
      .map(\.end)
      .filter { $0 <= before.start }
    departure = ends.map { festival.time(wave.load, after: $0) }.reduce(latest, max)
    boarding = festival.time(wave.load, before: departure)
    arrival = festival.time(
      festival.travel.time(from: wave.from, to: wave.to, departing: departure), after: departure)
  }

  private static func deadline(
    of wave: Wave, before session: Programme.PlacedSession, in programme: Programme,
    for festival: Festival
  ) -> LocalTime {
    let rules = festival.rules
    let gate = festival.time(
      max(wave.gate ?? 0, rules.minutes(.travelMargin)), before: session.start)
    guard wave.riders == .press else { return gate }
    let slots = festival.mediaSlots.filter { $0.session == wave.before }
    return slots.map { slot in
      let isGated = rules.gateKinds.contains(slot.kind)
      return festival.time(
        slot.offset - rules.minutes(isGated ? .pressGate : .pressInPlace), after: session.start)
    }.reduce(gate, min)
  }
}
