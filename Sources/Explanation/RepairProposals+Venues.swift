// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel

// Where else sessions and interviews could be.
extension RepairProposals {
  /// The planned wet alternative, then venues under a roof, the nearest and most like the usual one, the smallest that fit.
  func venues(for id: Session.ID) -> [Proposal] {
    let session = festival.session(id)
    let type = festival.type(session.type)
    let booths = session.interpreting.count { $0.mode == .simultaneous }
    let press =
      festival.mediaSlots.filter { $0.session == id }
      .map { festival.outlets(in: $0).count }.max() ?? 0
    // The press counts for no rule of capacity, but a room it does not fit in is no help.
    let load =
      session.extraHeadcount + session.namedUnits.reduce(press) { $0 + festival.unit($1).size }
    guard let usual = session.venues.first.map({ festival.venue($0) }) else { return [] }
    let needsStepFree = session.namedUnits.contains(where: festival.needsStepFree)
    let fitting = festival.venues.filter { venue in
      !session.venues.contains(venue.id) && venue.boothCount >= booths
        && type.features.allSatisfy { venue.features[$0] != nil }
        && venue.capacity(type.layout) >= load && (venue.isStepFree || !needsStepFree)
    }
    let wet = session.venues.compactMap { festival.venue($0).wetAlternative }
    func rank(_ venue: Venue) -> (Int, Int, Int, Int) {
      let common = usual.features.keys.count { venue.features[$0] != nil }
      return (
        wet.contains(venue.id) ? 0 : 1, venue.isOutdoor && !usual.isOutdoor ? 1 : 0,
        way(from: usual, to: venue) - common * Self.likeness, venue.capacity(type.layout)
      )
    }
    return fitting.sorted { rank($0) < rank($1) }.prefix(Self.mostOfAKind)
      .map { (.furtherVenue, [.furtherVenue(id, $0.id)]) }
  }

  /// Venues with interview booths, then rooms nearby in which one can be set up, those first that fewest sessions want.
  func venues(for id: Interview.ID) -> [Proposal] {
    let interview = festival.interview(id)
    guard let usual = interview.venues.first.map({ festival.venue($0) }) else { return [] }
    let needsStepFree = festival.needsStepFree(interview.subject)
    let others = festival.venues.filter {
      !interview.venues.contains($0.id) && !$0.isOutdoor && ($0.isStepFree || !needsStepFree)
    }
    func rank(_ venue: Venue) -> (Int, Int, Int) {
      (
        venue.features["interview_booths"] == nil ? 1 : 0, way(from: usual, to: venue),
        festival.sessions.count { $0.venues.contains(venue.id) }
      )
    }
    return others.sorted { rank($0) < rank($1) }.prefix(Self.mostOfAKind)
      .map { (.furtherVenue, [.furtherInterviewVenue(id, $0.id)]) }
  }

  /// One feature more in common is worth so many minutes of the way.
  private static let likeness = 20

  private func way(from usual: Venue, to venue: Venue) -> Int {
    let noon = LocalTime(day: 0, timeOfDay: Minutes(12 * 60))
    return festival.travel.time(from: usual.place, to: venue.place, departing: noon).rawValue
  }

  /// Everything that a closed venue leaves without a place, each elsewhere, or each at another time.
  func movesElsewhere(from id: Venue.ID) async -> [Proposal] {
    guard conflict.occasions.count > 1 else { return [] }
    let homeless = conflict.occasions.filter { occasion in
      switch occasion {
      case .session(let session): festival.session(session).venues == [id]
      case .interview(let interview): festival.interview(interview).venues == [id]
      }
    }
    /// Sessions in their choice of this number, interviews in their first.
    func elsewhere(_ choice: Int) -> [Proposal] {
      homeless.compactMap { occasion -> Proposal? in
        switch occasion {
        case .session(let session): venues(for: session).dropFirst(choice).first
        case .interview(let interview): venues(for: interview).first
        }
      }
    }
    var later: [Proposal] = []
    for occasion in homeless {
      if let window = await windows(of: occasion).first { later.append(window) }
    }
    var proposals: [Proposal] = []
    for moves in [elsewhere(0), elsewhere(1), later]
    where moves.count == homeless.count && moves.count > 1 {
      let kind = moves.map(\.kind).max() ?? .cancellation
      proposals.append((kind, moves.flatMap(\.changes)))
    }
    return proposals
  }
}
