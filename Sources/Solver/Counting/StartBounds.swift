// SPDX-License-Identifier: Apache-2.0

/// Which starts of each activity can be in a solution that breaks nothing, as far as a few simple looks tell.
///
/// Only starts are left out that no such solution has: where no place is open, somebody who attends is away or
/// cannot be there yet, a relation leaves no room, or what cannot move is in the way.
struct StartBounds {
  private let problem: Problem
  /// The shortest way between two sites over any others, at any hour.
  private let distance: [Int]
  /// The least that a move between two different sites takes; 0 where there is only one.
  let leastWay: Int
  private(set) var starts: [[Int]]

  /// Looks often enough for what one look leaves out to tell in the next.
  private static let rounds = 3
  /// Beyond so many pairs on one resource nobody's way is looked at: what is left out is never wrong.
  private static let mostPairs = 100_000

  init(_ problem: Problem) {
    self.problem = problem
    let count = problem.travel.siteCount
    let distance = Self.shortestWays(problem.travel)
    self.distance = distance
    leastWay =
      (0..<count).flatMap { from in
        (0..<count).compactMap { to in from == to ? nil : distance[from * count + to] }
      }.min() ?? 0
    starts = problem.activities.map(\.starts)
    for index in problem.activities.indices {
      starts[index] = starts[index].filter { isPossible(index, at: $0) }
    }
    let fixedBy = Self.demandsByResource(problem)
    for _ in 0..<Self.rounds {
      let before = starts.map(\.count)
      for relation in problem.relations { narrow(relation) }
      for (resource, demands) in fixedBy { keepClear(of: resource, demands) }
      if starts.map(\.count) == before { break }
    }
  }

  func way(from: Int, to: Int) -> Int { distance[from * problem.travel.siteCount + to] }

  private static func shortestWays(_ travel: Problem.Travel) -> [Int] {
    let count = travel.siteCount
    var ways = zip(travel.base, travel.peak).map { travel.peakHours.isEmpty ? $0 : min($0, $1) }
    for middle in 0..<count {
      for from in 0..<count {
        for to in 0..<count {
          let around = ways[from * count + middle] + ways[middle * count + to]
          ways[from * count + to] = min(ways[from * count + to], around)
        }
      }
    }
    return ways
  }

  // MARK: One activity

  private func isPossible(_ index: Int, at start: Int) -> Bool {
    let activity = problem.activities[index]
    return activity.options.contains { option in
      isFree(option.place, start - activity.before..<start + activity.duration + activity.after)
        && activity.attendance.allSatisfy {
          canBeThere(
            $0.resource,
            start + $0.binding.from..<max(start + $0.binding.from, start + $0.binding.to),
            at: option.site)
        }
    }
  }

  func isFree(_ resource: Int, _ span: Range<Int>) -> Bool {
    problem.resources[resource].absences.allSatisfy { !$0.span.overlaps(span) }
  }

  /// Whether a resource can be bound so, by its absences, its coming and its going.
  func canBeThere(_ index: Int, _ span: Range<Int>, at site: Int) -> Bool {
    let resource = problem.resources[index]
    if let entry = resource.entry, span.lowerBound < entry.time + way(from: entry.site, to: site) {
      return false
    }
    if let exit = resource.exit, span.upperBound + way(from: site, to: exit.site) > exit.time {
      return false
    }
    return isFree(index, span)
  }

  // MARK: Several

  private mutating func narrow(_ relation: Problem.Relation) {
    let (first, second) = (relation.first, relation.second)
    let length = problem.activities[first].duration
    guard let firstLow = starts[first].first, let firstHigh = starts[first].last,
      let secondLow = starts[second].first, let secondHigh = starts[second].last
    else { return }
    let (least, most) = (length + relation.minGap, length + min(relation.maxGap, 1 << 40))
    starts[second] = starts[second].filter { firstLow + least <= $0 && $0 <= firstHigh + most }
    starts[first] = starts[first].filter { $0 + least <= secondHigh && secondLow <= $0 + most }
  }

  private typealias Bound = (activity: Int, binding: Problem.Binding)

  /// What binds each resource that bears one thing at a time, in any case.
  private static func demandsByResource(_ problem: Problem) -> [(Int, [Bound])] {
    var demands: [[Bound]] = Array(repeating: [], count: problem.resources.count)
    for (index, activity) in problem.activities.enumerated() {
      for attendance in activity.attendance where attendance.binding.pool < 0 {
        demands[attendance.resource].append((index, attendance.binding))
      }
      if activity.options.count == 1 {
        demands[activity.options[0].place].append(
          (index, activity.occupancy(index)))
      }
    }
    return demands.enumerated().filter { index, bound in
      bound.count > 1 && problem.resources[index].concurrency == 1
    }.map { ($0.offset, $0.element) }
  }

  /// Leaves out the starts at which an activity meets one that has a single start.
  private mutating func keepClear(of resource: Int, _ demands: [Bound]) {
    let fixed = demands.filter { starts[$0.activity].count == 1 }
    guard !fixed.isEmpty, fixed.count * demands.count <= Self.mostPairs else { return }
    for demand in demands where starts[demand.activity].count > 1 {
      starts[demand.activity] = starts[demand.activity].filter { start in
        problem.activities[demand.activity].options.contains { option in
          fixed.allSatisfy { other in
            other.activity == demand.activity
              || fits(resource, demand, start, option.site, beside: other)
          }
        }
      }
    }
  }

  private func fits(
    _ resource: Int, _ demand: Bound, _ start: Int, _ site: Int, beside other: Bound
  ) -> Bool {
    let span = (start + demand.binding.from, start + demand.binding.to)
    let moment = starts[other.activity][0]
    let taken = (moment + other.binding.from, moment + other.binding.to)
    // What lasts no time is in nobody's way.
    guard span.0 < span.1, taken.0 < taken.1 else { return true }
    return problem.activities[other.activity].options.contains { option in
      let gap = leastGap(
        resource, demand.activity, site, other.activity, option.site)
      return span.1 + gap.before <= taken.0 || taken.1 + gap.after <= span.0
    }
  }

  /// What lies at least between two bindings of a resource, whatever else it does between them.
  private func leastGap(
    _ index: Int, _ a: Int, _ siteA: Int, _ b: Int, _ siteB: Int
  ) -> (before: Int, after: Int) {
    let resource = problem.resources[index]
    let pause = min(leastGap(of: index, after: a), leastGap(of: index, after: b))
    if siteA == siteB { return (pause, pause) }
    let (there, back) = (way(from: siteA, to: siteB), way(from: siteB, to: siteA))
    // Some move lies between the two; whether its gap is needed is certain only where nothing exempts from it.
    if !resource.isChainExempt, !resource.isGroupExempt, !problem.travel.isOneHouse(siteA, siteB) {
      return (there + resource.gapOnMove, back + resource.gapOnMove)
    }
    return (max(pause, there), max(pause, back))
  }

  /// The least gap between an activity and whatever else its resource does next, beyond those within a piece.
  func leastGap(of index: Int, after activity: Int, within piece: [Int] = []) -> Int {
    let resource = problem.resources[index]
    if resource.concurrency > 1 { return resource.gapAtSite }
    let it = problem.activities[activity]
    let isOfChain = resource.isChainExempt && it.chain >= 0
    let isOfGroup = resource.isGroupExempt && it.turnaroundGroup >= 0
    // Whoever else is of the chain or group may come next.
    let isExempt =
      piece.isEmpty
      ? isOfChain || isOfGroup
      : problem.activities.indices.contains { other in
        let next = problem.activities[other]
        return !piece.contains(other)
          && (isOfChain && next.chain == it.chain
            || isOfGroup && next.turnaroundGroup == it.turnaroundGroup)
      }
    if isExempt { return 0 }
    var least = resource.gapAtSite
    if resource.layoutGap > 0 { least = min(least, resource.layoutGap) }
    return min(least, resource.gapOnMove + leastWay)
  }
}
