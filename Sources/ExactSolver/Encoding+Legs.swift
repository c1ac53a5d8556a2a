// SPDX-License-Identifier: Apache-2.0

import Solver

// From one counted line of a diary to the next.
extension Encoding {
  /// Two counted lines of one day that may follow each other, and whether they do.
  struct Leg {
    var from: Entry
    var to: Entry
    var isTaken: Literal
  }

  /// Every leg that a diary may have, tied together by one circuit through the lines that are there.
  func legs(of resource: Int) -> [Leg] {
    if let known = legsOfResource[resource] { return known }
    let entries = diaries[resource].filter(\.isCounted)
    let successor = successors(entries)
    var arcs: [(from: Int, to: Int, literal: Literal)] = []
    var legs: [Leg] = []
    for (i, entry) in entries.enumerated() {
      let isThere = builder.holds(entry.present)
      if entry.present != .always { arcs.append((i + 1, i + 1, !entry.present)) }
      arcs.append(
        (0, i + 1, builder.literal(hint: isThere && !successor.values.contains(i))))
      arcs.append((i + 1, 0, builder.literal(hint: isThere && successor[i] == nil)))
      for (j, other) in entries.enumerated() where j != i {
        let order = precedes(entry, other)
        if order == .never { continue }
        let literal = builder.literal(hint: successor[i] == j)
        builder.clause([!literal, order])
        arcs.append((i + 1, j + 1, literal))
        let isSameDay = builder.any(
          (0..<problem.dayCount).map { day in
            builder.all([isOn(day, entry), isOn(day, other)])
          })
        legs.append(
          Leg(from: entry, to: other, isTaken: builder.all([literal, isSameDay])))
      }
    }
    if !entries.contains(where: { $0.present == .always }) {
      arcs.append((0, 0, builder.all(entries.map { !$0.present })))
    }
    builder.circuit(arcs)
    legsOfResource[resource] = legs
    return legs
  }

  /// Which line follows which in the hinted solution.
  private func successors(_ entries: [Entry]) -> [Int: Int] {
    func key(_ index: Int) -> (Int, Int, Int) {
      let entry = entries[index]
      let start = builder.value(time(entry.activity, entry.from))
      return (start, entry.length, entry.number)
    }
    let order = entries.indices.filter { builder.holds(entries[$0].present) }
      .sorted { key($0) < key($1) }
    return Dictionary(uniqueKeysWithValues: zip(order, order.dropFirst()))
  }

  // MARK: - Changes of site

  func siteChanges(_ entries: [Entry], _ legs: [Leg]) -> Sum {
    var sum = Sum()
    var byDay: [Int: Sum] = [:]
    for leg in legs {
      let isSame = builder.any(
        leg.from.sites.flatMap { own in
          leg.to.sites.filter { problem.travel.isOneHouse($0.site, own.site) }.map {
            builder.all([own.literal, $0.literal])
          }
        })
      let isChange = builder.all([leg.isTaken, !isSame])
      if isChange == .never { continue }
      sum.add(1, isChange)
      for day in 0..<problem.dayCount {
        byDay[day, default: Sum()].add(
          1, builder.all([isChange, isOn(day, leg.from)]))
      }
    }
    // Whoever is at several sites on a day changes at least once less than there are sites.
    for day in byDay.keys.sorted() {
      var visited: [Int: [Literal]] = [:]
      for entry in entries {
        for (site, literal) in entry.sites {
          visited[problem.travel.houses.isEmpty ? site : problem.travel.houses[site], default: []]
            .append(builder.all([isOn(day, entry), literal]))
        }
      }
      guard let changes = byDay[day] else { continue }
      var bound = changes
      for site in visited.keys.sorted() { bound.add(-1, builder.any(visited[site] ?? [])) }
      builder.require(bound, atLeast: -1)
    }
    return sum
  }

  // MARK: - Ways and waiting

  func ways(
    _ resource: Int, _ legs: [Leg], _ wants: (Int, Int) -> Bool
  ) -> [Charge] {
    let terms = problem.resources[resource]
    var charges: [Charge] = []
    let wantsTravel = wants(terms.family.travelWeight, terms.family.travelLabel)
    let wantsIdle = wants(terms.family.idleWeight, terms.family.idleLabel)
    guard wantsTravel || wantsIdle else { return [] }
    for leg in legs {
      var way = Sum()
      for (from, isFrom) in leg.from.sites {
        for (to, isTo) in leg.to.sites where from != to {
          let both = builder.all([leg.isTaken, isFrom, isTo])
          let index = from * problem.travel.siteCount + to
          let base = problem.travel.base[index]
          way.add(base, both)
          let peak = problem.travel.peak[index]
          if problem.travel.peakHours.isEmpty || peak == base { continue }
          let isPeak = starts(leg.from.activity) {
            self.problem.travel.peakHours.contains(
              self.problem.clock.timeOfDay(of: $0 + leg.from.to))
          }
          way.add(peak - base, builder.all([both, isPeak]))
        }
      }
      if wantsTravel {
        charges.append(
          Charge(label: terms.family.travelLabel, amount: way * terms.family.travelWeight))
      }
      if wantsIdle {
        let gap =
          time(leg.to.activity, leg.to.from) - time(leg.from.activity, leg.from.to) - way
        let most = max(0, builder.bounds(gap).upperBound)
        let isIdle = builder.all([leg.isTaken, builder.isAtLeast(1, gap)])
        let idle = builder.variable(
          [0...most], hint: builder.holds(isIdle) ? builder.value(gap) : 0)
        builder.require(Sum(variable: idle) - gap, in: 0...0, if: [isIdle])
        builder.require(Sum(variable: idle), in: 0...0, if: [!isIdle])
        charges.append(
          Charge(
            label: terms.family.idleLabel, amount: Sum(variable: idle) * terms.family.idleWeight))
      }
    }
    return charges
  }
}
