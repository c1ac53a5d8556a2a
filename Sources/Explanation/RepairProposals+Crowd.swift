// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel

// What helps where so many want one person or one room that several of them have to give way.
extension RepairProposals {
  /// Conflicts of fewer are mended by a change of one of them.
  private static let leastCrowd = 3

  /// Those of which more than one has to give way, whichever it is, and how the fewest would.
  struct Crowd {
    let occasions: [Occasion]
    let proposals: [Proposal]

    /// Whether the demand is only when one of them may be.
    func holds(_ cause: Cause) -> Bool {
      switch cause {
      case .windows(let id): occasions.contains(.session(id))
      case .interview(let id, .hours): occasions.contains(.interview(id))
      default: false
      }
    }
  }

  /// The fewest that have to give way, at other hours or not at all; `nil` where one is enough.
  ///
  /// A smallest conflict names only as many as cannot go together; all that want the same have to be mended at once.
  func crowd() async -> Crowd? {
    guard conflict.occasions.count >= Self.leastCrowd else { return nil }
    let all = crowdingOccasions()
    // In a smallest conflict nobody else has to be thought of.
    guard conflict.counted != nil || all.count > conflict.occasions.count else { return nil }
    let first = conflict.occasions + all.filter { !conflict.occasions.contains($0) }
    // The last ones, as they were entered, give way first; what fewest people would miss before them.
    let movable = first.filter { ($0.session == nil) == (conflict.occasions[0].session == nil) }
      .enumerated().sorted { a, b in
        (size(of: a.element), -a.offset) < (size(of: b.element), -b.offset)
      }.map(\.element)
    guard let count = await fewest(of: movable, among: all) else { return nil }
    let few = Array(movable.prefix(count))
    var proposals: [Proposal] = []
    if let elsewhen = await windows(of: few, among: all) { proposals.append(elsewhen) }
    let interviews = few.compactMap(\.interview)
    proposals.append(
      interviews.isEmpty
        ? (.cancellation, few.map(\.cancellation))
        : (.interviewCancellation, [.interviewCancellation(interviews.sorted())]))
    return Crowd(occasions: movable, proposals: proposals)
  }

  /// Whatever wants the people, or the only room, that all of the conflict want.
  private func crowdingOccasions() -> [Occasion] {
    func common<Wanted: Hashable>(_ wanted: (Occasion) -> [Wanted]) -> Set<Wanted> {
      conflict.occasions.dropFirst().reduce(Set(wanted(conflict.occasions[0]))) {
        $0.intersection(wanted($1))
      }
    }
    let units = common { $0.namedUnits(in: festival) }
    let rooms = common { onlyRoom(of: $0) }
    return festival.occasions.filter { occasion in
      conflict.occasions.contains(occasion)
        || !units.isDisjoint(with: occasion.namedUnits(in: festival))
        || !rooms.isDisjoint(with: onlyRoom(of: occasion))
    }
  }

  private func onlyRoom(of occasion: Occasion) -> [Venue.ID] {
    guard let id = occasion.session, festival.session(id).venues.count == 1 else { return [] }
    return festival.session(id).venues
  }

  private func size(of occasion: Occasion) -> Int {
    occasion.namedUnits(in: festival).reduce(0) { $0 + festival.unit($1).size }
  }

  /// How many have to give way before the rest goes together; `nil` where one of them is enough, or all but one are not.
  private func fewest(of movable: [Occasion], among all: [Occasion]) async -> Int? {
    func isEnough(_ gone: some Sequence<Occasion>) async -> Bool {
      let left = festival.applying(gone.map(\.cancellation))
      let search = ConflictSearch(left, engine: engine, clock: clock)
      return await search.isPossible(
        search.limited(to: all.filter(left.hasOccasion), .people), .people)
    }
    for occasion in movable where !clock.isOver {
      if await isEnough([occasion]) { return nil }
    }
    guard movable.count > 1, !clock.isOver, await isEnough(movable.dropLast()) else { return nil }
    var (least, enough) = (1, movable.count - 1)
    while enough - least > 1, !clock.isOver {
      let middle = (least + enough) / 2
      if await isEnough(movable.prefix(middle)) { enough = middle } else { least = middle }
    }
    return clock.isOver ? nil : enough
  }
}
