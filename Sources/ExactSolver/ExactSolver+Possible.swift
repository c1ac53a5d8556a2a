// SPDX-License-Identifier: Apache-2.0

package import Solver

extension ExactSolver {
  /// Seconds for a model as it is, before it is presolved.
  static let shortTrial = 1.5

  /// Whether anything keeps all hard terms, whatever it costs; `nil` when the limits end before that is known.
  ///
  /// A small model is decided long before its presolve would have come to its end, so it is tried as it is for a moment.
  /// A solution is confirmed by a `Breakdown`.
  package static func isPossible(
    _ problem: Problem, limits: Limits, engine: ExactEngine, stop: StopSignal = StopSignal()
  ) async -> Bool? {
    await SearchThreads.run { () -> Bool? in
      let started = ContinuousClock.now
      let request = ExactRequest(objective: .none)
      let encoding = Encoding(problem, request, stop: stop) { _ in false }
      guard !stop.isRaised, encoding.unsupported.isEmpty else { return nil }
      for isPresolved in [false, true] {
        let left = limits.seconds - (ContinuousClock.now - started) / .seconds(1)
        guard left > 0, !stop.isRaised else { return nil }
        let seconds = max(0.1, isPresolved ? left : min(left, shortTrial))
        var parameters = parameters(limits, seconds: seconds)
        if !isPresolved { parameters.takeAsIs() }
        do throws(ExactFailure) {
          let response = try engine.solve(
            encoding.builder.model, parameters, seconds: seconds, stop: stop)
          switch try status(response) {
          case .optimal, .feasible:
            let breakdown = Breakdown(of: encoding.solution(response.solution), in: problem)
            try confirm(breakdown, 0, response, request)
            return true
          case .infeasible: return false
          case .unknown, .failed: continue
          }
        } catch {
          return nil
        }
      }
      return nil
    }
  }
}

extension CpParameters {
  /// Solves the model as it is, by a single strategy.
  mutating func takeAsIs() {
    numWorkers = 1
    cpModelPresolve = false
    linearizationLevel = 0
    symmetryLevel = 0
  }
}
