// SPDX-License-Identifier: Apache-2.0

// How several activities lie to each other.
extension State {
  func evaluateAccords() {
    guard accordCost.count > 0 else { return }
    for activity in trial.activities.all {
      for position in instance.accords.byMember.range(activity) {
        let accord = Int(instance.accords.byMember[position])
        guard trial.accordMark[accord] != trial.stamp else { continue }
        trial.accordMark[accord] = trial.stamp
        trial.accords.append(accord)
        let breaches = breaches(of: accord)
        trial.accordCost[accord] = breaches.cost
        trial.delta = trial.delta + breaches.cost - accordCost[accord]
        let wasBroken = accordCost[accord].hard > 0
        if isUnderPressure, (breaches.cost.hard > 0) != wasBroken {
          trial.pressure += Int(wasBroken ? -accordPressure[accord] : accordPressure[accord])
        }
      }
    }
  }

  /// What of an accord is not kept.
  struct Breaches {
    var count = 0
    var cost = Cost.zero
  }

  /// - Complexity: O(members²).
  func breaches(of accord: Int) -> Breaches {
    let record = instance.accords[accord]
    let members = instance.accords.members.range(accord)
    var breaches = Breaches()
    func breach(by depth: Int32 = 60) {
      breaches.count += 1
      if record.weight < 0 {
        breaches.cost.hard += HardAmount.of(depth)
      } else {
        breaches.cost.soft += record.weight
      }
    }
    switch record.kind {
    case .within:
      let span = span(of: members)
      if span > record.limit { breach(by: span - record.limit) }
    case .order:
      for position in members.dropFirst() {
        let first = Int(instance.accords.members[position - 1])
        let second = Int(instance.accords.members[position])
        guard trialStart(first) >= 0, trialStart(second) >= 0 else { continue }
        let gap = trialStart(second) - trialEnd(first)
        let missing = max(record.limit - gap, gap - record.most)
        if missing > 0 { breach(by: missing) }
      }
    case .daily:
      for position in members where before(position, in: members, record) >= record.limit {
        breach()
      }
    case .daysDiffer, .placesDiffer, .sitesDiffer, .placesAgree, .apart:
      for position in members {
        let a = Int(instance.accords.members[position])
        guard trialStart(a) >= 0 else { continue }
        for other in position + 1..<members.upperBound {
          let b = Int(instance.accords.members[other])
          guard trialStart(b) >= 0 else { continue }
          let depth = depth(of: record, a, b)
          if depth > 0 { breach(by: depth) }
        }
      }
    }
    return breaches
  }

  private func trialEnd(_ activity: Int) -> Int32 {
    trialStart(activity) + instance.activities[activity].duration
  }

  private func day(_ activity: Int, _ record: AccordRecord) -> Int32 {
    // A day before the first begins where the first day does not begin at midnight.
    let start = trialStart(activity)
    let reading = instance.clock.isEven ? start : Int32(instance.clock.reading(Int(start)))
    return (reading - record.dayStart + Int32(Problem.minutesPerDay))
      / Int32(Problem.minutesPerDay)
  }

  /// By how much two placed activities break what is asked of every two.
  private func depth(of record: AccordRecord, _ a: Int, _ b: Int) -> Int32 {
    switch record.kind {
    case .daysDiffer: return day(a, record) == day(b, record) ? 60 : 0
    case .placesDiffer: return trialOption(a).place == trialOption(b).place ? 60 : 0
    case .sitesDiffer:
      return instance.travel.isOneHouse(trialOption(a).site, trialOption(b).site) ? 60 : 0
    case .placesAgree: return trialOption(a).place != trialOption(b).place ? 60 : 0
    case .apart:
      return record.limit - max(trialStart(b) - trialEnd(a), trialStart(a) - trialEnd(b))
    case .daily, .order, .within: preconditionFailure("\(record.kind) asks nothing of every two")
    }
  }

  /// How many placed members before this one are on its day; none while it is left out.
  private func before(_ position: Int, in members: Range<Int>, _ record: AccordRecord) -> Int32 {
    let own = Int(instance.accords.members[position])
    guard trialStart(own) >= 0 else { return -1 }
    var count: Int32 = 0
    for other in members.lowerBound..<position {
      let activity = Int(instance.accords.members[other])
      if trialStart(activity) >= 0, day(activity, record) == day(own, record) { count += 1 }
    }
    return count
  }

  /// From the first start to the last end of the placed members; 0 when there are none.
  private func span(of members: Range<Int>) -> Int32 {
    var first = Int32.max
    var last = Int32.min
    for position in members {
      let activity = Int(instance.accords.members[position])
      guard trialStart(activity) >= 0 else { continue }
      first = min(first, trialStart(activity))
      last = max(last, trialEnd(activity))
    }
    return first <= last ? last - first : 0
  }
}
