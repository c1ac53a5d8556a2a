// SPDX-License-Identifier: Apache-2.0

/// A problem laid out flat for the search: indices instead of structures, lists in single blocks.
///
/// Not shared between threads: each search builds its own.
package final class Instance {
  /// What was laid out; indices of all tables are indices into its lists.
  package let problem: Problem
  let clock: Problem.DayClock
  let travel: TravelTable
  let bindings: BindingTable
  let activities: ActivityTable
  let seats: SeatTable
  let resources: ResourceTable
  let rivals: RivalTable
  let blocks: BlockTable
  let relations: TermTable<RelationRecord>
  /// Groups of activities that must share one place.
  let groups: TermTable<EmptyRecord>
  /// How activities lie to each other.
  let accords: TermTable<AccordRecord>
  /// Limits of what may sit in seats.
  let quotas: TermTable<Int>
  let slacks: TermTable<SlackRecord>
  let balances: TermTable<RateRecord>
  /// How far the costs of diaries may lie apart.
  let spreads: TermTable<Int>
  let continuities: ContinuityTable
  let coverages: CoverageTable
  /// Whether nobody needs time between two activities, so that only those at the same time clash.
  let isGapless: Bool

  /// Lays out a problem once, in time and memory that its lists take.
  package init(_ problem: Problem) {
    self.problem = problem
    clock = problem.clock
    let activityCount = problem.activities.count
    let resourceCount = problem.resources.count
    travel = TravelTable(problem.travel)
    bindings = BindingTable(problem)
    activities = ActivityTable(problem, bindings)
    seats = SeatTable(problem)
    resources = ResourceTable(problem, bindings)
    rivals = RivalTable(problem)
    blocks = BlockTable(problem)
    relations = TermTable(
      problem.relations.map(RelationRecord.init),
      members: problem.relations.map { [$0.first, $0.second] }, count: activityCount)
    groups = TermTable(
      problem.samePlace.map { _ in EmptyRecord() }, members: problem.samePlace.map(\.activities),
      count: activityCount)
    accords = TermTable(
      problem.accords.map(AccordRecord.init), members: problem.accords.map(\.activities),
      count: activityCount)
    quotas = TermTable(
      problem.quotas.map(\.limit), members: problem.quotas.map(\.seats),
      count: problem.seats.count)
    slacks = TermTable(
      problem.slacks.map(SlackRecord.init), members: problem.slacks.map(\.firsts),
      touched: problem.slacks.map { $0.firsts + [$0.second] }, count: activityCount)
    balances = TermTable(
      problem.balances.map { RateRecord(weight: $0.weight, per: $0.per) },
      members: problem.balances.map(\.resources), count: resourceCount)
    spreads = TermTable(
      problem.family.spreads.map(\.limit), members: problem.family.spreads.map(\.resources),
      count: resourceCount)
    continuities = ContinuityTable(problem)
    coverages = CoverageTable(problem)
    isGapless =
      problem.travel.base.allSatisfy { $0 == 0 } && problem.travel.peak.allSatisfy { $0 == 0 }
      && problem.resources.allSatisfy {
        $0.gapAtSite == 0 && $0.gapOnMove == 0 && $0.layoutGap == 0 && $0.nightGap == 0
      }
  }

  /// When an activity that starts then holds its place.
  @inline(__always)
  func occupied(_ activity: Int, from start: Int32) -> (start: Int32, end: Int32) {
    let binding = bindings.base + Int(activities[activity].occupancy)
    return (start + binding.pointee.from, start + binding.pointee.to)
  }

  /// Whether two activities with these starts, -1 for none of the second, take place at the same time.
  @inline(__always)
  func overlaps(_ a: Int, _ startA: Int32, _ b: Int, _ startB: Int32) -> Bool {
    startB >= 0 && startB < startA + activities[a].duration
      && startB + activities[b].duration > startA
  }
}
