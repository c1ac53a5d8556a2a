// SPDX-License-Identifier: Apache-2.0

/// A problem laid out flat for the search: indices instead of structures, lists in single blocks.
///
/// Not shared between threads: each search builds its own.
final class Instance {
  let problem: Problem
  let siteCount: Int
  let travelBase: Buffer<Int32>
  let travelPeak: Buffer<Int32>
  let peakHours: Range<Int>
  let activities: Buffer<Activity>
  let starts: Lists<Int32>
  let startCosts: Lists<Int>
  let options: Lists<Option>
  let attendance: Lists<Attendance>
  let rivals: Lists<Rival>
  /// Whether nobody needs time between two activities, so that only those at the same time clash.
  let isGapless: Bool
  /// Seats bound to each activity.
  let seatsOfActivity: Lists<Int32>
  let bindings: Buffer<Binding>
  let bindingsOfSeat: Lists<Int32>
  let seats: Buffer<Seat>
  let candidates: Lists<Int32>
  /// Whom each seat escorts, and the escorts of each seat.
  let escorted: Lists<Problem.Seat.Escorted>
  let escorts: Lists<Int32>
  /// Days on which each candidate may not take the seat: `blockedWords` words for each, in the order of `candidates`.
  let blockedDays: Buffer<UInt64>
  let blockedWords: Int
  let candidateCosts: Lists<Int>
  let sizes: Buffer<Int>
  let relations: Buffer<Relation>
  let relationsOfActivity: Lists<Int32>
  let groupsOfActivity: Lists<Int32>
  let groups: Lists<Int32>
  let quotasOfSeat: Lists<Int32>
  let quotaLimits: Buffer<Int>
  let slacks: Buffer<Slack>
  let slackFirsts: Lists<Int32>
  let slacksOfActivity: Lists<Int32>
  let balances: Buffer<GroupTerm>
  let balancesOfResource: Lists<Int32>
  let balanceMembers: Lists<Int32>
  let spreadLimits: Buffer<Int>
  let spreadsOfResource: Lists<Int32>
  let spreadMembers: Lists<Int32>
  let continuities: Buffer<GroupTerm>
  let continuitiesOfResource: Lists<Int32>
  let continuitiesOfSeat: Lists<Int32>
  /// For each continuity, its activities; `continuitySeats` has one list per entry, in the same order.
  let continuityActivities: Lists<Int32>
  let continuitySeats: Lists<Int32>
  /// Coverages that resource `i` of a seat's candidates would serve: list per seat of (candidate position → coverage).
  let coverageOfCandidate: Lists<Int32>
  let coverageWeights: Buffer<Int>
  /// Position of each resource's diary in the block of entries.
  let diaryOffset: Buffer<Int32>
  let diaryCapacity: Int
  /// Resources that can never cost anything, like a place with room for everything; their diaries are not kept.
  let isTermless: Buffer<Bool>
  /// Resources whose entries are alike: none is shared by a pool, all or none are counted, none is compared with another
  /// diary entry by entry.
  let isUniform: Buffer<Bool>
  /// Activities that hang together by relations with a greatest gap, or by sharing a place.
  let blockOfActivity: Buffer<Int32>
  let blocks: Lists<Int32>
  /// Activities with a choice of start or place, and seats with a choice of occupant.
  let movable: [Int]
  let choosable: [Int]
  let isMovable: Buffer<Bool>
  let isChoosable: Buffer<Bool>

  init(_ problem: Problem) {
    self.problem = problem
    siteCount = problem.travel.siteCount
    travelBase = Buffer(problem.travel.base.map(Int32.init))
    travelPeak = Buffer(problem.travel.peak.map(Int32.init))
    peakHours = problem.travel.peakHours

    var bindings: [Binding] = []
    func add(_ binding: Problem.Binding, seat: Int) -> Int32 {
      bindings.append(
        Binding(
          activity: Int32(binding.activity),
          from: Int32(binding.from),
          to: Int32(binding.to),
          work: Int32(binding.work),
          pool: Int32(binding.pool),
          seat: Int32(seat),
          isCounted: binding.isCounted,
          isRecess: binding.isRecess
        )
      )
      return Int32(bindings.count - 1)
    }
    var diaryCounts = Array(repeating: 0, count: problem.resources.count)
    var activities: [Activity] = []
    var attendance: [[Attendance]] = []
    for (index, activity) in problem.activities.enumerated() {
      let occupancy = add(
        Problem.Binding(activity: index, from: 0, to: activity.duration),
        seat: -2
      )
      for place in Set(activity.options.map(\.place)) { diaryCounts[place] += 1 }
      activities.append(
        Activity(
          duration: Int32(activity.duration),
          layout: Int32(activity.layout),
          chain: Int32(activity.chain),
          group: Int32(activity.turnaroundGroup),
          occupancy: occupancy,
          load: activity.load
        )
      )
      attendance.append(
        activity.attendance.map { attendance in
          diaryCounts[attendance.resource] += 1
          return Attendance(
            resource: Int32(attendance.resource),
            binding: add(attendance.binding, seat: -1)
          )
        }
      )
    }
    self.activities = Buffer(activities)
    self.attendance = Lists(attendance)
    rivals = Self.rivals(in: problem)
    isGapless =
      problem.travel.base.allSatisfy { $0 == 0 } && problem.travel.peak.allSatisfy { $0 == 0 }
      && problem.resources.allSatisfy {
        $0.gapAtSite == 0 && $0.gapOnMove == 0 && $0.layoutGap == 0
      }
    starts = Lists(problem.activities.map { $0.starts.map(Int32.init) })
    startCosts = Lists(
      problem.activities.map { activity in
        activity.starts.indices.map { index in
          activity.startCosts.reduce(0) { $0 + $1.costs[index] }
        }
      }
    )
    options = Lists(
      problem.activities.map { activity in
        activity.options.map { option in
          Option(
            place: Int32(option.place),
            site: Int32(option.site),
            capacity: option.capacity,
            cost: option.costs.reduce(0) { $0 + $1.cost }
          )
        }
      }
    )

    var bindingsOfSeat: [[Int32]] = []
    var seatsOfActivity: [[Int32]] = problem.activities.map { _ in [] }
    for (index, seat) in problem.seats.enumerated() {
      bindingsOfSeat.append(seat.bindings.map { add($0, seat: index) })
      for binding in seat.bindings { seatsOfActivity[binding.activity].append(Int32(index)) }
      for candidate in seat.candidates { diaryCounts[candidate] += seat.bindings.count }
    }
    self.bindings = Buffer(bindings)
    self.bindingsOfSeat = Lists(bindingsOfSeat)
    self.seatsOfActivity = Lists(seatsOfActivity)
    seats = Buffer(
      problem.seats.map {
        Seat(
          isRequired: $0.isRequired, addsLoad: $0.addsLoad, emptyCost: $0.emptyCost,
          hasBlockedDays: $0.blockedDays.contains { !$0.isEmpty },
          isExcusedWhenBlocked: $0.isExcusedWhenBlocked, isEscort: !$0.escorted.isEmpty,
          hasCandidateCosts: $0.candidateCosts.contains { $0 != 0 })
      })
    candidates = Lists(problem.seats.map { $0.candidates.map(Int32.init) })
    escorted = Lists(problem.seats.map(\.escorted))
    escorts = Self.inverse(
      problem.seats.map { $0.escorted.map(\.seat) }, count: problem.seats.count)
    let blockedWords = DaySet.wordCount(ofDays: problem.dayCount)
    self.blockedWords = blockedWords
    blockedDays = Buffer(
      problem.seats.flatMap { seat in
        (seat.blockedDays.isEmpty ? seat.candidates.map { _ in DaySet() } : seat.blockedDays)
          .flatMap { $0.words(blockedWords) }
      }
    )

    candidateCosts = Lists(
      problem.seats.map { seat in
        seat.candidateCosts.isEmpty ? seat.candidates.map { _ in 0 } : seat.candidateCosts
      }
    )
    sizes = Buffer(problem.resources.map(\.size))
    quotaLimits = Buffer(problem.quotas.map(\.limit))
    slacks = Buffer(
      problem.slacks.map {
        Slack(
          second: Int32($0.second),
          load: Int32($0.load),
          target: $0.target,
          weight: $0.weight,
          per: $0.per
        )
      }
    )
    slackFirsts = Lists(problem.slacks.map { $0.firsts.map(Int32.init) })
    balances = Buffer(
      problem.balances.map { GroupTerm(resource: -1, weight: $0.weight, per: $0.per) }
    )
    continuities = Buffer(
      problem.continuities.map {
        GroupTerm(resource: Int32($0.resource), weight: $0.weight, per: 1)
      }
    )
    spreadLimits = Buffer(problem.spreads.map(\.limit))
    spreadMembers = Lists(problem.spreads.map { $0.resources.map(Int32.init) })
    spreadsOfResource = Self.inverse(
      problem.spreads.map(\.resources),
      count: problem.resources.count
    )
    coverageWeights = Buffer(problem.coverages.map(\.weight))

    relations = Buffer(
      problem.relations.map {
        Relation(
          first: Int32($0.first),
          second: Int32($0.second),
          minGap: Int32($0.minGap),
          // A week on the far side of any horizon, so that differences cannot overflow.
          maxGap: Int32(min($0.maxGap, 1 << 24))
        )
      }
    )
    relationsOfActivity = Self.inverse(
      problem.relations.map { [$0.first, $0.second] },
      count: problem.activities.count
    )
    groups = Lists(problem.samePlace.map { $0.activities.map(Int32.init) })
    groupsOfActivity = Self.inverse(
      problem.samePlace.map(\.activities),
      count: problem.activities.count
    )
    quotasOfSeat = Self.inverse(problem.quotas.map(\.seats), count: problem.seats.count)
    slacksOfActivity = Self.inverse(
      problem.slacks.map { $0.firsts + [$0.second] },
      count: problem.activities.count
    )
    balanceMembers = Lists(problem.balances.map { $0.resources.map(Int32.init) })
    balancesOfResource = Self.inverse(
      problem.balances.map(\.resources),
      count: problem.resources.count
    )
    continuitiesOfResource = Self.inverse(
      problem.continuities.map { [$0.resource] },
      count: problem.resources.count
    )
    continuitiesOfSeat = Self.inverse(
      problem.continuities.map { $0.seats.flatMap(\.seats) },
      count: problem.seats.count
    )
    continuityActivities = Lists(
      problem.continuities.map { $0.seats.map { Int32($0.activity) } }
    )
    continuitySeats = Lists(
      problem.continuities.flatMap { $0.seats.map { $0.seats.map(Int32.init) } }
    )

    var coverageOfSeat: [[Int: Int32]] = problem.seats.map { _ in [:] }
    for (index, coverage) in problem.coverages.enumerated() {
      for seat in coverage.seats {
        for resource in coverage.resources { coverageOfSeat[seat][resource] = Int32(index) }
      }
    }
    coverageOfCandidate = Lists(
      problem.seats.enumerated().map { index, seat in
        seat.candidates.map { coverageOfSeat[index][$0] ?? -1 }
      }
    )

    var offsets: [Int32] = []
    var total = 0
    for count in diaryCounts {
      offsets.append(Int32(total))
      total += count
    }
    offsets.append(Int32(total))
    diaryOffset = Buffer(offsets)
    diaryCapacity = total
    let compared = Set(
      problem.balances.flatMap(\.resources) + problem.spreads.flatMap(\.resources)
        + problem.continuities.map(\.resource)
    )
    isTermless = Buffer(
      problem.resources.enumerated().map { index, resource in
        resource.concurrency >= diaryCounts[index] && resource.concurrency > 1
          && resource.absences.isEmpty && resource.entry == nil && resource.exit == nil
          && !resource.hasDayTerms && resource.seatLimit == .max && !compared.contains(index)
      }
    )

    isUniform = Self.uniformity(of: problem)

    let blockIDs = Self.components(of: problem)
    blockOfActivity = Buffer(blockIDs.map(Int32.init))
    var blocks: [[Int32]] = Array(repeating: [], count: (blockIDs.max() ?? -1) + 1)
    for (activity, block) in blockIDs.enumerated() { blocks[block].append(Int32(activity)) }
    self.blocks = Lists(blocks)

    movable = problem.activities.indices.filter {
      let activity = problem.activities[$0]
      return !activity.starts.isEmpty && !activity.options.isEmpty
        && (activity.starts.count > 1 || activity.options.count > 1)
    }
    choosable = problem.seats.indices.filter {
      let seat = problem.seats[$0]
      return !seat.isLate && !seat.candidates.isEmpty
        && (seat.candidates.count > 1 || !seat.isRequired)
        && (seat.candidates.count > 1 || seat.escorted.isEmpty)
    }
    isMovable = Buffer(repeating: false, count: problem.activities.count)
    for activity in movable { isMovable[activity] = true }
    isChoosable = Buffer(repeating: false, count: problem.seats.count)
    for seat in choosable { isChoosable[seat] = true }
  }

  /// How many attend both activities for their whole length and can bear only one at a time.
  ///
  /// - Complexity: O(log rivals).
  @inline(__always)
  func sharedAttendants(_ a: Int, _ b: Int) -> Int32 {
    let range = rivals.range(a)
    let position = range.partitionPoint { rivals[$0].activity >= b }
    return position < range.upperBound && rivals[position].activity == b
      ? rivals[position].shared : 0
  }

  /// Whether two activities with these starts, -1 for none of the second, take place at the same time.
  @inline(__always)
  func overlaps(_ a: Int, _ startA: Int32, _ b: Int, _ startB: Int32) -> Bool {
    startB >= 0 && startB < startA + activities[a].duration
      && startB + activities[b].duration > startA
  }

  @inline(__always)
  func travel<From: FixedWidthInteger, To: FixedWidthInteger>(
    from: From,
    to: To,
    departing: Int32
  ) -> Int32 {
    let index = Int(from) * siteCount + Int(to)
    if peakHours.isEmpty { return travelBase[index] }
    let timeOfDay = Int(departing) % Problem.minutesPerDay
    return timeOfDay >= peakHours.lowerBound && timeOfDay < peakHours.upperBound
      ? travelPeak[index] : travelBase[index]
  }
}
