// SPDX-License-Identifier: Apache-2.0

// Terms beside the diaries: each is recomputed when the trial touches something it looks at.
extension State {
  // MARK: - Starts, places, loads

  func evaluateActivities() {
    for activity in trial.activities { costActivity(activity) }
    for seat in trial.seats where instance.seats[seat].addsLoad {
      for position in instance.bindingsOfSeat.range(seat) {
        costActivity(
          Int(instance.bindings[Int(instance.bindingsOfSeat[position])].activity))
      }
    }
    for position in 0..<trial.costedActivities.count {
      let activity = trial.costedActivities[position]
      let cost = costOfActivity(activity)
      trial.activityCost[activity] = cost
      trial.delta = trial.delta + cost - activityCost[activity]
    }
  }

  private func costActivity(_ activity: Int) {
    guard trial.costedMark[activity] != trial.stamp else { return }
    trial.costedMark[activity] = trial.stamp
    trial.costedActivities.append(activity)
    var sum = load[activity]
    for seat in trial.seats where instance.seats[seat].addsLoad {
      for position in instance.bindingsOfSeat.range(seat)
      where instance.bindings[Int(instance.bindingsOfSeat[position])].activity == Int32(activity) {
        if occupant[seat] >= 0 { sum -= instance.problem.resources[Int(occupant[seat])].size }
        if trial.occupant[seat] >= 0 {
          sum += instance.problem.resources[Int(trial.occupant[seat])].size
        }
      }
    }
    trial.load[activity] = sum
  }

  private func costOfActivity(_ activity: Int) -> Cost {
    let position = trialStartIndex(activity)
    guard position >= 0 else { return unplacedCost }
    let option = trialOption(activity)
    var cost = Cost(
      hard: 0,
      soft: option.cost
        + instance.startCosts[Int(instance.startCosts.offsets[activity]) + position])
    let over = trial.load[activity] - option.capacity
    if option.capacity != .max, over > 0 { cost.hard += HardAmount.of(Int32(over)) }
    return cost
  }

  // MARK: - Seats, quotas, coverage

  func evaluateSeats() {
    for seat in trial.seats {
      costSeat(seat)
      for position in instance.escorts.range(seat) { costSeat(Int(instance.escorts[position])) }
      let old = occupant[seat]
      let new = trial.occupant[seat]
      guard old != new else { continue }
      for position in instance.quotasOfSeat.range(seat) {
        let quota = Int(instance.quotasOfSeat[position])
        if trial.quotaMark[quota] != trial.stamp {
          trial.quotaMark[quota] = trial.stamp
          trial.quotas.append(quota)
          trial.quotaLoad[quota] = quotaLoad[quota]
        }
        if old >= 0 { trial.quotaLoad[quota] -= instance.problem.resources[Int(old)].size }
        if new >= 0 { trial.quotaLoad[quota] += instance.problem.resources[Int(new)].size }
      }
      if old >= 0 { cover(seat, old, by: -1) }
      if new >= 0 { cover(seat, new, by: 1) }
    }
    for activity in trial.activities {
      for position in instance.seatsOfActivity.range(activity) {
        let seat = Int(instance.seatsOfActivity[position])
        if instance.seats[seat].hasBlockedDays { costSeat(seat) }
      }
    }
    for position in 0..<trial.costedSeats.count {
      let seat = trial.costedSeats[position]
      let cost = costOfSeat(seat, occupant: trialOccupant(seat))
      trial.seatCost[seat] = cost
      trial.delta = trial.delta + cost - seatCost[seat]
    }
    for quota in trial.quotas {
      trial.delta.hard +=
        quotaHard(quota, trial.quotaLoad[quota]) - quotaHard(quota, quotaLoad[quota])
    }
    for coverage in trial.coverages {
      let was = coverageCount[coverage] > 0
      let isNow = trial.coverageCount[coverage] > 0
      if was != isNow {
        let weight = instance.problem.coverages[coverage].weight
        trial.delta.soft += isNow ? -weight : weight
      }
    }
  }

  private func costSeat(_ seat: Int) {
    guard trial.costedSeatMark[seat] != trial.stamp else { return }
    trial.costedSeatMark[seat] = trial.stamp
    trial.costedSeats.append(seat)
  }

  /// An empty required seat is broken, an empty optional one costs unless nobody may take it that day.
  func costOfSeat(_ seat: Int, occupant: Int32) -> Cost {
    let record = instance.seats[seat]
    if record.isEscort, (occupant >= 0) != isEscortNeeded(seat) {
      return Cost(hard: HardAmount.of(HardAmount.emptySeat), soft: 0)
    }
    if occupant < 0 {
      if record.isEscort { return .zero }
      if record.isRequired { return Cost(hard: HardAmount.of(HardAmount.emptySeat), soft: 0) }
      if record.isExcusedWhenBlocked, instance.candidates.count(seat) == 1,
        isBlocked(seat, candidatePosition: 0)
      {
        return .zero
      }
      return Cost(hard: 0, soft: record.emptyCost)
    }
    guard record.hasBlockedDays else { return .zero }
    for position in instance.candidates.range(seat)
    where instance.candidates[position] == occupant {
      let offset = position - Int(instance.candidates.offsets[seat])
      if isBlocked(seat, candidatePosition: offset) {
        return Cost(hard: HardAmount.of(HardAmount.emptySeat), soft: 0)
      }
    }
    return .zero
  }

  func isEscortNeeded(_ seat: Int) -> Bool {
    for position in instance.escorted.range(seat) {
      let escorted = instance.escorted[position]
      if trialOccupant(escorted.seat) == Int32(escorted.resource) { return true }
    }
    return false
  }

  /// Whether the candidate may not take the seat on the day of any of its activities.
  func isBlocked(_ seat: Int, candidatePosition: Int) -> Bool {
    let days =
      instance.blockedDays[Int(instance.blockedDays.offsets[seat]) + candidatePosition]
    guard days != 0 else { return false }
    for position in instance.bindingsOfSeat.range(seat) {
      let activity = Int(instance.bindings[Int(instance.bindingsOfSeat[position])].activity)
      let time = trialStart(activity)
      if time >= 0, days & (1 << UInt64(Int(time) / Problem.minutesPerDay)) != 0 { return true }
    }
    return false
  }

  func quotaHard(_ quota: Int, _ load: Int) -> Int {
    let over = load - instance.problem.quotas[quota].limit
    return over > 0 ? HardAmount.of(Int32(over)) : 0
  }

  private func cover(_ seat: Int, _ resource: Int32, by amount: Int32) {
    for position in instance.candidates.range(seat)
    where instance.candidates[position] == resource {
      let offset = position - Int(instance.candidates.offsets[seat])
      let coverage = Int(
        instance.coverageOfCandidate[Int(instance.coverageOfCandidate.offsets[seat]) + offset])
      guard coverage >= 0 else { continue }
      if trial.coverageMark[coverage] != trial.stamp {
        trial.coverageMark[coverage] = trial.stamp
        trial.coverages.append(coverage)
        trial.coverageCount[coverage] = coverageCount[coverage]
      }
      trial.coverageCount[coverage] += amount
    }
  }

  // MARK: - Relations, shared places, slack

  func evaluateRelations() {
    for activity in trial.activities {
      for position in instance.relationsOfActivity.range(activity) {
        let relation = Int(instance.relationsOfActivity[position])
        guard trial.relationMark[relation] != trial.stamp else { continue }
        trial.relationMark[relation] = trial.stamp
        trial.relations.append(relation)
        let hard = hardOfRelation(relation)
        trial.relationHard[relation] = hard
        trial.delta.hard += hard - relationHard[relation]
      }
      for position in instance.groupsOfActivity.range(activity) {
        let group = Int(instance.groupsOfActivity[position])
        guard trial.groupMark[group] != trial.stamp else { continue }
        trial.groupMark[group] = trial.stamp
        trial.groups.append(group)
        let hard = hardOfGroup(group)
        trial.groupHard[group] = hard
        trial.delta.hard += hard - groupHard[group]
      }
      for position in instance.slacksOfActivity.range(activity) {
        let slack = Int(instance.slacksOfActivity[position])
        guard trial.slackMark[slack] != trial.stamp else { continue }
        trial.slackMark[slack] = trial.stamp
        trial.slacks.append(slack)
        let soft = softOfSlack(slack)
        trial.slackSoft[slack] = soft
        trial.delta.soft += soft - slackSoft[slack]
      }
    }
  }

  /// How far the gap of a relation lies outside its bounds; 0 while one of the two is left out.
  func breach(of relation: Int) -> Int32 {
    let relation = instance.relations[relation]
    let first = trialStart(Int(relation.first))
    let second = trialStart(Int(relation.second))
    guard first >= 0, second >= 0 else { return 0 }
    let gap = second - first - instance.activities[Int(relation.first)].duration
    return max(relation.minGap - gap, gap - relation.maxGap, 0)
  }

  private func hardOfRelation(_ relation: Int) -> Int {
    let breach = breach(of: relation)
    return breach > 0 ? HardAmount.of(breach) : 0
  }

  /// Activities of the group that are not where its first placed one is.
  func strays(in group: Int) -> Int {
    var place: Int32 = -1
    var strays = 0
    for position in instance.groups.range(group) {
      let activity = Int(instance.groups[position])
      guard trialStart(activity) >= 0 else { continue }
      let own = trialOption(activity).place
      if place < 0 { place = own } else if own != place { strays += 1 }
    }
    return strays
  }

  private func hardOfGroup(_ group: Int) -> Int { strays(in: group) * HardAmount.of(60) }

  func softOfSlack(_ slack: Int) -> Int {
    let term = instance.problem.slacks[slack]
    let second = trialStart(term.second)
    guard second >= 0 else { return 0 }
    var least = Int.max
    for activity in term.firsts {
      let first = trialStart(activity)
      guard first >= 0, Int(first) / Problem.minutesPerDay == Int(second) / Problem.minutesPerDay
      else { continue }
      let leaving = first + instance.activities[activity].duration + Int32(term.load)
      let way = instance.travel(
        from: trialOption(activity).site, to: trialOption(term.second).site, departing: leaving)
      least = min(least, Int(second - leaving - way))
    }
    return least < term.target ? term.weight * (term.target - least) / term.per : 0
  }

  // MARK: - Balance

  func evaluateBalances() {
    guard balanceSoft.count > 0 else { return }
    let days = instance.problem.dayCount
    for resource in trial.resources where diaries.terms[resource].isBalanced {
      for day in 0..<days { trial.work[resource * days + day] = 0 }
      let entries = trial.entries.base + Int(trial.diaryStart[resource])
      for index in 0..<Int(trial.diaryCount[resource]) {
        let minutes = instance.bindings[Int(entries[index].binding)].work
        if minutes > 0 {
          trial.work[resource * days + Int(entries[index].start) / Problem.minutesPerDay] += minutes
        }
      }
      for position in instance.balancesOfResource.range(resource) {
        let balance = Int(instance.balancesOfResource[position])
        guard trial.balanceMark[balance] != trial.stamp else { continue }
        trial.balanceMark[balance] = trial.stamp
        trial.balances.append(balance)
      }
    }
    for balance in trial.balances {
      let soft = softOfBalance(balance)
      trial.balanceSoft[balance] = soft
      trial.delta.soft += soft - balanceSoft[balance]
    }
  }

  func softOfBalance(_ balance: Int) -> Int {
    let term = instance.problem.balances[balance]
    let days = instance.problem.dayCount
    var soft = 0
    for day in 0..<days {
      var most: Int32 = 0
      var least = Int32.max
      for position in instance.balanceMembers.range(balance) {
        let resource = Int(instance.balanceMembers[position])
        let minutes =
          trial.resourceMark[resource] == trial.stamp
          ? trial.work[resource * days + day] : work[resource * days + day]
        most = max(most, minutes)
        least = min(least, minutes)
      }
      if most > least { soft += term.weight * Int(most - least) / term.per }
    }
    return soft
  }

  // MARK: - Continuity

  func evaluateContinuities() {
    guard continuitySoft.count > 0 else { return }
    for resource in trial.resources {
      for position in instance.continuitiesOfResource.range(resource) {
        touchContinuity(Int(instance.continuitiesOfResource[position]))
      }
    }
    for seat in trial.seats {
      for position in instance.continuitiesOfSeat.range(seat) {
        touchContinuity(Int(instance.continuitiesOfSeat[position]))
      }
    }
    for continuity in trial.continuities {
      let soft = softOfContinuity(continuity)
      trial.continuitySoft[continuity] = soft
      trial.delta.soft += soft - continuitySoft[continuity]
    }
  }

  private func touchContinuity(_ continuity: Int) {
    guard trial.continuityMark[continuity] != trial.stamp else { return }
    trial.continuityMark[continuity] = trial.stamp
    trial.continuities.append(continuity)
  }

  func softOfContinuity(_ continuity: Int) -> Int {
    let term = instance.problem.continuities[continuity]
    let resource = term.resource
    let isRebuilt = trial.resourceMark[resource] == trial.stamp
    let entries =
      isRebuilt
      ? trial.entries.base + Int(trial.diaryStart[resource])
      : self.entries.base + Int(instance.diaryOffset[resource])
    let count = Int(isRebuilt ? trial.diaryCount[resource] : entryCount[resource])
    var previousDay: Int32 = -1
    var previousSeats = 0..<0
    var soft = 0
    for index in 0..<count {
      let binding = instance.bindings.base + Int(entries[index].binding)
      guard binding.pointee.isCounted else { continue }
      let day = entries[index].start / Int32(Problem.minutesPerDay)
      var seats = 0..<0
      for position in instance.continuityActivities.range(continuity)
      where instance.continuityActivities[position] == binding.pointee.activity {
        seats = instance.continuitySeats.range(position)
      }
      if day == previousDay, areDisjoint(previousSeats, seats) { soft += term.weight }
      previousDay = day
      previousSeats = seats
    }
    return soft
  }

  /// Whether both lists of seats have occupants, and none in common.
  private func areDisjoint(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    var hasA = false
    var hasB = false
    for x in a {
      let left = trialOccupant(Int(instance.continuitySeats[x]))
      if left >= 0 { hasA = true }
      for y in b {
        let right = trialOccupant(Int(instance.continuitySeats[y]))
        if right >= 0 { hasB = true }
        if left >= 0, left == right { return false }
      }
    }
    return hasA && hasB
  }
}
