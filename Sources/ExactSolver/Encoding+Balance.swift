// SPDX-License-Identifier: Apache-2.0

import Solver

// Balance: the most and the least work of a day, and what the jobs of that day alone say of the difference.
extension Encoding {
  /// Work that some people must do on a day, each of them all of it.
  private struct Job {
    var minutes: Int
    var count: Int
    /// Members of the balance that may do it.
    var members: [Int]
    /// Whether somebody outside the balance may do it instead.
    var isOpen: Bool
  }

  /// The jobs of one activity, all there or none.
  private struct Shift {
    var isOnDay: Literal
    var jobs: [Job]
  }

  /// Days with more shifts than this that may or may not be on them get no bound.
  private static let mostShifts = 6
  private static let mostStates = 3000

  func addBalance(_ balance: Problem.Balance) {
    for day in 0..<problem.dayCount where request.day == nil || request.day == day {
      let works = balance.resources.map { work(of: $0, day: day) }
      let high = works.map { builder.bounds($0).upperBound }.max() ?? 0
      guard high > 0 else { continue }
      let amounts = works.map(builder.value)
      let most = builder.variable([0...high], hint: amounts.max() ?? 0)
      let least = builder.variable([0...high], hint: amounts.min() ?? 0)
      for work in works {
        builder.require(Sum(variable: most) - work, atLeast: 0)
        builder.require(Sum(variable: least) - work, atMost: 0)
      }
      let difference = Sum(variable: most) - Sum(variable: least)
      addLeastDifferences(difference, balance, day)
      cost =
        cost
        + roundedCost(difference, weight: balance.weight, per: balance.per, isExact: false)
    }
  }

  /// For every choice of the day's activities, the least difference that any sharing of their jobs leaves.
  ///
  /// Says nothing new, but says it before anybody is seated, which is what a lower bound needs.
  private func addLeastDifferences(_ difference: Sum, _ balance: Problem.Balance, _ day: Int) {
    guard let shifts = shifts(of: balance, day), !shifts.isEmpty else { return }
    let optional = shifts.indices.filter { shifts[$0].isOnDay != .always }
    guard optional.count <= Self.mostShifts else { return }
    for choice in 0..<(1 << optional.count) {
      let isChosen = { (index: Int) in
        optional.firstIndex(of: index).map { choice >> $0 & 1 == 1 } ?? true
      }
      let jobs = shifts.indices.filter(isChosen).flatMap { shifts[$0].jobs }
      guard let least = leastDifference(jobs, members: balance.resources), least > 0 else {
        continue
      }
      builder.require(
        difference, atLeast: least,
        if: optional.map { isChosen($0) ? shifts[$0].isOnDay : !shifts[$0].isOnDay })
    }
  }

  /// The day's shifts; nil when somebody of the balance may have work there that is not one of them.
  private func shifts(of balance: Problem.Balance, _ day: Int) -> [Shift]? {
    let members = Set(balance.resources)
    var jobs: [[Int]: [Job]] = [:]
    for crew in crews {
      let seat = problem.seats[crew.seats[0]]
      let own = crew.candidates.filter(members.contains)
      guard !own.isEmpty else { continue }
      for binding in seat.bindings where binding.work > 0 {
        guard starts(binding.activity, where: { isOn(day, $0 + binding.from) }) != .never else {
          continue
        }
        let isFilled =
          crew.seats.allSatisfy { problem.seats[$0].isRequired } && seat.escorted.isEmpty
        guard isFilled, seat.bindings.count == 1, isPlaced[binding.activity] == .always else {
          return nil
        }
        jobs[[binding.activity, binding.from], default: []].append(
          Job(
            minutes: binding.work, count: crew.seats.count, members: own,
            isOpen: own.count < crew.candidates.count))
      }
    }
    for resource in balance.resources {
      for entry in diaries[resource] where entry.work > 0 && !entry.isSeat {
        let there = starts(entry.activity) { isOn(day, $0 + entry.from) }
        if there == .never { continue }
        guard isPlaced[entry.activity] == .always else { return nil }
        jobs[[entry.activity, entry.from], default: []].append(
          Job(minutes: entry.work, count: 1, members: [resource], isOpen: false))
      }
    }
    return jobs.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      Shift(isOnDay: starts(key[0]) { isOn(day, $0 + key[1]) }, jobs: jobs[key] ?? [])
    }
  }

  private func isOn(_ day: Int, _ time: Int) -> Bool { problem.clock.day(of: time) == day }

  /// The least difference between most and least work over all ways to do the jobs; nil when there are too many.
  ///
  /// Nobody is asked whether he can be in two places at once, so it may be less than what is possible.
  private func leastDifference(_ jobs: [Job], members: [Int]) -> Int? {
    // Members who may do the same jobs are alike: only how much they do counts, not who.
    let kinds = Dictionary(grouping: members.indices) { index in
      jobs.indices.filter { jobs[$0].members.contains(members[index]) }
    }.values.filter { $0.count > 1 }
    func canonical(_ loads: [Int]) -> [Int] {
      var loads = loads
      for kind in kinds {
        let sorted = kind.map { loads[$0] }.sorted()
        for (index, load) in zip(kind, sorted) { loads[index] = load }
      }
      return loads
    }
    var states: Set<[Int]> = [members.map { _ in 0 }]
    for job in jobs.sorted(by: { $0.minutes > $1.minutes }) {
      let able = members.indices.filter { job.members.contains(members[$0]) }
      var next = Set<[Int]>()
      for team in teams(of: job.isOpen ? 0...job.count : job.count...job.count, from: able) {
        for state in states {
          var loads = state
          for index in team { loads[index] += job.minutes }
          next.insert(canonical(loads))
        }
        if next.count > Self.mostStates { return nil }
      }
      states = next
    }
    return states.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.min()
  }

  /// Every choice of as many different members as the range allows.
  private func teams(of sizes: ClosedRange<Int>, from members: [Int]) -> [[Int]] {
    var result: [[Int]] = [[]]
    for member in members {
      result += result.filter { $0.count < sizes.upperBound }.map { $0 + [member] }
    }
    return result.filter { sizes.contains($0.count) }
  }
}
