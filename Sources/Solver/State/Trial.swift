// SPDX-License-Identifier: Apache-2.0

/// One described change and what it would make of every term it touches.
struct Trial: ~Copyable {
  /// What changes with every trial; behind a pointer, so that reading it needs no exclusive access to the state.
  struct Header: BitwiseCopyable {
    var stamp: Int32 = 1
    var entriesUsed = 0
    var delta = Cost.zero
    var pressure = 0
    var isPatterned = false
  }

  private let header: Buffer<Header>

  /// Grows with every trial; a mark is valid when it equals the stamp.
  @inline(__always)
  var stamp: Int32 { header.base.pointee.stamp }

  @inline(__always)
  var entriesUsed: Int {
    get { header.base.pointee.entriesUsed }
    nonmutating set { header.base.pointee.entriesUsed = newValue }
  }

  @inline(__always)
  var delta: Cost {
    get { header.base.pointee.delta }
    nonmutating set { header.base.pointee.delta = newValue }
  }

  /// What the pressure on broken diaries and relations adds to the hard amount of the change.
  @inline(__always)
  var pressure: Int {
    get { header.base.pointee.pressure }
    nonmutating set { header.base.pointee.pressure = newValue }
  }

  /// Whether the attendants' days were judged by their patterns, so that their diaries were not collected.
  @inline(__always)
  var isPatterned: Bool {
    get { header.base.pointee.isPatterned }
    nonmutating set { header.base.pointee.isPatterned = newValue }
  }

  // Changed activities.
  let activities: IndexList
  let activityMark: Buffer<Int32>
  let startIndex: Buffer<Int32>
  let start: Buffer<Int32>
  let option: Buffer<Int32>

  // Changed seats.
  let seats: IndexList
  let seatMark: Buffer<Int32>
  let occupant: Buffer<Int32>

  // Diaries to rebuild, with entries that join them.
  let resources: IndexList
  let entries: Buffer<DiaryEntry>
  let joiningResource: IndexList
  let joiningBinding: IndexList

  // Other terms touched: index and new value.
  let costedActivities: IndexList
  let costedMark: Buffer<Int32>
  let activityCost: Buffer<Cost>
  let load: Buffer<Int>
  let costedSeats: IndexList
  let costedSeatMark: Buffer<Int32>
  let seatCost: Buffer<Cost>
  let relations: IndexList
  let relationMark: Buffer<Int32>
  let relationHard: Buffer<Int>
  let groups: IndexList
  let groupMark: Buffer<Int32>
  let groupHard: Buffer<Int>
  let accords: IndexList
  let accordMark: Buffer<Int32>
  let accordCost: Buffer<Cost>
  let quotas: IndexList
  let quotaMark: Buffer<Int32>
  let quotaLoad: Buffer<Int>
  let slacks: IndexList
  let slackMark: Buffer<Int32>
  let slackSoft: Buffer<Int>
  let balances: IndexList
  let balanceMark: Buffer<Int32>
  let balanceSoft: Buffer<Int>
  let work: Buffer<Int32>
  let continuities: IndexList
  let continuityMark: Buffer<Int32>
  let continuitySoft: Buffer<Int>
  let coverages: IndexList
  let coverageMark: Buffer<Int32>
  let coverageCount: Buffer<Int32>
  let spreads: IndexList
  let spreadMark: Buffer<Int32>
  let spreadHard: Buffer<Int>

  init(_ instance: Instance) {
    let problem = instance.problem
    let activities = problem.activities.count
    let seats = problem.seats.count
    let resources = problem.resources.count
    header = Buffer(repeating: Header(), count: 1)
    self.activities = IndexList(capacity: activities)
    self.seats = IndexList(capacity: seats)
    self.resources = IndexList(capacity: resources)
    joiningResource = IndexList(capacity: instance.bindings.count)
    joiningBinding = IndexList(capacity: instance.bindings.count)
    costedActivities = IndexList(capacity: activities)
    costedSeats = IndexList(capacity: seats)
    relations = IndexList(capacity: problem.relations.count)
    groups = IndexList(capacity: problem.samePlace.count)
    accords = IndexList(capacity: problem.accords.count)
    accordMark = Buffer(repeating: 0, count: problem.accords.count)
    accordCost = Buffer(repeating: .zero, count: problem.accords.count)
    quotas = IndexList(capacity: problem.quotas.count)
    slacks = IndexList(capacity: problem.slacks.count)
    balances = IndexList(capacity: problem.balances.count)
    continuities = IndexList(capacity: problem.continuities.count)
    coverages = IndexList(capacity: problem.coverages.count)
    spreads = IndexList(capacity: problem.family.spreads.count)
    spreadMark = Buffer(repeating: 0, count: problem.family.spreads.count)
    spreadHard = Buffer(repeating: 0, count: problem.family.spreads.count)
    activityMark = Buffer(repeating: 0, count: activities)
    startIndex = Buffer(repeating: 0, count: activities)
    start = Buffer(repeating: 0, count: activities)
    option = Buffer(repeating: 0, count: activities)
    seatMark = Buffer(repeating: 0, count: seats)
    occupant = Buffer(repeating: 0, count: seats)
    // Every diary at most once per trial, so no trial can need more than all of them.
    entries = Buffer(
      repeating: .none,
      count: instance.resources.diaryCapacity
    )
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

  func clear() {
    header.base.pointee.stamp += 1
    activities.clear()
    seats.clear()
    resources.clear()
    joiningResource.clear()
    joiningBinding.clear()
    costedActivities.clear()
    costedSeats.clear()
    relations.clear()
    groups.clear()
    accords.clear()
    quotas.clear()
    slacks.clear()
    balances.clear()
    continuities.clear()
    coverages.clear()
    spreads.clear()
    entriesUsed = 0
    delta = .zero
    pressure = 0
    isPatterned = false
  }
}
