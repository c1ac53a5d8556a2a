// SPDX-License-Identifier: Apache-2.0

/// A solution under search, with every term's present cost, and one trial change beside it.
///
/// A move describes a change (`place`, `seat`), asks for its cost (`evaluate`), and then keeps it (`commit`) or
/// describes the next one (`begin`), which forgets it. Nothing but `commit` alters the solution.
package final class State {
  /// What the indices of all tables are of; read only.
  package let instance: Instance
  let diaries: DiaryCost

  // The solution.
  let startIndex: Buffer<Int32>
  let start: Buffer<Int32>
  let option: Buffer<Int32>
  let occupant: Buffer<Int32>

  // What follows from it.
  let clashes: ClashTable
  let patterns: DayPatterns
  let entries: Buffer<DiaryEntry>
  let records: Buffer<DiaryRecord>
  let activityCost: Buffer<Cost>
  let seatCost: Buffer<Cost>
  let relationHard: Buffer<Int>
  let groupHard: Buffer<Int>
  let accordCost: Buffer<Cost>
  let load: Buffer<Int>
  let quotaLoad: Buffer<Int>
  let slackSoft: Buffer<Int>
  let balanceSoft: Buffer<Int>
  let work: Buffer<Int32>
  let continuitySoft: Buffer<Int>
  let coverageCount: Buffer<Int32>
  let spreadHard: Buffer<Int>
  package internal(set) var cost = Cost.zero
  /// Sums over the terms of several diaries, which are evaluated last: what they could win back at most.
  var groupSoft = 0
  var groupHardTotal = 0
  /// What is broken at present, so that the search can look there.
  let brokenResources: SparseSet
  let brokenActivities: SparseSet
  let brokenSeats: SparseSet
  let brokenRelations: SparseSet
  let brokenAccords: SparseSet

  // What the search adds to broken terms that it cannot get rid of; beside the cost, never part of it.
  private(set) var isUnderPressure = false
  let relationPressure: Buffer<Int32>
  let accordPressure: Buffer<Int32>

  // The trial.
  let trial: Trial

  /// Nothing placed, nobody seated.
  package init(_ instance: Instance) {
    self.instance = instance
    let diaries = DiaryCost(instance)
    self.diaries = diaries
    let problem = instance.problem
    let activities = problem.activities.count
    startIndex = Buffer(repeating: -1, count: activities)
    start = Buffer(repeating: -1, count: activities)
    option = Buffer(repeating: 0, count: activities)
    occupant = Buffer(repeating: -1, count: problem.seats.count)
    entries = Buffer(
      repeating: .none,
      count: instance.resources.diaryCapacity
    )
    records = Buffer(
      problem.resources.indices.map {
        DiaryRecord(
          offset: instance.resources.diaryOffset[$0], isTermless: instance.resources.isTermless[$0],
          isLocal: instance.resources.isUniform[$0] && diaries.terms(of: $0).pointee.isLocal)
      })
    activityCost = Buffer(repeating: .zero, count: activities)
    seatCost = Buffer(repeating: .zero, count: problem.seats.count)
    relationHard = Buffer(repeating: 0, count: problem.relations.count)
    groupHard = Buffer(repeating: 0, count: problem.samePlace.count)
    accordCost = Buffer(repeating: .zero, count: problem.accords.count)
    load = Buffer(problem.activities.map(\.load))
    quotaLoad = Buffer(repeating: 0, count: problem.quotas.count)
    slackSoft = Buffer(repeating: 0, count: problem.slacks.count)
    balanceSoft = Buffer(repeating: 0, count: problem.balances.count)
    work = Buffer(repeating: 0, count: problem.resources.count * problem.dayCount)
    continuitySoft = Buffer(repeating: 0, count: problem.continuities.count)
    coverageCount = Buffer(repeating: 0, count: problem.coverages.count)
    spreadHard = Buffer(repeating: 0, count: problem.family.spreads.count)
    brokenResources = SparseSet(capacity: problem.resources.count)
    brokenActivities = SparseSet(capacity: activities)
    brokenSeats = SparseSet(capacity: problem.seats.count)
    brokenRelations = SparseSet(capacity: problem.relations.count)
    brokenAccords = SparseSet(capacity: problem.accords.count)
    accordPressure = Buffer(repeating: 0, count: problem.accords.count)
    relationPressure = Buffer(repeating: 0, count: problem.relations.count)
    clashes = ClashTable(instance)
    patterns = DayPatterns(instance, diaries)
    trial = Trial(instance)

    // The empty solution's own cost: everything left out, every seat empty.
    for activity in 0..<activities {
      activityCost[activity] = unplacedCost
      cost = cost + unplacedCost
      brokenActivities.set(activity, isMember: true)
    }
    for seat in 0..<problem.seats.count {
      seatCost[seat] = costOfSeat(seat, occupant: -1)
      cost = cost + seatCost[seat]
      brokenSeats.set(seat, isMember: seatCost[seat].hard > 0)
    }
    for coverage in problem.coverages { cost.soft += coverage.weight }
  }

  /// A left-out activity outweighs any clash it could cause, so that the search would rather clash and repair.
  var unplacedCost: Cost { Cost(hard: 2000, soft: 0) }

  /// Replaces the present solution.
  package func load(_ solution: Solution) {
    for activity in 0..<startIndex.count
    where Int(startIndex[activity]) != solution.start[activity]
      || Int(option[activity]) != solution.option[activity]
    {
      begin()
      place(activity, start: solution.start[activity], option: solution.option[activity])
      _ = evaluate()
      commit()
    }
    for seat in 0..<occupant.count where Int(occupant[seat]) != solution.occupant[seat] {
      begin()
      self.seat(seat, solution.occupant[seat])
      _ = evaluate()
      commit()
    }
  }

  /// A copy of what was last committed; the trial is not part of it.
  package var solution: Solution {
    Solution(
      start: (0..<startIndex.count).map { Int(startIndex[$0]) },
      option: (0..<option.count).map { Int(option[$0]) },
      occupant: (0..<occupant.count).map { Int(occupant[$0]) }
    )
  }

  // MARK: - Pressure

  /// Makes everything that is broken at present dearer, so that the search would rather break something else.
  ///
  /// - Source: Morris, "The breakout method for escaping from local minima", AAAI 1993, pages 40-45.
  func raisePressure(by amount: Int32) {
    isUnderPressure = true
    for position in 0..<brokenResources.count {
      records.base[brokenResources[position]].pressure += amount
    }
    for position in 0..<brokenRelations.count {
      relationPressure[brokenRelations[position]] += amount
    }
    for position in 0..<brokenAccords.count {
      accordPressure[brokenAccords[position]] += amount
    }
  }

  func releasePressure() {
    guard isUnderPressure else { return }
    isUnderPressure = false
    for resource in 0..<records.count { records.base[resource].pressure = 0 }
    for relation in 0..<relationPressure.count { relationPressure[relation] = 0 }
    for accord in 0..<accordPressure.count { accordPressure[accord] = 0 }
  }

  /// The entries of a resource's diary, in the order of time.
  @inline(__always)
  func diary(_ resource: Int) -> UnsafeMutablePointer<DiaryEntry> {
    entries.base + Int(records[resource].offset)
  }

  /// The same as the trial would have them.
  @inline(__always)
  func trialDiary(_ resource: Int) -> UnsafeMutablePointer<DiaryEntry> {
    trial.entries.base + Int(records[resource].trialOffset)
  }
}
