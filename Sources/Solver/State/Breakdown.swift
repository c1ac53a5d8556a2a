// SPDX-License-Identifier: Apache-2.0

/// What a solution breaks and costs, label by label, computed from scratch.
package struct Breakdown: Sendable, Hashable {
  /// Broken instances by label.
  package private(set) var hard: [Int]
  /// Soft cost by label.
  package private(set) var soft: [Int]
  /// The same in the search's own measure; equals what the search kept incrementally.
  package private(set) var cost = Cost.zero

  /// Lays the problem out anew; several solutions of one problem are for an ``Appraiser``.
  package init(of solution: Solution, in problem: Problem) {
    self = Appraiser(problem).breakdown(of: solution)
  }

  /// Breaks down the solution that the state holds.
  init(of state: State) {
    let problem = state.instance.problem
    hard = Array(repeating: 0, count: problem.labelCount)
    soft = Array(repeating: 0, count: problem.labelCount)
    addDiaries(state)
    addActivities(state)
    addSeats(state)
    addRelations(state)
    addGroupTerms(state)
  }

  private mutating func fault(_ label: Int, count: Int = 1, amount: Int) {
    guard count > 0 else { return }
    hard[label] += count
    cost.hard += amount
  }

  private mutating func charge(_ label: Int, _ amount: Int) {
    soft[label] += amount
    cost.soft += amount
  }

  private struct LabelSink: CostSink {
    var breaks: [(label: Int32, size: Int32)] = []
    var charges: [(label: Int32, cost: Int)] = []

    mutating func hard(_ label: Int32, size: Int32) { breaks.append((label, size)) }
    mutating func soft(_ label: Int32, _ cost: Int) { charges.append((label, cost)) }
  }

  /// Every binding in force, into the diary of the resource it binds, sorted afresh.
  private mutating func addDiaries(_ state: State) {
    let instance = state.instance
    var diaries: [[DiaryEntry]] = Array(
      repeating: [],
      count: instance.problem.resources.count
    )
    for index in 0..<instance.bindings.count {
      let binding = instance.bindings[index]
      let activity = Int(binding.activity)
      guard state.start[activity] >= 0 else { continue }
      let option = state.presentOption(activity)
      let entry = DiaryEntry(
        Int32(index),
        binding,
        time: state.start[activity],
        site: option.site
      )
      switch binding.seat {
      case -2: diaries[Int(option.place)].append(entry)
      case -1:
        for position in instance.bindings.attendance.range(activity)
        where instance.bindings.attendance[position].binding == Int32(index) {
          diaries[Int(instance.bindings.attendance[position].resource)].append(entry)
        }
      default:
        let occupant = state.occupant[Int(binding.seat)]
        if occupant >= 0 { diaries[Int(occupant)].append(entry) }
      }
    }
    for (resource, diary) in diaries.enumerated() {
      let entries = Buffer(diary.sorted { $0.precedes($1) })
      var sink = LabelSink()
      state.diaries.add(resource, entries.base, count: entries.count, to: &sink)
      for (label, size) in sink.breaks { fault(Int(label), amount: HardAmount.of(size)) }
      for (label, cost) in sink.charges { charge(Int(label), cost) }
    }
  }

  private mutating func addActivities(_ state: State) {
    for (index, activity) in state.instance.problem.activities.enumerated() {
      let position = Int(state.startIndex[index])
      guard position >= 0 else {
        fault(state.instance.problem.unplacedLabel, amount: state.unplacedCost.hard)
        continue
      }
      for (label, costs) in activity.startCosts { charge(label, costs[position]) }
      let option = activity.options[Int(state.option[index])]
      for (label, cost) in option.costs { charge(label, cost) }
      var load = activity.load
      for position in state.instance.seats.ofActivity.range(index) {
        let seat = Int(state.instance.seats.ofActivity[position])
        let occupant = Int(state.occupant[seat])
        if state.instance.seats[seat].addsLoad, occupant >= 0 {
          load += state.instance.problem.resources[occupant].size
        }
      }
      if load > option.capacity {
        fault(activity.capacityLabel, amount: HardAmount.of(Int32(load - option.capacity)))
      }
    }
  }

  private mutating func addSeats(_ state: State) {
    let problem = state.instance.problem
    for (index, seat) in problem.seats.enumerated() {
      let cost = state.costOfSeat(index, occupant: state.occupant[index])
      if cost.hard > 0 { fault(seat.emptyLabel, amount: cost.hard) }
      if cost.soft != 0 {
        charge(state.occupant[index] < 0 ? seat.emptyLabel : seat.candidateLabel, cost.soft)
      }
    }
    for quota in problem.quotas {
      var load = 0
      for seat in quota.seats where state.occupant[seat] >= 0 {
        load += problem.resources[Int(state.occupant[seat])].size
      }
      if load > quota.limit {
        fault(quota.label, amount: HardAmount.of(Int32(load - quota.limit)))
      }
    }
    for coverage in problem.coverages {
      let isCovered = coverage.seats.contains {
        coverage.resources.contains(Int(state.occupant[$0]))
      }
      if !isCovered { charge(coverage.label, coverage.weight) }
    }
  }

  private mutating func addRelations(_ state: State) {
    let problem = state.instance.problem
    for (index, relation) in problem.relations.enumerated() {
      let breach = state.breach(of: index)
      if breach > 0 { fault(relation.label, amount: HardAmount.of(breach)) }
    }
    for (index, group) in problem.samePlace.enumerated() {
      let strays = state.strays(in: index)
      fault(group.label, count: strays, amount: strays * HardAmount.of(60))
    }
    for (index, accord) in problem.accords.enumerated() {
      let breaches = state.breaches(of: index)
      if accord.weight == nil {
        fault(accord.label, count: breaches.count, amount: breaches.cost.hard)
      } else {
        charge(accord.label, breaches.cost.soft)
      }
    }
  }

  private mutating func addGroupTerms(_ state: State) {
    let problem = state.instance.problem
    for (index, spread) in problem.family.spreads.enumerated() {
      let hard = state.hardOfSpread(index)
      fault(spread.label, count: hard.count, amount: hard.amount)
    }
    for (index, slack) in problem.slacks.enumerated() {
      charge(slack.label, state.softOfSlack(index))
    }
    for (index, balance) in problem.balances.enumerated() {
      charge(balance.label, state.softOfBalance(index))
    }
    for (index, continuity) in problem.continuities.enumerated() {
      charge(continuity.label, state.softOfContinuity(index))
    }
  }
}
