// SPDX-License-Identifier: Apache-2.0

// Terms over several diaries: each is recomputed when the trial rebuilds one of them.
extension State {
  // MARK: - Balance

  func evaluateBalances() {
    guard balanceSoft.count > 0 else { return }
    let days = instance.problem.dayCount
    for resource in trial.resources.all where diaries.terms(of: resource).pointee.isBalanced {
      for day in 0..<days { trial.work[resource * days + day] = 0 }
      let entries = trialDiary(resource)
      for index in 0..<Int(records[resource].trialCount) where entries[index].isWork {
        let minutes = instance.bindings[Int(entries[index].binding)].work
        trial.work[resource * days + Int(instance.clock.day(of: entries[index].start))] += minutes
      }
      for position in instance.balances.byMember.range(resource) {
        let balance = Int(instance.balances.byMember[position])
        guard trial.balanceMark[balance] != trial.stamp else { continue }
        trial.balanceMark[balance] = trial.stamp
        trial.balances.append(balance)
      }
    }
    for balance in trial.balances.all {
      let soft = softOfBalance(balance)
      trial.balanceSoft[balance] = soft
      trial.delta.soft += soft - balanceSoft[balance]
    }
  }

  func softOfBalance(_ balance: Int) -> Int {
    let term = instance.balances[balance]
    let days = instance.problem.dayCount
    var soft = 0
    for day in 0..<days {
      var most: Int32 = 0
      var least = Int32.max
      for position in instance.balances.members.range(balance) {
        let resource = Int(instance.balances.members[position])
        let minutes =
          records[resource].mark == trial.stamp
          ? trial.work[resource * days + day] : work[resource * days + day]
        most = max(most, minutes)
        least = min(least, minutes)
      }
      if most > least { soft += term.weight * Int(most - least) / term.per }
    }
    return soft
  }

  // MARK: - Spread

  func evaluateSpreads() {
    guard spreadHard.count > 0 else { return }
    for resource in trial.resources.all
    where records[resource].trialCost.soft != records[resource].cost.soft {
      for position in instance.spreads.byMember.range(resource) {
        let spread = Int(instance.spreads.byMember[position])
        guard trial.spreadMark[spread] != trial.stamp else { continue }
        trial.spreadMark[spread] = trial.stamp
        trial.spreads.append(spread)
      }
    }
    for spread in trial.spreads.all {
      let hard = hardOfSpread(spread).amount
      trial.spreadHard[spread] = hard
      trial.delta.hard += hard - spreadHard[spread]
    }
  }

  /// How many resources lie too far above the least, and what that weighs.
  func hardOfSpread(_ spread: Int) -> (count: Int, amount: Int) {
    var least = Int.max
    for position in instance.spreads.members.range(spread) {
      least = min(least, softOfDiary(Int(instance.spreads.members[position])))
    }
    guard least < Int.max else { return (0, 0) }
    let limit = least + instance.spreads[spread]
    var result = (count: 0, amount: 0)
    for position in instance.spreads.members.range(spread) {
      let over = softOfDiary(Int(instance.spreads.members[position])) - limit
      guard over > 0 else { continue }
      result.count += 1
      result.amount += HardAmount.of(Int32(clamping: over))
    }
    return result
  }

  @inline(__always)
  private func softOfDiary(_ resource: Int) -> Int {
    records[resource].mark == trial.stamp
      ? records[resource].trialCost.soft : records[resource].cost.soft
  }

  // MARK: - Continuity

  func evaluateContinuities() {
    guard continuitySoft.count > 0 else { return }
    for resource in trial.resources.all {
      for position in instance.continuities.byResource.range(resource) {
        touchContinuity(Int(instance.continuities.byResource[position]))
      }
    }
    for seat in trial.seats.all {
      for position in instance.continuities.bySeat.range(seat) {
        touchContinuity(Int(instance.continuities.bySeat[position]))
      }
    }
    for continuity in trial.continuities.all {
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
    let term = instance.continuities[continuity]
    let resource = Int(term.resource)
    let isRebuilt = records[resource].mark == trial.stamp
    let entries =
      isRebuilt
      ? trialDiary(resource)
      : diary(resource)
    let count = Int(isRebuilt ? records[resource].trialCount : records[resource].count)
    var previousDay: Int32 = -1
    var previousSeats = 0..<0
    var soft = 0
    for index in 0..<count where entries[index].isCounted {
      let day = instance.clock.day(of: entries[index].start)
      var seats = 0..<0
      for position in instance.continuities.activities.range(continuity)
      where instance.continuities.activities[position] == entries[index].activity {
        seats = instance.continuities.seats.range(position)
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
      let left = trialOccupant(Int(instance.continuities.seats[x]))
      if left >= 0 { hasA = true }
      for y in b {
        let right = trialOccupant(Int(instance.continuities.seats[y]))
        if right >= 0 { hasB = true }
        if left >= 0, left == right { return false }
      }
    }
    return hasA && hasB
  }
}
