// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import Solver

/// The plans of all matchmaking sessions, which the plan of the whole rests on.
struct InnerPlans: Sendable {
  /// Starts are counted from the start of the session.
  private(set) var plans: [Programme.MatchmakingPlan] = []
  private(set) var breakdowns: [Breakdown] = []
  /// Why some firm cannot be served at all.
  private(set) var impossibilities: [Violation] = []

  /// Moves that an inner plan gets, and the part of the time that all of them get.
  private static let iterations = 200_000
  private static let part = 10

  /// Volunteers each session needs.
  var volunteers: [Session.ID: Int] {
    Dictionary(
      uniqueKeysWithValues: plans.map { ($0.session, MatchmakingProblem.tablesInUse($0)) })
  }

  /// Keeps the plans of an earlier programme that still serve every request, and searches for the others.
  ///
  /// - Returns: `nil` when a plan was not found within the limits.
  static func solve(
    _ festival: Festival, keeping earlier: Programme? = nil, limits: Limits, stop: StopSignal
  ) async -> InnerPlans? {
    let started = ContinuousClock.now
    let time = limits.time.map { $0 / part }
    var result = InnerPlans()
    var limits = limits
    limits.iterations = min(limits.iterations ?? .max, iterations)
    for (number, matchmaking) in festival.matchmaking.enumerated() {
      // What one session leaves goes to those after it.
      limits.time = time.map {
        max(.zero, $0 - (ContinuousClock.now - started)) / (festival.matchmaking.count - number)
      }
      let inner = MatchmakingProblem(matchmaking, of: festival)
      result.impossibilities += inner.impossibilities
      guard inner.impossibilities.isEmpty else { continue }
      if let kept = earlier.flatMap({ inner.solution(of: $0, festival) }) {
        let breakdown = Breakdown(of: kept.solution, in: inner.problem)
        if breakdown.cost.hard == 0 {
          result.plans.append(kept.plan)
          result.breakdowns.append(breakdown)
          continue
        }
      }
      let outcome = await Portfolio.solve(inner.problem, limits: limits, stop: stop)
      if outcome.proof == .infeasible {
        result.impossibilities.append(inner.isTooTight)
        continue
      }
      guard outcome.solution.start.allSatisfy({ $0 >= 0 }) else { return nil }
      result.plans.append(inner.plan(of: outcome.solution))
      result.breakdowns.append(Breakdown(of: outcome.solution, in: inner.problem))
    }
    return result
  }
}

extension MatchmakingProblem {
  /// The session's plan in an earlier programme, if it meets the very same requests at slots of the session.
  fileprivate func solution(
    of programme: Programme, _ festival: Festival
  ) -> (solution: Solution, plan: Programme.MatchmakingPlan)? {
    guard let plan = programme.matchmaking?.first(where: { $0.session == matchmaking.session }),
      let session = programme.sessions.first(where: { $0.id == matchmaking.session }),
      plan.meetings.count == matchmaking.requests.count
    else { return nil }
    var solution = Solution(emptyFor: problem)
    for (number, request) in matchmaking.requests.enumerated() {
      guard let meeting = plan.meetings.first(where: { $0.a == request.a && $0.b == request.b })
      else { return nil }
      let offset = festival.elapsed(from: session.start, to: meeting.start).rawValue
      guard offset >= 0, offset % matchmaking.slotLength.rawValue == 0,
        offset / matchmaking.slotLength.rawValue < matchmaking.slotCount
      else { return nil }
      solution.start[number] = offset / matchmaking.slotLength.rawValue
    }
    var relative = plan
    for index in relative.meetings.indices {
      relative.meetings[index].start =
        LocalTime(
          festival.elapsed(from: session.start, to: plan.meetings[index].start).rawValue)
    }
    return (solution, relative)
  }
}
