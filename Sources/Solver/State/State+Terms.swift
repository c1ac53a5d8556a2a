// SPDX-License-Identifier: Apache-2.0

// Terms beside the diaries: each is recomputed when the trial touches something it looks at.
extension State {
  // MARK: - Starts, places, loads

  func evaluateActivities() {
    for activity in trial.activities.all { costActivity(activity) }
    for seat in trial.seats.all where instance.seats[seat].addsLoad {
      for position in instance.bindings.ofSeat.range(seat) {
        costActivity(
          Int(instance.bindings[Int(instance.bindings.ofSeat[position])].activity)
        )
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
    for seat in trial.seats.all where instance.seats[seat].addsLoad {
      for position in instance.bindings.ofSeat.range(seat)
      where instance.bindings[Int(instance.bindings.ofSeat[position])].activity == Int32(activity) {
        if occupant[seat] >= 0 { sum -= instance.resources.sizes[Int(occupant[seat])] }
        if trial.occupant[seat] >= 0 {
          sum += instance.resources.sizes[Int(trial.occupant[seat])]
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
        + instance.activities.startCosts[
          Int(instance.activities.startCosts.offsets[activity]) + position]
    )
    let over = trial.load[activity] - option.capacity
    if option.capacity != .max, over > 0 { cost.hard += HardAmount.of(Int32(over)) }
    return cost
  }

  // MARK: - Seats, quotas, coverage

  func evaluateSeats() {
    for seat in trial.seats.all {
      costSeat(seat)
      for position in instance.seats.escorts.range(seat) {
        costSeat(Int(instance.seats.escorts[position]))
      }
      let old = occupant[seat]
      let new = trial.occupant[seat]
      guard old != new else { continue }
      for position in instance.quotas.byMember.range(seat) {
        let quota = Int(instance.quotas.byMember[position])
        if trial.quotaMark[quota] != trial.stamp {
          trial.quotaMark[quota] = trial.stamp
          trial.quotas.append(quota)
          trial.quotaLoad[quota] = quotaLoad[quota]
        }
        if old >= 0 { trial.quotaLoad[quota] -= instance.resources.sizes[Int(old)] }
        if new >= 0 { trial.quotaLoad[quota] += instance.resources.sizes[Int(new)] }
      }
      if old >= 0 { cover(seat, old, by: -1) }
      if new >= 0 { cover(seat, new, by: 1) }
    }
    for activity in trial.activities.all {
      for position in instance.seats.ofActivity.range(activity) {
        let seat = Int(instance.seats.ofActivity[position])
        if instance.seats[seat].hasBlockedDays { costSeat(seat) }
      }
    }
    for position in 0..<trial.costedSeats.count {
      let seat = trial.costedSeats[position]
      let cost = costOfSeat(seat, occupant: trialOccupant(seat))
      trial.seatCost[seat] = cost
      trial.delta = trial.delta + cost - seatCost[seat]
    }
    for quota in trial.quotas.all {
      trial.delta.hard +=
        quotaHard(quota, trial.quotaLoad[quota]) - quotaHard(quota, quotaLoad[quota])
    }
    for coverage in trial.coverages.all {
      let was = coverageCount[coverage] > 0
      let isNow = trial.coverageCount[coverage] > 0
      if was != isNow {
        let weight = instance.coverages.weights[coverage]
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
      if record.isExcusedWhenBlocked, instance.seats.candidates.count(seat) == 1,
        isBlocked(seat, candidatePosition: 0)
      {
        return .zero
      }
      return Cost(hard: 0, soft: record.emptyCost)
    }
    guard record.hasBlockedDays || record.hasCandidateCosts else { return .zero }
    for position in instance.seats.candidates.range(seat)
    where instance.seats.candidates[position] == occupant {
      let offset = position - Int(instance.seats.candidates.offsets[seat])
      if isBlocked(seat, candidatePosition: offset) {
        return Cost(hard: HardAmount.of(HardAmount.emptySeat), soft: 0)
      }
      return Cost(hard: 0, soft: instance.seats.candidateCosts[position])
    }
    return .zero
  }

  func isEscortNeeded(_ seat: Int) -> Bool {
    for position in instance.seats.escorted.range(seat) {
      let escorted = instance.seats.escorted[position]
      if trialOccupant(escorted.seat) == Int32(escorted.resource) { return true }
    }
    return false
  }

  /// Whether the candidate may not take the seat on the day of any of its activities.
  func isBlocked(_ seat: Int, candidatePosition: Int) -> Bool {
    let candidate = Int(instance.seats.candidates.offsets[seat]) + candidatePosition
    for position in instance.bindings.ofSeat.range(seat) {
      let activity = Int(instance.bindings[Int(instance.bindings.ofSeat[position])].activity)
      let time = trialStart(activity)
      guard time >= 0 else { continue }
      if instance.seats.isBlocked(candidate, onDay: instance.clock.day(of: Int(time))) {
        return true
      }
    }
    return false
  }

  func quotaHard(_ quota: Int, _ load: Int) -> Int {
    let over = load - instance.quotas[quota]
    return over > 0 ? HardAmount.of(Int32(over)) : 0
  }

  private func cover(_ seat: Int, _ resource: Int32, by amount: Int32) {
    for position in instance.seats.candidates.range(seat)
    where instance.seats.candidates[position] == resource {
      let offset = position - Int(instance.seats.candidates.offsets[seat])
      let coverage = Int(
        instance.coverages.ofCandidate[Int(instance.coverages.ofCandidate.offsets[seat]) + offset]
      )
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
    for activity in trial.activities.all {
      for position in instance.relations.byMember.range(activity) {
        let relation = Int(instance.relations.byMember[position])
        guard trial.relationMark[relation] != trial.stamp else { continue }
        trial.relationMark[relation] = trial.stamp
        trial.relations.append(relation)
        let hard = hardOfRelation(relation)
        trial.relationHard[relation] = hard
        trial.delta.hard += hard - relationHard[relation]
        if isUnderPressure, (hard > 0) != (relationHard[relation] > 0) {
          let pressure = Int(relationPressure[relation])
          trial.pressure += hard > 0 ? pressure : -pressure
        }
      }
      for position in instance.groups.byMember.range(activity) {
        let group = Int(instance.groups.byMember[position])
        guard trial.groupMark[group] != trial.stamp else { continue }
        trial.groupMark[group] = trial.stamp
        trial.groups.append(group)
        let hard = hardOfGroup(group)
        trial.groupHard[group] = hard
        trial.delta.hard += hard - groupHard[group]
      }
      for position in instance.slacks.byMember.range(activity) {
        let slack = Int(instance.slacks.byMember[position])
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
    for position in instance.groups.members.range(group) {
      let activity = Int(instance.groups.members[position])
      guard trialStart(activity) >= 0 else { continue }
      let own = trialOption(activity).place
      if place < 0 { place = own } else if own != place { strays += 1 }
    }
    return strays
  }

  private func hardOfGroup(_ group: Int) -> Int { strays(in: group) * HardAmount.of(60) }

  func softOfSlack(_ slack: Int) -> Int {
    let term = instance.slacks[slack]
    let second = trialStart(Int(term.second))
    guard second >= 0 else { return 0 }
    var least = Int.max
    for position in instance.slacks.members.range(slack) {
      let activity = Int(instance.slacks.members[position])
      let first = trialStart(activity)
      guard first >= 0, instance.clock.day(of: first) == instance.clock.day(of: second)
      else { continue }
      let leaving = first + instance.activities[activity].duration + term.load
      let way = instance.travel.time(
        from: trialOption(activity).site,
        to: trialOption(Int(term.second)).site,
        departing: leaving
      )
      least = min(least, Int(second - leaving - way))
    }
    return least < term.target ? term.weight * (term.target - least) / term.per : 0
  }
}
