// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import Solver

// Conflicts that counting shows: more is wanted of somebody or something than there is.
extension ConflictSearch {
  /// What counting says, in words, with those that want too much and how deep one has to look to see it.
  struct Counted {
    let words: LocalizedText
    let clash: Clash
    /// The same where nothing smaller can be proven.
    let conflict: FestivalConflict
  }

  /// The first shortage that counting finds, and a smallest set of what wants too much.
  ///
  /// Counting takes milliseconds where the engine, asked about a whole festival, may not end in time. Mostly a few of those
  /// that are counted clash already; where orders with others leave them too few hours, these belong to it.
  func counted() async -> Counted? {
    let compiled = FestivalCompiler.compile(festival)
    guard compiled.impossibilities.isEmpty,
      let shortage = CapacityCount.shortages(of: compiled.problem).first
    else { return nil }
    let depth = shortage.resources.map { Self.depth(of: compiled.resources[$0]) }.max()
    let wanting = shortage.activities.map { compiled.activities[$0] }
    let tied = tied(to: wanting, in: compiled)
    var proven: [Occasion]?
    for occasions in [wanting, tied] where proven == nil {
      proven = await refuted(occasions, depth ?? .startsAndVenues, isShrunk: true)
    }
    return Counted(
      words: compiled.violation(shortage, in: festival).message,
      clash: (proven ?? tied, depth ?? .startsAndVenues),
      conflict: FestivalConflict(
        occasions: wanting, causes: demands(of: wanting, on: shortage.resources, in: compiled),
        isShrunk: false))
  }

  private static func depth(of resource: FestivalProblem.ResourceMeaning) -> Depth {
    switch resource {
    case .unit, .venue, .booths, .person: .startsAndVenues
    case .interpreter: .people
    case .journalist, .liaison: .service
    }
  }

  /// These, and whatever follows or precedes them, over any number of orders.
  private func tied(to occasions: [Occasion], in compiled: FestivalProblem) -> [Occasion] {
    var known = Set(occasions)
    var isGrowing = true
    while isGrowing {
      let before = known.count
      for relation in compiled.problem.relations {
        let pair = [relation.first, relation.second].map { compiled.activities[$0] }
        if pair.contains(where: known.contains) { known.formUnion(pair) }
      }
      isGrowing = known.count > before
    }
    return festival.occasions.filter(known.contains)
  }

  /// Who or what is wanted, by whom and when.
  private func demands(
    of occasions: [Occasion], on resources: [Int], in compiled: FestivalProblem
  ) -> [Cause] {
    var wanted: [Cause] = []
    for resource in resources {
      switch compiled.resources[resource] {
      case .venue(let id): wanted.append(.occupancy(id))
      case .booths(let id): wanted.append(.booths(id))
      case .interpreter(let id):
        let staff = Cause.staff(festival.interpreter(id).language)
        if !wanted.contains(staff) { wanted.append(staff) }
      case .unit, .journalist, .liaison, .person: break
      }
    }
    return wanted
      + occasions.flatMap { occasion -> [Cause] in
        switch occasion {
        case .session(let id): [.people(id), .candidates(id), .windows(id)]
        case .interview(let id): [.interview(id, .subject), .interview(id, .hours)]
        }
      }
  }
}
