// SPDX-License-Identifier: Apache-2.0

/// A problem on a grid as clauses: activities that each fill one cell of a day at a given place.
///
/// The encoding is exact: its models are the solutions that break nothing hard and cost less than the bound.
///
/// - Source: breaks, and the counts that follow from other clauses but not at once, after Bofill et al., JAIR 74, 2022,
///   doi:10.1613/jair.1.12670.
package final class GridEncoding {
  typealias Literal = ClauseLearner.Literal

  /// What the diary of one resource costs, as a sum that is not yet tallied.
  private typealias Charge = (literal: Literal, weight: Int)

  /// Holds the clauses; a model of it is read by ``solution()``.
  package let learner: ClauseLearner
  private let problem: Problem
  private let grid: Grid
  /// By activity and start.
  private var starts: [[Literal]] = []
  private var charges: [Charge] = []
  /// What every solution costs.
  private var fixedCost = 0
  private var cost: Tally?
  /// Tallies of diaries that others are compared with, which are part of the cost, too.
  private var tallyOfResource: [Int: Tally] = [:]

  /// Wider days, and costs of more different values, would need more clauses than serve.
  private static let mostCells = 64
  private static let mostValues = 512
  /// A count that follows from others is worth its clauses where it leaves less than this share free.
  private static let slackWorthCounting = 0.25

  /// - Returns: `nil` when the problem has terms that are not encoded, see ``isCovered(_:)``.
  package init?(_ problem: Problem, hint: Solution, seed: UInt64) {
    guard Self.isCovered(problem), let grid = Grid(of: problem, atMost: Self.mostCells) else {
      return nil
    }
    self.problem = problem
    self.grid = grid
    learner = ClauseLearner(seed: seed)
    addStarts(hint)
    addDiaries()
    addRelations()
    addSpreads()
  }

  // MARK: - What is covered

  /// Whether the problem has no term that the encoding does not know.
  private static func isCovered(_ problem: Problem) -> Bool {
    let hasOthers =
      !problem.seats.isEmpty || !problem.samePlace.isEmpty || !problem.quotas.isEmpty
      || !problem.accords.isEmpty
      || !problem.slacks.isEmpty || !problem.balances.isEmpty || !problem.continuities.isEmpty
      || !problem.coverages.isEmpty
    let length = problem.activities.first?.duration
    return !hasOthers
      && problem.activities.allSatisfy { activity in
        activity.duration == length && activity.options.count == 1
          && activity.before == 0 && activity.after == 0
          && activity.options.allSatisfy {
            $0.capacity >= activity.load && $0.costs.allSatisfy { $0.cost >= 0 }
          }
          && activity.startCosts.allSatisfy { $0.costs.allSatisfy { $0 >= 0 } }
          && activity.attendance.allSatisfy { $0.binding.pool < 0 && !$0.binding.isRecess }
      }
      && problem.resources.allSatisfy { resource in
        resource.gapAtSite == 0 && resource.layoutGap == 0 && resource.nightGap == 0
          && resource.entry == nil
          && resource.exit == nil && resource.workLimit == .max && resource.recess == nil
          && resource.spanWeight == 0
          && (resource.concurrency == 1 || !resource.hasSoftTerms)
          && [
            resource.breakWeight, resource.family.idleWeight, resource.family.runWeight,
            resource.family.singleWeight,
          ]
          .allSatisfy { $0 >= 0 }
      }
  }

  // MARK: - Starts

  private func addStarts(_ hint: Solution) {
    for (index, activity) in problem.activities.enumerated() {
      let literals = activity.starts.indices.map {
        learner.variable(phase: hint.start[index] == $0)
      }
      learner.require(literals)
      learner.requireAtMostOne(of: literals)
      starts.append(literals)
      for (_, costs) in activity.startCosts {
        for (literal, cost) in zip(literals, costs) where cost > 0 {
          charges.append((literal, cost))
        }
      }
      fixedCost += activity.options[0].costs.reduce(0) { $0 + $1.cost }
      for resource in bound(by: activity) {
        for absence in problem.resources[resource].absences {
          for (literal, start) in zip(literals, activity.starts)
          where absence.span.overlaps(start..<start + activity.duration) {
            learner.require([!literal])
          }
        }
      }
    }
  }

  private func bound(by activity: Problem.Activity) -> [Int] {
    activity.attendance.map(\.resource) + activity.options.map(\.place)
  }

  // MARK: - Diaries

  /// What a resource may have in one cell.
  private struct Cell {
    var lines: [Literal] = []
    var counted: [Literal] = []
  }

  private func addDiaries() {
    let count = problem.resources.count * problem.dayCount * grid.cells
    var cells = Array(repeating: Cell(), count: count)
    var activityCount = problem.resources.map { _ in 0 }
    for (index, activity) in problem.activities.enumerated() {
      for resource in Set(bound(by: activity)) { activityCount[resource] += 1 }
      for (literal, start) in zip(starts[index], activity.starts) {
        for attendance in activity.attendance {
          let cell = number(of: attendance.resource, start)
          cells[cell].lines.append(literal)
          if attendance.binding.isCounted { cells[cell].counted.append(literal) }
        }
        cells[number(of: activity.options[0].place, start)].lines.append(literal)
      }
    }
    let width = problem.dayCount * grid.cells
    let compared = Set(problem.family.spreads.flatMap(\.resources))
    var busy: [[Literal?]] = []
    for (resource, terms) in problem.resources.enumerated() {
      let own = cells[resource * width..<(resource + 1) * width]
      guard terms.concurrency == 1 else {
        for cell in own where cell.lines.count > terms.concurrency {
          let load = Tally(
            sum: cell.lines.map { Tally($0, weight: 1) }, limit: terms.concurrency + 1, in: learner)
          load.require(below: terms.concurrency + 1, in: learner)
        }
        busy.append([])
        continue
      }
      for cell in own { learner.requireAtMostOne(of: cell.lines) }
      let isCountedAlike = own.allSatisfy { $0.counted.count == $0.lines.count }
      let literals = own.map { either($0.lines) }
      require(activityCount[resource], of: literals)
      busy.append(literals)
      let counted = isCountedAlike ? literals : own.map { either($0.counted) }
      let charge = charges(terms, counted)
      if compared.contains(resource) {
        let tally = Tally(
          sum: charge.map { Tally($0.literal, weight: $0.weight) }, isExact: true, in: learner)
        tallyOfResource[resource] = tally
      } else {
        charges += charge
      }
    }
    addPlaces(busy)
  }

  private func number(of resource: Int, _ start: Int) -> Int {
    let position = grid.position(of: start)
    return (resource * problem.dayCount + position.day) * grid.cells + position.cell
  }

  /// Holds when one of these does, of which no two can; `nil` for none.
  private func either(_ literals: [Literal]) -> Literal? {
    guard literals.count > 1 else { return literals.first }
    let result = learner.variable()
    for literal in literals { learner.require([!literal, result]) }
    learner.require([!result] + literals)
    return result
  }

  /// Holds when all of these do.
  private func all(_ literals: [Literal]) -> Literal {
    let result = learner.variable()
    for literal in literals { learner.require([!result, literal]) }
    learner.require([result] + literals.map { !$0 })
    return result
  }

  /// Says how many cells are bound, which follows from where each activity is, but not at once.
  private func require(_ count: Int, of busy: [Literal?]) {
    let literals = busy.compactMap { $0 }
    guard count > 0 else { return }
    let tally = Tally(
      sum: literals.map { Tally($0, weight: 1) }, limit: count + 1, isExact: true, in: learner)
    tally.require(below: count + 1, in: learner)
    tally.require(atLeast: count, in: learner)
  }

  /// Says how many attendants fit into a place that is nearly full, which follows from how many activities do.
  private func addPlaces(_ busy: [[Literal?]]) {
    for (place, terms) in problem.resources.enumerated() where terms.concurrency > 1 {
      let activities = problem.activities.filter { $0.options[0].place == place }
      let attendants = activities.map { activity in
        Set(activity.attendance.map(\.resource)).filter { problem.resources[$0].concurrency == 1 }
      }
      let most = attendants.map(\.count).max() ?? 0
      let needed = attendants.reduce(0) { $0 + $1.count }
      let open = Set(activities.flatMap(\.starts))
      let room = terms.concurrency * most
      guard most > 0,
        Double(needed) > (1 - Self.slackWorthCounting) * Double(room * open.count)
      else { continue }
      let resources = attendants.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
      // Who is elsewhere, too, says nothing about this place.
      let others = Set(
        problem.activities.filter { $0.options[0].place != place }.flatMap(bound(by:)))
      guard others.isDisjoint(with: resources) else { continue }
      for start in open.sorted() {
        let position = grid.position(of: start)
        let literals = resources.compactMap {
          busy[$0][position.day * grid.cells + position.cell]
        }
        guard literals.count > room else { continue }
        Tally(sum: literals.map { Tally($0, weight: 1) }, limit: room + 1, in: learner)
          .require(below: room + 1, in: learner)
      }
    }
  }

  // MARK: - Costs of a diary

  private func charges(_ terms: Problem.Resource, _ counted: [Literal?]) -> [Charge] {
    guard terms.hasSoftTerms else { return [] }
    var result: [Charge] = []
    for day in 0..<problem.dayCount {
      let cells = Array(counted[day * grid.cells..<(day + 1) * grid.cells])
      let before = some(cells)
      let after = Array(some(cells.reversed()).reversed())
      for position in cells.indices {
        if position + 1 < cells.count, terms.breakWeight > 0,
          let before = before[position], let next = cells[position + 1]
        {
          let pause = all([before, next] + (cells[position].map { [!$0] } ?? []))
          result.append((pause, terms.breakWeight))
        }
        if terms.family.idleWeight > 0, let before = before[position], let after = after[position] {
          let idle = all([before, after] + (cells[position].map { [!$0] } ?? []))
          result.append((idle, terms.family.idleWeight * grid.cell))
        }
        if terms.family.runWeight > 0, terms.family.runLimit < position + 1 {
          let run = cells[position - terms.family.runLimit...position].compactMap { $0 }
          if run.count == terms.family.runLimit + 1 {
            result.append((all(run), terms.family.runWeight))
          }
        }
      }
      let there = cells.compactMap { $0 }
      if terms.family.singleWeight > 0, !there.isEmpty {
        let count = Tally(
          sum: there.map { Tally($0, weight: 1) }, limit: 2, isExact: true, in: learner)
        let single =
          (count.literal(from: 1).map { [$0] } ?? [])
          + (count.literal(from: 2).map { [!$0] } ?? [])
        result.append((all(single), terms.family.singleWeight))
      }
    }
    return result
  }

  /// For each cell, whether it or one before it is bound.
  private func some(_ cells: [Literal?]) -> [Literal?] {
    var result: [Literal?] = []
    for cell in cells {
      switch (result.last ?? nil, cell) {
      case (nil, let only), (let only, nil): result.append(only)
      case (let before?, let cell?):
        let some = learner.variable()
        learner.require([!before, some])
        learner.require([!cell, some])
        learner.require([!some, before, cell])
        result.append(some)
      }
    }
    return result
  }

  // MARK: - Relations and spreads

  private func addRelations() {
    for relation in problem.relations {
      let first = problem.activities[relation.first]
      let second = problem.activities[relation.second]
      func fits(_ a: Int, _ b: Int) -> Bool {
        let gap = b - a - first.duration
        return gap >= relation.minGap && gap <= relation.maxGap
      }
      for (literal, start) in zip(starts[relation.first], first.starts) {
        let followers = second.starts.indices.filter { fits(start, second.starts[$0]) }
        learner.require([!literal] + followers.map { starts[relation.second][$0] })
      }
      for (literal, start) in zip(starts[relation.second], second.starts) {
        let leaders = first.starts.indices.filter { fits(first.starts[$0], start) }
        learner.require([!literal] + leaders.map { starts[relation.first][$0] })
      }
    }
  }

  /// Whoever costs more than the limit needs everybody to cost the difference at least.
  private func addSpreads() {
    for spread in problem.family.spreads {
      let members = spread.resources.map { tallyOfResource[$0] ?? Tally() }
      let values = Set(members.flatMap { $0.steps.map(\.value) }).filter { $0 > spread.limit }
      for value in values.sorted() {
        let most = learner.variable()
        for member in members {
          if let literal = member.literal(from: value) { learner.require([!literal, most]) }
          let least = member.literal(from: value - spread.limit)
          learner.require([!most] + (least.map { [$0] } ?? []))
        }
      }
    }
  }

  // MARK: - Costs and solutions

  /// Requires solutions to cost less than this, for good.
  ///
  /// - Returns: whether that can be said in a sensible number of clauses.
  package func require(costBelow bound: Int) -> Bool {
    if let cost {
      cost.require(below: bound - fixedCost, in: learner)
      return true
    }
    guard bound > fixedCost else {
      learner.require([])
      return true
    }
    let tallies = problem.resources.indices.compactMap { tallyOfResource[$0] }
    let unit = (charges.map(\.weight) + tallies.flatMap { $0.steps.map(\.value) })
      .reduce(0, greatestCommonDivisor)
    guard unit > 0 else { return true }
    guard (bound - fixedCost) / unit <= Self.mostValues else { return false }
    let parts = tallies + charges.map { Tally($0.literal, weight: $0.weight) }
    let cost = Tally(sum: parts, limit: bound - fixedCost, in: learner)
    cost.require(below: bound - fixedCost, in: learner)
    self.cost = cost
    return true
  }

  /// Holds only if the solution costs less than this; `nil` while no bound was required.
  func isCost(below bound: Int) -> Literal? {
    cost?.literal(from: bound - fixedCost).map { !$0 }
  }

  /// The least cost above `value` that a solution may have, as far as is known; `nil` when there is none below the bound.
  func cost(after value: Int) -> Int? {
    cost?.value(after: value - fixedCost).map { $0 + fixedCost }
  }

  private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  /// The solution that the learner's last model means.
  package func solution() -> Solution {
    var result = Solution(emptyFor: problem)
    for (activity, literals) in starts.enumerated() {
      result.start[activity] = literals.firstIndex(where: learner.holds) ?? -1
    }
    return result
  }
}
