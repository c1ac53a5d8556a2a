// SPDX-License-Identifier: Apache-2.0

extension State {
  /// Forgets the trial and starts a new one.
  @inline(__always)
  package func begin() { trial.clear() }

  /// Describes: `activity` starts at its start number `start` (-1 leaves it out) in its option `option`.
  @inline(__always)
  package func place(_ activity: Int, start startPosition: Int, option optionPosition: Int) {
    if trial.activityMark[activity] != trial.stamp {
      trial.activityMark[activity] = trial.stamp
      trial.activities.append(activity)
    }
    trial.startIndex[activity] = Int32(startPosition)
    trial.start[activity] =
      startPosition < 0
      ? -1
      : instance.activities.starts[
        Int(instance.activities.starts.offsets[activity]) + startPosition]
    trial.option[activity] = Int32(optionPosition)
  }

  /// Describes: `seat` is taken by `resource` (-1 leaves it empty).
  @inline(__always)
  package func seat(_ seat: Int, _ resource: Int) {
    if trial.seatMark[seat] != trial.stamp {
      trial.seatMark[seat] = trial.stamp
      trial.seats.append(seat)
    }
    trial.occupant[seat] = Int32(resource)
  }

  // MARK: - The solution with the trial's changes

  @inline(__always)
  func trialStart(_ activity: Int) -> Int32 {
    trial.activityMark[activity] == trial.stamp ? trial.start[activity] : start[activity]
  }

  @inline(__always)
  func trialStartIndex(_ activity: Int) -> Int {
    Int(
      trial.activityMark[activity] == trial.stamp
        ? trial.startIndex[activity] : startIndex[activity]
    )
  }

  @inline(__always)
  func trialOptionIndex(_ activity: Int) -> Int {
    Int(trial.activityMark[activity] == trial.stamp ? trial.option[activity] : option[activity])
  }

  @inline(__always)
  func trialOption(_ activity: Int) -> ActivityTable.Option {
    instance.activities.options[
      Int(instance.activities.options.offsets[activity]) + trialOptionIndex(activity)]
  }

  @inline(__always)
  func presentOption(_ activity: Int) -> ActivityTable.Option {
    instance.activities.options[
      Int(instance.activities.options.offsets[activity]) + Int(option[activity])]
  }

  @inline(__always)
  func trialOccupant(_ seat: Int) -> Int32 {
    trial.seatMark[seat] == trial.stamp ? trial.occupant[seat] : occupant[seat]
  }

  // MARK: - Evaluate

  /// The change of cost that the described trial would bring.
  package func evaluate() -> Cost {
    collect()
    for position in 0..<trial.resources.count { judgeDiary(trial.resources[position]) }
    evaluateActivities()
    evaluateSeats()
    evaluateRelations()
    evaluateAccords()
    evaluateBalances()
    evaluateSpreads()
    evaluateContinuities()
    return trial.delta
  }

  /// Whether the described trial changes `soft + hardWeight * hard` by at most `limit`; only then is it evaluated to the
  /// end and may be committed.
  ///
  /// Costs are never negative, so a diary not yet rebuilt can win back at most its present cost, and each attendant who
  /// would have to be at two activities at once breaks something. As soon as that cannot suffice, the trial is given up.
  package func evaluate(within limit: Double, hardWeight: Double) -> Bool {
    var clash = 0
    if isPatterned {
      guard let days = patternedChange(within: limit, hardWeight: hardWeight) else { return false }
      trial.isPatterned = true
      trial.delta = days
      collectPlaces()
    } else {
      clash = leastClash
      // With nothing broken there is nothing but soft cost to win back.
      if cost.hard == 0, Double(-cost.soft) + hardWeight * Double(clash) > limit { return false }
      collect()
    }
    evaluateActivities()
    evaluateSeats()
    evaluateRelations()
    evaluateAccords()
    var open = Cost(hard: 0, soft: groupSoft)
    open.hard = groupHardTotal
    for resource in trial.resources.all { open = open + records[resource].cost }
    var pressure = openPressure
    // What the diaries not yet rebuilt must at least break.
    var coming = clash
    for position in 0..<trial.resources.count {
      let least = trial.delta - open
      let hard = least.hard + trial.pressure - pressure + max(0, coming)
      if Double(least.soft) + hardWeight * Double(hard) > limit { return false }
      let resource = trial.resources[position]
      let record = records.base + resource
      open = open - record.pointee.cost
      if record.pointee.cost.hard > 0 { pressure -= Int(record.pointee.pressure) }
      judgeDiary(resource)
      coming -= record.pointee.trialCost.hard
    }
    evaluateBalances()
    evaluateSpreads()
    evaluateContinuities()
    return Double(trial.delta.soft) + hardWeight * Double(trial.delta.hard + trial.pressure)
      <= limit
  }

  /// Whether the trial only moves activities that are judged by the patterns of days.
  @inline(__always)
  private var isPatterned: Bool {
    guard patterns.isUsed, trial.seats.isEmpty, !isUnderPressure, spreadHard.count == 0,
      patterns.judgesAll(trial.activities.all)
    else { return false }
    for activity in trial.activities.all
    where startIndex[activity] < 0 || trial.startIndex[activity] < 0 { return false }
    return true
  }

  /// The change of cost of the days of all who attend; `nil` when the trial certainly lies above the limit.
  @inline(__always)
  private func patternedChange(within limit: Double, hardWeight: Double) -> Cost? {
    guard cost.hard == 0 else {
      return patterns.exactChange(trial.activities.all, from: startIndex, to: trial.startIndex)
    }
    switch patterns.change(trial.activities.all, from: startIndex, to: trial.startIndex) {
    case .change(let days):
      var sum = days
      for activity in trial.activities.all {
        let costs =
          instance.activities.startCosts.items.base
          + Int(instance.activities.startCosts.offsets[activity])
        sum += costs[Int(trial.startIndex[activity])] - costs[Int(startIndex[activity])]
        sum += trialOption(activity).cost - presentOption(activity).cost
      }
      return Double(sum) > limit ? nil : Cost(hard: 0, soft: days)
    case .clash:
      // With nothing broken there is nothing but soft cost to win back.
      guard Double(-cost.soft) + hardWeight * Double(leastClash) <= limit else { return nil }
      return patterns.exactChange(trial.activities.all, from: startIndex, to: trial.startIndex)
    }
  }

  /// What the trial breaks at least, because people cannot be in two places: the hard amount of the diaries of those who
  /// attend one of its activities and another at the same time, for whichever activity that is most.
  private var leastClash: Int {
    var most: Int32 = 0
    for activity in trial.activities.all where trial.startIndex[activity] >= 0 {
      most = max(most, trialClashes(of: activity))
    }
    return Int(most) * HardAmount.of(1)
  }

  /// How many attendants of an activity of the trial have to be elsewhere at its new time.
  @inline(__always)
  private func trialClashes(of activity: Int) -> Int32 {
    var count = clashes.count(activity, at: Int(trial.startIndex[activity]))
    guard trial.activities.count > 1 else { return count }
    // The table knows the others of the trial where they still are.
    for other in trial.activities.all where other != activity {
      let shared = instance.rivals.shared(activity, other)
      guard shared > 0 else { continue }
      if instance.overlaps(activity, trial.start[activity], other, start[other]) { count -= shared }
      if instance.overlaps(activity, trial.start[activity], other, trial.start[other]) {
        count += shared
      }
    }
    return count
  }

  /// The pressure that the touched diaries could lose.
  private var openPressure: Int {
    guard isUnderPressure else { return 0 }
    var sum = 0
    for resource in trial.resources.all where records[resource].cost.hard > 0 {
      sum += Int(records[resource].pressure)
    }
    return sum
  }

  // MARK: - Commit

  /// Makes the evaluated trial the solution.
  package func commit() {
    for resource in trial.resources.all where records[resource].isPending { editDiary(resource) }
    for activity in trial.activities.all {
      clashes.move(activity, from: start[activity], to: trial.start[activity])
      if trial.isPatterned {
        commitDays(activity)
      } else if patterns.isUsed {
        patterns.move(activity, from: startIndex[activity], to: trial.startIndex[activity]) {
          _, _ in
        }
      }
      startIndex[activity] = trial.startIndex[activity]
      start[activity] = trial.start[activity]
      option[activity] = trial.option[activity]
    }
    for seat in trial.seats.all { occupant[seat] = trial.occupant[seat] }
    for resource in trial.resources.all {
      let record = records.base + resource
      if record.pointee.isPending {
        record.pointee.isPending = false
      } else {
        let count = record.pointee.trialCount
        diary(resource).update(from: trialDiary(resource), count: Int(count))
        record.pointee.count = count
      }
      record.pointee.cost = record.pointee.trialCost
      brokenResources.set(resource, isMember: record.pointee.cost.hard > 0)
    }
    for activity in trial.costedActivities.all {
      activityCost[activity] = trial.activityCost[activity]
      load[activity] = trial.load[activity]
      brokenActivities.set(activity, isMember: activityCost[activity].hard > 0)
    }
    for seat in trial.costedSeats.all {
      seatCost[seat] = trial.seatCost[seat]
      brokenSeats.set(seat, isMember: seatCost[seat].hard > 0)
    }
    for relation in trial.relations.all {
      relationHard[relation] = trial.relationHard[relation]
      brokenRelations.set(relation, isMember: relationHard[relation] > 0)
    }
    for group in trial.groups.all { groupHard[group] = trial.groupHard[group] }
    for accord in trial.accords.all {
      accordCost[accord] = trial.accordCost[accord]
      brokenAccords.set(accord, isMember: accordCost[accord].hard > 0)
    }
    for quota in trial.quotas.all { quotaLoad[quota] = trial.quotaLoad[quota] }
    for slack in trial.slacks.all { slackSoft[slack] = trial.slackSoft[slack] }
    for balance in trial.balances.all {
      groupSoft += trial.balanceSoft[balance] - balanceSoft[balance]
      balanceSoft[balance] = trial.balanceSoft[balance]
    }
    if !trial.balances.isEmpty {
      let days = instance.problem.dayCount
      for resource in trial.resources.all where diaries.terms(of: resource).pointee.isBalanced {
        (work.base + resource * days).update(from: trial.work.base + resource * days, count: days)
      }
    }
    for continuity in trial.continuities.all {
      groupSoft += trial.continuitySoft[continuity] - continuitySoft[continuity]
      continuitySoft[continuity] = trial.continuitySoft[continuity]
    }
    for coverage in trial.coverages.all { coverageCount[coverage] = trial.coverageCount[coverage] }
    for spread in trial.spreads.all {
      groupHardTotal += trial.spreadHard[spread] - spreadHard[spread]
      spreadHard[spread] = trial.spreadHard[spread]
    }
    cost = cost + trial.delta
    trial.clear()
  }

  /// Moves the activity in the diaries of all who attend it.
  @inline(__always)
  private func commitDays(_ activity: Int) {
    guard startIndex[activity] != trial.startIndex[activity] else { return }
    patterns.move(activity, from: startIndex[activity], to: trial.startIndex[activity]) {
      resource, change in
      let record = records.base + resource
      record.pointee.cost = record.pointee.cost + change
      brokenResources.set(resource, isMember: record.pointee.cost.hard > 0)
    }
    for position in instance.bindings.attendance.range(activity) {
      let attendance = instance.bindings.attendance[position]
      let record = records.base + Int(attendance.resource)
      record.pointee.leaving = attendance.binding
      record.pointee.joining = attendance.binding
      editDiary(Int(attendance.resource))
    }
  }
}
