// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

/// In which blocks somebody can be, by journeys, ways, rest and the pinned sessions that need him.
struct BlockPresence {
  let blocks: [Session]
  private let festival: Festival
  private let compiler: FestivalCompiler
  /// When and where each block is, in the search's numbers; `nil` where a venue has no site.
  private let stays: [Stay?]

  /// A stretch at one site.
  private struct Stay {
    var site: Int
    var start: Int
    var end: Int
    var day: Int
  }

  /// Of blocks with a pinned start and one venue.
  init(_ festival: Festival, _ blocks: [Session]) {
    self.festival = festival
    self.blocks = blocks
    var compiler = FestivalCompiler(festival, published: nil, volunteers: [:])
    compiler.addPeople()
    self.compiler = compiler
    stays = blocks.map { Self.stay($0, in: festival, compiler) }
  }

  private static func stay(
    _ session: Session, in festival: Festival, _ compiler: FestivalCompiler
  ) -> Stay? {
    guard let span = festival.pinnedSpan(of: session), session.venues.count == 1,
      let site = compiler.site(of: festival.venue(session.venues[0]))
    else { return nil }
    return Stay(
      site: site, start: compiler.minute(span.start), end: compiler.minute(span.end),
      day: (span.start - festival.parts.dayEnd).day)
  }

  /// Blocks in which a unit cannot be: it is away, or a pinned session that takes place in any case holds it or leaves
  /// it too little time.
  func barredBlocks(for unit: AttendanceUnit.ID) -> Set<Int> {
    let resource = compiler.resource(of: unit)
    let travel = compiler.result.problem.travel
    let held = festival.sessions.filter {
      $0.namedUnits.contains(unit) && ($0.fill == nil || !festival.items(of: $0.id).isEmpty)
    }
    return Set(
      blocks.indices.filter { index in
        guard let stay = stays[index] else { return true }
        return held.contains { $0.id != blocks[index].id && clashes($0, with: index, resource) }
          || !resource.isPresent(
            at: stay.site, start: stay.start, duration: stay.end - stay.start, by: travel)
      })
  }

  /// Blocks beside which another block, should it take place, needs the unit.
  func contestedBlocks(for unit: AttendanceUnit.ID) -> Set<Int> {
    let resource = compiler.resource(of: unit)
    let own = blocks.filter { $0.namedUnits.contains(unit) && festival.items(of: $0.id).isEmpty }
    return Set(
      blocks.indices.filter { index in
        own.contains { $0.id != blocks[index].id && clashes($0, with: index, resource) }
      })
  }

  private func clashes(
    _ session: Session, with index: Int, _ resource: Problem.Resource
  ) -> Bool {
    if let stay = Self.stay(session, in: festival, compiler), let other = stays[index] {
      return !leavesTime(stay, other, resource)
    }
    guard let span = festival.pinnedSpan(of: session),
      let own = festival.pinnedSpan(of: blocks[index])
    else { return false }
    return span.overlaps(own)
  }

  /// For each block those of other hours so near that nobody gets from one to the other in time, or rests between.
  ///
  /// What is asked of everybody counts; a unit of which more is asked may need more.
  func nearBlocks(for units: [AttendanceUnit.ID]) -> [Set<Int>] {
    let all = units.map(compiler.resource(of:))
    guard var least = all.first else { return [] }
    least.gapOnMove = all.map(\.gapOnMove).min() ?? 0
    least.nightGap = all.map(\.nightGap).min() ?? 0
    let near = blocks.indices.map { a in
      Set(
        blocks.indices.filter { b in
          guard a != b, let one = stays[a], let other = stays[b] else { return false }
          return (one.end <= other.start || other.end <= one.start)
            && !leavesTime(one, other, least)
        })
    }
    return near.allSatisfy(\.isEmpty) ? [] : near
  }

  /// Whether one can be at both, one after the other.
  private func leavesTime(_ a: Stay, _ b: Stay, _ resource: Problem.Resource) -> Bool {
    let (first, second) = a.start <= b.start ? (a, b) : (b, a)
    guard first.end <= second.start else { return false }
    let travel = compiler.result.problem.travel
    let gap = second.start - first.end
    if first.day != second.day, gap < resource.nightGap { return false }
    if first.site == second.site { return gap >= resource.gapAtSite }
    let isOneHouse = travel.isOneHouse(first.site, second.site)
    return gap >= travel.time(from: first.site, to: second.site, departing: first.end)
      + (isOneHouse ? resource.gapAtSite : resource.gapOnMove)
  }
}

extension Festival {
  /// From the pinned start to the end; `nil` where the session is not pinned.
  func pinnedSpan(of session: Session) -> TimeSpan? {
    session.pinned.map { TimeSpan(start: $0, end: time(session.duration, after: $0)) }
  }
}
