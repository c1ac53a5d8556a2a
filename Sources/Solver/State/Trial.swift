// SPDX-License-Identifier: Apache-2.0

/// One described change and what it would make of every term it touches.
struct Trial: ~Copyable {
  /// Grows with every trial; a mark is valid when it equals the stamp.
  var stamp: Int32 = 1

  // Changed activities.
  var activities: [Int] = []
  let activityMark: Buffer<Int32>
  let startIndex: Buffer<Int32>
  let start: Buffer<Int32>
  let option: Buffer<Int32>

  // Changed seats.
  var seats: [Int] = []
  let seatMark: Buffer<Int32>
  let occupant: Buffer<Int32>

  // Diaries to rebuild, with entries that join them.
  var resources: [Int] = []
  let resourceMark: Buffer<Int32>
  let diaryStart: Buffer<Int32>
  let diaryCount: Buffer<Int32>
  let resourceCost: Buffer<Cost>
  var entries: Buffer<DiaryEntry>
  var entriesUsed = 0
  var joiningResource: [Int32] = []
  var joiningBinding: [Int32] = []

  // Other terms touched: index and new value.
  var costedActivities: [Int] = []
  let costedMark: Buffer<Int32>
  let activityCost: Buffer<Cost>
  let load: Buffer<Int>
  var costedSeats: [Int] = []
  let costedSeatMark: Buffer<Int32>
  let seatCost: Buffer<Cost>
  var relations: [Int] = []
  let relationMark: Buffer<Int32>
  let relationHard: Buffer<Int>
  var groups: [Int] = []
  let groupMark: Buffer<Int32>
  let groupHard: Buffer<Int>
  var quotas: [Int] = []
  let quotaMark: Buffer<Int32>
  let quotaLoad: Buffer<Int>
  var slacks: [Int] = []
  let slackMark: Buffer<Int32>
  let slackSoft: Buffer<Int>
  var balances: [Int] = []
  let balanceMark: Buffer<Int32>
  let balanceSoft: Buffer<Int>
  let work: Buffer<Int32>
  var continuities: [Int] = []
  let continuityMark: Buffer<Int32>
  let continuitySoft: Buffer<Int>
  var coverages: [Int] = []
  let coverageMark: Buffer<Int32>
  let coverageCount: Buffer<Int32>

  var delta = Cost.zero

  init(_ instance: Instance) {
    let problem = instance.problem
    let activities = problem.activities.count
    let seats = problem.seats.count
    let resources = problem.resources.count
    activityMark = Buffer(repeating: 0, count: activities)
    startIndex = Buffer(repeating: 0, count: activities)
    start = Buffer(repeating: 0, count: activities)
    option = Buffer(repeating: 0, count: activities)
    seatMark = Buffer(repeating: 0, count: seats)
    occupant = Buffer(repeating: 0, count: seats)
    resourceMark = Buffer(repeating: 0, count: resources)
    diaryStart = Buffer(repeating: 0, count: resources)
    diaryCount = Buffer(repeating: 0, count: resources)
    resourceCost = Buffer(repeating: .zero, count: resources)
    // Every diary at most once per trial, so no trial can need more than all of them.
    entries = Buffer(
      repeating: DiaryEntry(start: 0, end: 0, site: 0, binding: 0), count: instance.diaryCapacity)
    costedMark = Buffer(repeating: 0, count: activities)
    activityCost = Buffer(repeating: .zero, count: activities)
    load = Buffer(repeating: 0, count: activities)
    costedSeatMark = Buffer(repeating: 0, count: seats)
    seatCost = Buffer(repeating: .zero, count: seats)
    relationMark = Buffer(repeating: 0, count: problem.relations.count)
    relationHard = Buffer(repeating: 0, count: problem.relations.count)
    groupMark = Buffer(repeating: 0, count: problem.samePlace.count)
    groupHard = Buffer(repeating: 0, count: problem.samePlace.count)
    quotaMark = Buffer(repeating: 0, count: problem.quotas.count)
    quotaLoad = Buffer(repeating: 0, count: problem.quotas.count)
    slackMark = Buffer(repeating: 0, count: problem.slacks.count)
    slackSoft = Buffer(repeating: 0, count: problem.slacks.count)
    balanceMark = Buffer(repeating: 0, count: problem.balances.count)
    balanceSoft = Buffer(repeating: 0, count: problem.balances.count)
    work = Buffer(repeating: 0, count: resources * problem.dayCount)
    continuityMark = Buffer(repeating: 0, count: problem.continuities.count)
    continuitySoft = Buffer(repeating: 0, count: problem.continuities.count)
    coverageMark = Buffer(repeating: 0, count: problem.coverages.count)
    coverageCount = Buffer(repeating: 0, count: problem.coverages.count)
  }

  mutating func clear() {
    stamp += 1
    activities.removeAll(keepingCapacity: true)
    seats.removeAll(keepingCapacity: true)
    resources.removeAll(keepingCapacity: true)
    joiningResource.removeAll(keepingCapacity: true)
    joiningBinding.removeAll(keepingCapacity: true)
    costedActivities.removeAll(keepingCapacity: true)
    costedSeats.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    quotas.removeAll(keepingCapacity: true)
    slacks.removeAll(keepingCapacity: true)
    balances.removeAll(keepingCapacity: true)
    continuities.removeAll(keepingCapacity: true)
    coverages.removeAll(keepingCapacity: true)
    entriesUsed = 0
    delta = .zero
  }
}
