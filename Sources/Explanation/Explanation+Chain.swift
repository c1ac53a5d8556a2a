// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import Planner

// Repairs that help only together: the gentlest for a conflict, then for the conflict that is left with it, and so on.
extension Explanation {
  /// More changes at once are no help any more.
  private static let mostLinks = 6

  private typealias Link = RepairProposals.Proposal

  /// A repair of several links, none of which can be spared; `nil` when none was found in time.
  func chainedRepair(
    of work: ConflictWork, _ clock: ConflictSearch.Clock
  ) async throws -> Repair? {
    var links: [Link] = []
    var festival = work.festival
    var conflict = work.conflict
    while links.count < Self.mostLinks, !clock.isOver {
      guard let link = await link(for: conflict, in: festival, beside: links, clock) else {
        return nil
      }
      links.append(link)
      festival = festival.applying(link.changes)
      let result = try await trials.result(of: festival, .nearest, parts: 2)
      if case .found(let found) = result {
        return try await withoutSpares(links, of: work.festival, found, clock)
      }
      let search = ConflictSearch(festival, engine: question.engine, clock: clock)
      guard let next = await nextConflict(search, around: result.brokenOccasions) else {
        return nil
      }
      conflict = next
    }
    return nil
  }

  /// The gentlest change that takes nothing away and with which what clashes goes together.
  private func link(
    for conflict: FestivalConflict, in festival: Festival, beside links: [Link],
    _ clock: ConflictSearch.Clock
  ) async -> Link? {
    let proposals = await proposals(for: conflict, in: festival)
    let known = Set(links.flatMap(\.changes))
    for proposal in proposals where !proposal.kind.isCancellation && !clock.isOver {
      if proposal.changes.allSatisfy(known.contains) { continue }
      let changed = festival.applying(proposal.changes)
      let search = ConflictSearch(changed, engine: question.engine, clock: clock)
      let isEnough = await search.isPossible(
        search.limited(to: conflict.occasions.filter(changed.hasOccasion), .service), .service)
      if isEnough { return proposal }
    }
    return nil
  }

  private func nextConflict(
    _ search: ConflictSearch, around suspects: [Occasion]
  ) async -> FestivalConflict? {
    if let conflict = await search.impossibleOccasions().first { return conflict }
    if let conflict = await search.pairConflicts().first { return conflict }
    guard let clash = await search.anyClash(around: suspects) else { return nil }
    let clashing = search.festival.occasions.filter(clash.occasions.contains)
    return await search.shrunk(clashing, from: clash.depth)
  }

  /// Leaves out each link without which the others help as well.
  private func withoutSpares(
    _ links: [Link], of festival: Festival, _ found: Replanner.Replanned,
    _ clock: ConflictSearch.Clock
  ) async throws -> Repair? {
    var links = links
    var found = found
    var index = 0
    while links.count > 1, index < links.count, !clock.isOver {
      var fewer = links
      fewer.remove(at: index)
      let changes = fewer.flatMap(\.changes)
      if case .found(let better) = try await trials.result(
        of: festival.applying(changes), .nearest, parts: 2)
      {
        (links, found) = (fewer, better)
      } else {
        index += 1
      }
    }
    return links.map(\.kind).max().map {
      Repair(changes: links.flatMap(\.changes), kind: $0, outcome: found)
    }
  }
}
