// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
import FestivalModel
import ProgrammeChecker
import Solver

/// The search for the solution nearest to an earlier programme, in steps that let more and more move.
struct NearestSearch {
  struct Outcome {
    var solution: Solution
    /// No solution has fewer changed starts and places.
    var atLeast: Int
    /// Whether it is proven that no solution keeps all hard rules.
    var isImpossible = false
    /// Whether the engine itself proved `atLeast`.
    var isProvenByEngine = false
  }

  private let festival: Festival
  private let request: Replanner.Request
  private let compiled: FestivalProblem
  private let earlier: EarlierProgramme
  private let limits: Limits
  private let appraiser: Appraiser
  /// Activities that the earlier programme no longer keeps all rules for.
  private let broken: Set<Int>

  /// More than any soft rule has to give.
  private static let changedPlacement = Points.whole(1000).rawValue
  private static let changedPerson = Points.whole(100).rawValue
  /// Further changes tried beyond the least the skeleton needs, when seats ask for more.
  private static let furtherLevels = 2
  /// Comparisons of two placements, where the engine decides what they leave open, and where it may not be there.
  private static let fewChecks = 2_000_000
  private static let manyChecks = 20_000_000
  private static let fewIterations = 15_000
  private static let manyIterations = 60_000
  private static let mostIterations = 250_000

  init(
    _ festival: Festival, _ request: Replanner.Request, base: Programme,
    judged: ProgrammeChecker.Report, compiled: FestivalProblem, limits: Limits
  ) {
    self.festival = festival
    self.request = request
    self.compiled = compiled
    self.limits = limits
    appraiser = Appraiser(compiled.problem)
    earlier = EarlierProgramme(base, in: compiled) { meaning in
      switch meaning {
      case .session(let id): request.isLocked(id)
      case .interview(let id): request.isLocked(id)
      }
    }
    let touched = Set(
      judged.violations.filter(\.rule.isHard).flatMap(\.sessions))
    broken = Set(
      compiled.activities.indices.filter { activity in
        if case .session(let id) = compiled.activities[activity] {
          touched.contains(id)
        } else {
          false
        }
      })
  }

  /// Searches, then proves what is not yet proven, if there is an engine.
  func run() async -> Outcome {
    let outcome = await search()
    if outcome.isImpossible { return outcome }
    let isOpen =
      !isClean(outcome.solution) || request.proof == .always
      || request.proof == .fewestChanges && changes(of: outcome.solution) > outcome.atLeast
    guard isOpen, !request.stop.isRaised, let engine = request.engine else { return outcome }
    return await proven(outcome, by: engine)
  }

  private func search() async -> Outcome {
    let skeleton = Skeleton(compiled.problem)
    var level = 0
    var atLeast: Int?
    for _ in 0...(request.isBrief ? 0 : Self.furtherLevels) {
      let fewest = FewestChanges.search(
        skeleton, before: earlier.before, least: level,
        checks: request.isBrief ? Self.fewChecks : Self.manyChecks, stop: request.stop)
      if atLeast == nil { atLeast = fewest.atLeast }
      if request.isBrief, fewest.atLeast == .max {
        // Something has no place at all; what the best of the impossible breaks is not asked for.
        return Outcome(solution: earlier.solution, atLeast: .max, isImpossible: true)
      }
      guard !fewest.plans.isEmpty else { break }
      let plans = bestFirst(fewest.plans)
      for plans in plans.count > 1 ? [[plans[0]], plans] : [plans] {
        for seatsStay in hasStatedSeats ? [true, false] : [false] {
          let solution = await attempt(
            plans, seatsStay: seatsStay,
            iterations: seatsStay ? Self.fewIterations : Self.manyIterations)
          if isClean(solution) { return Outcome(solution: solution, atLeast: atLeast ?? 0) }
        }
      }
      level = fewest.atLeast + 1
    }
    let solution = await attempt(
      nil, seatsStay: false,
      iterations: request.isBrief ? Self.fewIterations : Self.mostIterations)
    return Outcome(solution: solution, atLeast: atLeast ?? 0)
  }

  private var hasStatedSeats: Bool { earlier.occupants.contains { $0 != nil } }

  private func isClean(_ solution: Solution) -> Bool {
    solution.start.allSatisfy { $0 >= 0 }
      && appraiser.cost(of: solution).hard == 0
  }

  // MARK: - One attempt

  /// Searches with only the plans' moves allowed; without plans, everything that is not locked may move.
  private func attempt(
    _ plans: [[FewestChanges.Move]]?, seatsStay: Bool, iterations: Int
  ) async -> Solution {
    var narrowed = NarrowedProblem(compiled.problem, keeping: values(plans))
    let label = narrowed.addLabel()
    var moving = broken
    for plan in plans ?? [] { moving.formUnion(plan.map(\.activity)) }
    for (activity, before) in earlier.before.enumerated() {
      if case .placed(let time, let place, _) = before {
        narrowed.charge(
          activity, label: label,
          // Of equally good times the nearest to the old one.
          start: { $0 == time ? 0 : Self.changedPlacement + abs($0 - time) / 5 },
          place: { $0 == place ? 0 : Self.changedPlacement })
      } else {
        moving.insert(activity)
      }
    }
    for seat in compiled.seats.indices {
      hold(seat, in: &narrowed, label: label, stays: seatsStay, moving: moving)
    }
    var start = narrowed.narrowed(earlier.solution)
    for (seat, record) in narrowed.problem.seats.enumerated() where record.isLate {
      start.occupant[seat] = -1
    }
    var limits = limits
    limits.iterations = iterations
    let outcome = await Portfolio.solve(
      narrowed.problem, limits: limits, from: start, stop: request.stop)
    return narrowed.widened(outcome.solution)
  }

  /// Values of each activity: those of the plans, and where it stays in one of them, where it was.
  private func values(_ plans: [[FewestChanges.Move]]?) -> [[Skeleton.Value]?] {
    earlier.before.enumerated().map { activity, before in
      guard case .placed(_, _, let isLocked) = before else { return nil }
      let old = Skeleton.Value(
        start: earlier.solution.start[activity], option: earlier.solution.option[activity])
      let here = old.start >= 0 ? [old] : []
      if isLocked { return here }
      guard let plans else { return nil }
      let moves = plans.map { plan in plan.first { $0.activity == activity } }
      let others = moves.compactMap { $0?.value }
      return moves.contains(nil) ? here + others.filter { $0 != old } : others
    }
  }

  /// Prices, or keeps, the people of a seat as they were.
  private func hold(
    _ seat: Int, in narrowed: inout NarrowedProblem, label: Int, stays: Bool, moving: Set<Int>
  ) {
    guard let old = earlier.occupants[seat] else { return }
    let record = compiled.problem.seats[seat]
    let activities = record.bindings.map(\.activity)
    if isLocked(record) || stays && !activities.contains(where: moving.contains) {
      narrowed.keep(seat) { old.contains($0) }
    }
    if record.isLate {
      narrowed.charge(seat, label: label) { old.contains($0) ? -1 : 0 }
    } else {
      narrowed.charge(seat, label: label) { candidate in
        // Somebody who leaves an optional seat is missed, too.
        old.contains(candidate)
          ? (record.isRequired ? 0 : -Self.changedPerson) : Self.changedPerson
      }
    }
  }

  private func isLocked(_ seat: Problem.Seat) -> Bool {
    seat.bindings.contains { binding in
      if case .placed(_, _, true) = earlier.before[binding.activity] { true } else { false }
    }
  }

  // MARK: - Proof

  /// More than the ranks and hours of all changes together.
  private static let provenChange = 1_000_000

  /// Fewest changes by the exact engine: a bound, and another solution where the search found a worse one or none.
  private func proven(_ outcome: Outcome, by engine: ExactEngine) async -> Outcome {
    var narrowed = NarrowedProblem(compiled.problem, keeping: values(nil))
    let label = narrowed.addLabel()
    for (activity, before) in earlier.before.enumerated() {
      guard case .placed(let time, let place, _) = before else { continue }
      let change = Self.provenChange + weight(of: activity)
      narrowed.charge(
        activity, label: label, start: { $0 == time ? 0 : change },
        place: { $0 == place ? 0 : change })
    }
    for (seat, record) in compiled.problem.seats.enumerated() where isLocked(record) {
      if let old = earlier.occupants[seat] { narrowed.keep(seat) { old.contains($0) } }
    }
    let isFound = isClean(outcome.solution)
    let proof = await ExactSolver.solve(
      narrowed.problem,
      ExactRequest(
        objective: request.proof == .existence ? .none : .labels([label]),
        hint: narrowed.narrowed(isFound ? outcome.solution : earlier.solution)),
      limits: ExactSolver.Limits(seconds: request.proofSeconds, threads: request.threads),
      engine: engine, stop: request.stop)
    var result = outcome
    result.isImpossible = !isFound && proof.status == .infeasible
    if request.proof != .existence, let bound = proof.bound {
      result.atLeast = max(outcome.atLeast, bound / Self.provenChange)
      result.isProvenByEngine = proof.status == .optimal
    }
    guard let better = proof.solution.map(narrowed.widened),
      !isFound || changes(of: better) < changes(of: outcome.solution)
    else { return result }
    // The proof looks at starts and places alone; the search finds the people who change least.
    let searched = await attempt(
      [moves(to: better)], seatsStay: false, iterations: Self.manyIterations)
    if isClean(searched) {
      result.solution = searched
    } else {
      result.solution = await Portfolio.completed(better, of: compiled.problem, limits: limits)
        .solution
    }
    return result
  }

  private func changes(of solution: Solution) -> Int {
    moves(to: solution).reduce(0) { $0 + $1.changes }
  }

  private func moves(to solution: Solution) -> [FewestChanges.Move] {
    earlier.before.indices.compactMap { activity in
      guard case .placed(let time, let place, _) = earlier.before[activity],
        solution.start[activity] >= 0
      else { return nil }
      let record = compiled.problem.activities[activity]
      let value = Skeleton.Value(start: solution.start[activity], option: solution.option[activity])
      let changes =
        (record.starts[value.start] == time ? 0 : 1)
        + (record.options[value.option].place == place ? 0 : 1)
      return changes == 0
        ? nil : FewestChanges.Move(activity: activity, value: value, changes: changes)
    }
  }

  // MARK: - Rank and time

  /// Lowest ranks and latest days first, then by the soft rules with everybody where he was, then nearest in time.
  private func bestFirst(_ plans: [[FewestChanges.Move]]) -> [[FewestChanges.Move]] {
    // Where any will do, the first is as good as the best.
    if request.isBrief, request.proof == .existence { return plans }
    let weights = plans.map { plan in
      plan.reduce(0) { $0 + $1.changes * weight(of: $1.activity) }
    }
    let least = weights.min()
    let ranked = plans.indices.map { index -> (key: (Int, Int, Int), index: Int) in
      let cost = weights[index] == least ? soft(of: plans[index]) : 0
      return ((weights[index], cost, distance(of: plans[index])), index)
    }
    return ranked.sorted { $0.key != $1.key ? $0.key < $1.key : $0.index < $1.index }.map {
      plans[$0.index]
    }
  }

  private func soft(of plan: [FewestChanges.Move]) -> Int {
    var solution = earlier.solution
    for move in plan {
      solution.start[move.activity] = move.value.start
      solution.option[move.activity] = move.value.option
    }
    return appraiser.cost(of: solution).soft
  }

  /// Minutes by which sessions move.
  private func distance(of plan: [FewestChanges.Move]) -> Int {
    plan.reduce(0) { sum, move in
      guard case .placed(let time, _, _) = earlier.before[move.activity] else { return sum }
      let start = compiled.problem.activities[move.activity].starts[move.value.start]
      return sum + abs(start - time)
    }
  }

  private func weight(of activity: Int) -> Int {
    let units: [AttendanceUnit.ID] =
      switch compiled.activities[activity] {
      case .session(let id): festival.session(id).namedUnits
      case .interview(let id): [festival.interview(id).subject]
      }
    let rank = units.compactMap { festival.unit($0).grade }.min().map { 100 - $0 } ?? 0
    guard case .placed(let time, _, _) = earlier.before[activity] else { return 0 }
    let frozen = request.freezeBefore.map { compiled.minute($0) } ?? 0
    let hoursAhead = max(0, time - frozen) / 60
    return 1000 + 10 * rank + max(0, 240 - hoursAhead)
  }
}
