// SPDX-License-Identifier: Apache-2.0

import Solver

// How several activities lie to each other.
extension Encoding {
  func addAccords() {
    for (index, accord) in problem.accords.enumerated() {
      if case .daily(let limit) = accord.demand {
        addDaily(index, accord, limit)
        continue
      }
      if let weight = accord.weight {
        for breach in breaches(of: accord) { charge(accord.label, weight, if: breach) }
      } else {
        let holds = force(accord.label, .accord(index))
        for breach in breaches(of: accord) { builder.clause([!holds, !breach]) }
      }
    }
  }

  /// What is beyond the limit of each day.
  private func addDaily(_ index: Int, _ accord: Problem.Accord, _ limit: Int) {
    for day in -1..<problem.dayCount {
      var count = Sum()
      for activity in accord.activities { count.add(1, isOn(day, activity, accord)) }
      let beyond = builder.bounds(count).upperBound - limit
      guard beyond > 0 else { continue }
      guard let weight = accord.weight else {
        builder.require(count, atMost: limit, if: [force(accord.label, .accord(index))])
        continue
      }
      guard request.objective.includes(accord.label) else { continue }
      let over = builder.variable([0...beyond], hint: max(0, builder.value(count) - limit))
      builder.require(Sum(variable: over) - count, atLeast: -limit)
      cost = cost + Sum(variable: over) * weight
    }
  }

  /// Whether each breach that the accord may have is one.
  private func breaches(of accord: Problem.Accord) -> [Literal] {
    let activities = accord.activities
    let pairs = activities.indices.flatMap { i in
      activities.indices.filter { $0 > i }.map { (activities[i], activities[$0]) }
    }
    func arePlaced(_ a: Int, _ b: Int) -> [Literal] { [isPlaced[a], isPlaced[b]] }
    switch accord.demand {
    case .daysDiffer:
      return pairs.map { a, b in
        builder.any(
          (-1..<problem.dayCount).map { builder.all([isOn($0, a, accord), isOn($0, b, accord)]) })
      }
    case .placesDiffer: return pairs.map { a, b in share(a, b) { $0.place } }
    case .sitesDiffer:
      return pairs.map { a, b in
        share(a, b) { option in
          problem.travel.houses.isEmpty ? option.site : problem.travel.houses[option.site]
        }
      }
    case .placesAgree:
      return pairs.map { a, b in builder.all(arePlaced(a, b) + [!share(a, b) { $0.place }]) }
    case .apart(let gap):
      return pairs.map { a, b in
        builder.all(arePlaced(a, b) + [!isGap(gap, from: a, to: b), !isGap(gap, from: b, to: a)])
      }
    case .order(let least, let most):
      return zip(activities, activities.dropFirst()).map { a, b in
        let isKept = builder.all([isGap(least, from: a, to: b), !isGap(most + 1, from: a, to: b)])
        return builder.all(arePlaced(a, b) + [!isKept])
      }
    case .within(let length):
      let isLong = activities.flatMap { first in
        activities.map { last in
          let span = time(last, problem.activities[last].duration) - time(first, 0)
          return builder.all(arePlaced(first, last) + [builder.isAtLeast(length + 1, span)])
        }
      }
      return [builder.any(isLong)]
    case .daily: preconditionFailure("\(accord.demand) has no breaches of its own")
    }
  }

  private func isOn(_ day: Int, _ activity: Int, _ accord: Problem.Accord) -> Literal {
    let begin = day * Problem.minutesPerDay + accord.dayStart
    return starts(activity) {
      let reading = problem.clock.reading($0)
      return begin <= reading && reading < begin + Problem.minutesPerDay
    }
  }

  /// Whether the second starts at least so many minutes after the end of the first.
  private func isGap(_ gap: Int, from first: Int, to second: Int) -> Literal {
    builder.isAtLeast(gap, time(second, 0) - time(first, problem.activities[first].duration))
  }

  /// Whether both are in one place, or at one site.
  private func share(
    _ a: Int, _ b: Int, _ key: (Problem.PlaceOption) -> Int
  ) -> Literal {
    func literals(_ activity: Int) -> [Int: [Literal]] {
      let options = zip(problem.activities[activity].options, optionLiterals[activity])
      return Dictionary(grouping: options, by: { key($0.0) }).mapValues { $0.map(\.1) }
    }
    let (own, others) = (literals(a), literals(b))
    return builder.any(
      own.keys.sorted().compactMap { value in
        guard let there = others[value] else { return nil }
        return builder.all([builder.any(own[value] ?? []), builder.any(there)])
      })
  }
}
