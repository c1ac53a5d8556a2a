// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
package import FestivalModel
import Planner
import ProgrammeChecker
import Solver

/// Why a session of a programme is where it is: what every other start and venue would break or cost.
package struct Alternatives: Sendable {
  /// The session elsewhere, with everything else as it is but the people of its own seats.
  package struct Choice: Sendable {
    package var start: LocalTime
    package var venue: Venue.ID
    /// What the programme would cost more, rule by rule; no entry where nothing changes.
    package var costs: [RuleID: Points]

    package var total: Points { costs.values.reduce(.zero, +) }
  }

  /// Starts and venues that something forbids.
  package struct Obstacle: Sendable, Hashable {
    package var rule: RuleID
    /// The session or interview in the way; `nil` when it is the session alone.
    package var by: String?
    /// How many starts and venues it forbids.
    package var count: Int
  }

  package var session: Session.ID
  package var start: LocalTime
  package var venue: Venue.ID
  /// The cheapest at another time.
  package var nextStart: Choice?
  /// The cheapest in another venue.
  package var nextVenue: Choice?
  /// What stands in the way of the others, most often first.
  package var obstacles: [Obstacle]

  /// Weighs the alternatives of a session of a programme without breaches.
  ///
  /// - Returns: `nil` when the programme does not have the session.
  init?(of id: Session.ID, in read: CompiledProgramme, _ clock: ConflictSearch.Clock) async {
    let (festival, compiled, earlier) = (read.festival, read.compiled, read.earlier)
    guard let placed = read.programme.sessions.first(where: { $0.id == id }),
      let activity = compiled.activities.firstIndex(of: .session(id))
    else { return nil }
    let problem = compiled.problem
    let skeleton = Skeleton(problem)
    let record = problem.activities[activity]
    let appraiser = Appraiser(problem)
    let now = appraiser.breakdown(of: earlier.solution)
    session = id
    start = placed.start
    venue = placed.venue
    var counts: [Obstacle: Int] = [:]
    var free: [(value: Skeleton.Value, cost: Cost)] = []
    for option in record.options.indices {
      for position in record.starts.indices where !clock.isOver {
        let value = Skeleton.Value(start: position, option: option)
        let isPresent =
          LocalTime(record.starts[position]) == placed.start
          && compiled.venues[activity][option] == placed.venue
        if isPresent { continue }
        if let fault = Self.fault(
          of: activity, at: value, in: skeleton, compiled, earlier, festival)
        {
          counts[fault, default: 0] += 1
          continue
        }
        free.append((value, appraiser.cost(of: earlier.solution.moving(activity, to: value))))
      }
    }
    obstacles = counts.map { Obstacle(rule: $0.key.rule, by: $0.key.by, count: $0.value) }
      .sorted { ($1.count, $0.rule, $0.by ?? "") < ($0.count, $1.rule, $1.by ?? "") }
    func best(_ isWanted: (Skeleton.Value) -> Bool) async -> Choice? {
      // Few candidates get their people arranged anew; the cheapest as they are come first.
      let candidates = free.filter { isWanted($0.value) }.enumerated()
        .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
        .prefix(4).map(\.element)
      var best: Choice?
      for candidate in candidates {
        var solution = earlier.solution.moving(activity, to: candidate.value)
        if candidate.cost.hard > 0 {
          solution = await Self.arranged(activity, in: solution, compiled, stop: clock.stop)
        }
        let breakdown = appraiser.breakdown(of: solution)
        guard breakdown.cost.hard == 0 else { continue }
        let choice = Choice(
          start: LocalTime(record.starts[candidate.value.start]),
          venue: compiled.venues[activity][candidate.value.option],
          costs: Self.difference(from: now, to: breakdown))
        if best.map({ choice.total < $0.total }) ?? true { best = choice }
      }
      return best
    }
    nextStart = await best { LocalTime(record.starts[$0.start]) != placed.start }
    nextVenue = await best { compiled.venues[activity][$0.option] != placed.venue }
  }

  private static func fault(
    of activity: Int, at value: Skeleton.Value, in skeleton: Skeleton,
    _ compiled: FestivalProblem, _ earlier: EarlierProgramme, _ festival: Festival
  ) -> Obstacle? {
    let rules = RuleID.allCases
    if let label = Skeleton.fault(of: activity, at: value, in: skeleton.problem) {
      return Obstacle(rule: rules[label], by: nil, count: 0)
    }
    for other in compiled.activities.indices where other != activity {
      guard earlier.solution.start[other] >= 0 else { continue }
      let there = Skeleton.Value(
        start: earlier.solution.start[other], option: earlier.solution.option[other])
      if let label = skeleton.conflict(activity, value, other, there) {
        let name: String =
          switch compiled.activities[other] {
          case .session(let id): festival.session(id).key
          case .interview(let id): id.rawValue
          }
        return Obstacle(rule: rules[label], by: name, count: 0)
      }
    }
    return nil
  }

  /// The same starts and places with the people of the session's day chosen anew.
  private static func arranged(
    _ activity: Int, in start: Solution, _ compiled: FestivalProblem, stop: StopSignal
  ) async -> Solution {
    var narrowed = NarrowedProblem(
      compiled.problem,
      keeping: start.start.indices.map {
        start.start[$0] < 0
          ? nil : [Skeleton.Value(start: start.start[$0], option: start.option[$0])]
      })
    let day =
      compiled.problem.activities[activity].starts[start.start[activity]] / Problem.minutesPerDay
    for (seat, record) in compiled.problem.seats.enumerated() {
      // People of the same day may have to change places with each other.
      let isNear = record.bindings.contains { binding in
        let position = start.start[binding.activity]
        return position >= 0
          && compiled.problem.activities[binding.activity].starts[position] / Problem.minutesPerDay
            == day
      }
      if !isNear { narrowed.keep(seat) { $0 == start.occupant[seat] } }
    }
    let outcome = await Portfolio.solve(
      narrowed.problem, limits: Limits(iterations: 15_000), from: narrowed.narrowed(start),
      stop: stop)
    return narrowed.widened(outcome.solution)
  }

  private static func difference(from now: Breakdown, to then: Breakdown) -> [RuleID: Points] {
    var costs: [RuleID: Points] = [:]
    for (label, rule) in RuleID.allCases.enumerated() where now.soft[label] != then.soft[label] {
      costs[rule] = Points(rawValue: then.soft[label] - now.soft[label])
    }
    return costs
  }
}

extension Solution {
  /// The same with one activity elsewhere.
  fileprivate func moving(_ activity: Int, to value: Skeleton.Value) -> Solution {
    var solution = self
    solution.start[activity] = value.start
    solution.option[activity] = value.option
    return solution
  }
}
