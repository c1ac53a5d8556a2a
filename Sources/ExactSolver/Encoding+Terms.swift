// SPDX-License-Identifier: Apache-2.0

import Solver

// Terms over several activities, seats or diaries.
extension Encoding {
  // MARK: - Hard

  func addLoads() {
    var seatsOfActivity: [Int: [Crew]] = [:]
    for crew in crews where problem.seats[crew.seats[0]].addsLoad {
      for binding in problem.seats[crew.seats[0]].bindings {
        seatsOfActivity[binding.activity, default: []].append(crew)
      }
    }
    for (index, activity) in problem.activities.enumerated() {
      var load = Sum(activity.load)
      for crew in seatsOfActivity[index] ?? [] {
        for (candidate, literal) in zip(crew.candidates, crew.sits) {
          load.add(problem.resources[candidate].size, literal)
        }
      }
      for (option, literal) in zip(activity.options, optionLiterals[index])
      where builder.bounds(load).upperBound > option.capacity {
        builder.require(
          load, atMost: option.capacity,
          if: [literal, force(activity.capacityLabel, .activity(index))])
      }
    }
    for (index, quota) in problem.quotas.enumerated() {
      var load = Sum()
      for crew in Set(quota.seats.map { crewOfSeat[$0] }).sorted().map({ crews[$0] }) {
        for (candidate, literal) in zip(crew.candidates, crew.sits) {
          load.add(problem.resources[candidate].size, literal)
        }
      }
      if builder.bounds(load).upperBound > quota.limit {
        builder.require(load, atMost: quota.limit, if: [force(quota.label, .quota(index))])
      }
    }
  }

  func addRelations() {
    for (index, relation) in problem.relations.enumerated() {
      let duration = problem.activities[relation.first].duration
      builder.require(
        time(relation.second, 0) - time(relation.first, duration),
        in: relation.minGap...max(relation.minGap, relation.maxGap),
        if: [
          isPlaced[relation.first], isPlaced[relation.second],
          force(relation.label, .relation(index)),
        ])
      if relation.maxGap < relation.minGap {
        builder.clause([
          !isPlaced[relation.first], !isPlaced[relation.second],
          !force(relation.label, .relation(index)),
        ])
      }
    }
    for (index, group) in problem.samePlace.enumerated() {
      let places = Set(group.activities.flatMap { problem.activities[$0].options.map(\.place) })
      let holds = force(group.label, .samePlace(index))
      func isHeld(_ activity: Int) -> Literal {
        force(group.label, .member(group: index, activity: activity))
      }
      for (position, first) in group.activities.enumerated() {
        for second in group.activities.dropFirst(position + 1) where second != first {
          for place in places.sorted() {
            // Whoever is in the place and another that is placed elsewhere break it.
            builder.clause([
              !holds, !isHeld(first), !isHeld(second), !isIn(first, place: place),
              isIn(second, place: place), !isPlaced[second],
            ])
          }
        }
      }
    }
  }

  // MARK: - Soft

  func addSoftTerms() {
    let compared = Set(problem.family.spreads.flatMap(\.resources))
    var own: [Int: Sum] = [:]
    for resource in problem.resources.indices {
      let isCompared = compared.contains(resource)
      for charge in charges(of: resource, isCompared: isCompared) {
        if isCompared { own[resource] = (own[resource] ?? Sum()) + charge.amount }
        if request.objective.includes(charge.label) { cost = cost + charge.amount }
      }
    }
    for (index, spread) in problem.family.spreads.enumerated() { addSpread(index, spread, own) }
    for slack in problem.slacks where request.objective.includes(slack.label) { addSlack(slack) }
    for balance in problem.balances where request.objective.includes(balance.label) {
      addBalance(balance)
    }
    for continuity in problem.continuities where request.objective.includes(continuity.label) {
      addContinuity(continuity)
    }
    for coverage in problem.coverages where request.objective.includes(coverage.label) {
      let covering = coverage.seats.flatMap { seat in
        coverage.resources.map { sits(in: seat, $0) }
      }
      charge(coverage.label, coverage.weight, if: !builder.any(covering))
    }
  }

  private func addSpread(_ index: Int, _ spread: Problem.Spread, _ own: [Int: Sum]) {
    let sums = spread.resources.map { own[$0] ?? Sum() }
    let holds = force(spread.label, .spread(index))
    guard let most = sums.map({ builder.bounds($0).upperBound }).max(), most > spread.limit
    else { return }
    let least = builder.variable([0...most], hint: sums.map(builder.value).min() ?? 0)
    for sum in sums {
      builder.require(sum - Sum(variable: least), atLeast: 0, if: [holds])
      builder.require(sum - Sum(variable: least), atMost: spread.limit, if: [holds])
    }
  }

  /// The shortest of the ways that end on the second's day decides; each asks for at least its own cost.
  private func addSlack(_ slack: Problem.Slack) {
    let second = slack.second
    let travel = problem.travel
    var cases: [(missing: Sum, conditions: [Literal])] = []
    for first in slack.firsts {
      let leaving = problem.activities[first].duration + slack.load
      let isSameDay = builder.any(
        (0..<problem.dayCount).map { day in
          builder.all([
            starts(first) { problem.clock.day(of: $0) == day },
            starts(second) { problem.clock.day(of: $0) == day },
          ])
        })
      if isSameDay == .never { continue }
      let gap = time(second, 0) - time(first, leaving)
      for (from, isFrom) in sites(first) {
        for (to, isTo) in sites(second) {
          let index = from * travel.siteCount + to
          let isPeak = starts(first) {
            travel.peakHours.contains(travel.clock.timeOfDay(of: $0 + leaving))
          }
          for (way, isThen) in [(travel.base[index], !isPeak), (travel.peak[index], isPeak)]
          where isThen != .never {
            cases.append((gap * -1 + (slack.target + way), [isSameDay, isFrom, isTo, isThen]))
          }
        }
      }
    }
    let most = cases.map { builder.bounds($0.missing).upperBound }.max() ?? 0
    guard most > 0 else { return }
    let missing = builder.variable(
      [0...most],
      hint: cases.filter { $0.conditions.allSatisfy(builder.holds) }
        .map { builder.value($0.missing) }.reduce(0, max))
    for (own, conditions) in cases {
      builder.require(Sum(variable: missing) - own, atLeast: 0, if: conditions)
    }
    cost =
      cost
      + roundedCost(
        Sum(variable: missing), weight: slack.weight, per: slack.per, isExact: false)
  }

  private func addContinuity(_ continuity: Problem.Continuity) {
    var seats: [Int: [Int]] = [:]
    for list in continuity.seats { seats[list.activity] = list.seats }
    for leg in legs(of: continuity.resource) {
      guard let own = seats[leg.from.activity], let other = seats[leg.to.activity] else { continue }
      let ownCrews = Set(own.map { crewOfSeat[$0] }).sorted().map { crews[$0] }
      let otherCrews = Set(other.map { crewOfSeat[$0] }).sorted().map { crews[$0] }
      let candidates = Set(ownCrews.flatMap(\.candidates))
        .intersection(otherCrews.flatMap(\.candidates))
      let stays = builder.any(
        candidates.sorted().map { candidate in
          builder.all([
            builder.any(own.map { sits(in: $0, candidate) }),
            builder.any(other.map { sits(in: $0, candidate) }),
          ])
        })
      charge(
        continuity.label, continuity.weight,
        if: builder.all([
          leg.isTaken, !stays, isManned(ownCrews), isManned(otherCrews),
          request.day.map { isOn($0, leg.from) } ?? .always,
        ]))
    }
  }

  /// Whether anybody sits in any of the seats.
  private func isManned(_ crews: [Crew]) -> Literal {
    let isSure = crews.contains { crew in
      crew.seats.contains {
        let seat = problem.seats[$0]
        return seat.isRequired && seat.escorted.isEmpty
          && !isRelaxable(HardTerm(label: seat.emptyLabel, subject: .seat($0)))
      }
    }
    return isSure ? .always : builder.any(crews.flatMap(\.sits))
  }
}
