// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Explanation
import FestivalCompiler
import FestivalModel
import Solver

/// Looks into the claims of an explanation by the exact engine alone.
struct ConflictClaims {
  private let engine = ExactEngine()

  /// `nil` where the engine does not know.
  func isPossible(_ festival: Festival) async -> Bool? {
    let compiled = FestivalCompiler.compile(festival)
    if !compiled.impossibilities.isEmpty { return false }
    for matchmaking in festival.matchmaking {
      let meetings = MatchmakingProblem(matchmaking, of: festival)
      if await meetings.isPossible(stop: StopSignal()) == false { return false }
    }
    let outcome = await ExactSolver.solve(
      compiled.problem, ExactRequest(objective: .none),
      limits: ExactSolver.Limits(seconds: 60), engine: engine)
    switch outcome.status {
    case .optimal, .feasible: return true
    case .infeasible: return false
    case .unknown, .failed: return nil
    }
  }

  /// What is wrong with a conflict that is said to be minimal: with its demands alone it goes together, or without one of
  /// them it does not.
  func faults(
    of explained: Explainer.Explained, in festival: Festival
  ) async -> [String] {
    let occasions = festival.occasions.filter {
      (explained.conflict.occasions + explained.givenOccasions).contains($0)
    }
    let demands = explained.demands
    let small = festival.limited(to: occasions, isServed: true)
    let others = Cause.all(of: small).flatMap { $0.parts(in: small) }.filter { cause in
      !demands.contains { $0.parts(in: small).contains(cause) }
    }
    /// With these demands alone, and first without one of them: what else is dropped may depend on it, as the seats of
    /// the rooms depend on which rooms there are.
    func alone(without cause: Cause? = nil) -> Festival {
      others.reduce(cause?.lifted(from: small) ?? small) { $1.lifted(from: $0) }
    }
    var faults: [String] = []
    if await isPossible(alone()) == true { faults.append("all together are possible") }
    for cause in demands where await isPossible(alone(without: cause)) == false {
      faults.append("impossible without \(cause)")
    }
    return faults
  }
}
