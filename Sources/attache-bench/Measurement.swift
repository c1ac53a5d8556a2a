// SPDX-License-Identifier: Apache-2.0

import Solver
import Synchronization

/// One run of the solver with the curve of its improvements.
struct Measurement: Sendable {
  /// What is printed of a run.
  struct Report: Codable, Sendable {
    struct Point: Codable, Sendable {
      var seconds: Double
      /// In the solver's own measure: zero if and only if nothing hard is broken.
      var hard: Int
      var cost: Double
    }

    var instance: String
    var seed: UInt64
    var threads: Int
    var seconds: Double
    var firstFeasible: Double?
    var hard: Int
    /// Broken hard instances, as the solver counts them; of fillings their depth.
    var broken: Int
    var cost: Double
    /// What the solver proved: `best` that nothing costs less, `infeasible` that everything breaks something.
    var proof: String?
    var iterations: Int
    var iterationsPerSecond: Int
    var curve: [Point]
  }

  var report: Report
  /// The solution in the family's own format.
  var solution: String

  static func take(
    of instance: BenchmarkInstance,
    effort: Effort,
    seed: UInt64
  ) async -> Measurement {
    let curve = Mutex<[Report.Point]>([])
    let unit = Double(instance.unit)
    @Sendable func note(_ elapsed: Duration, _ cost: Cost) {
      let point = Report.Point(
        seconds: seconds(elapsed), hard: cost.hard, cost: Double(cost.soft) / unit)
      curve.withLock { points in
        // Improvements within a hundredth of a second are one point.
        if let last = points.last, point.seconds - last.seconds < 0.01 { points.removeLast() }
        points.append(point)
      }
    }
    let limits = effort.limits(seed: seed)
    switch instance.question {
    case .allocation(let problem, let render):
      let outcome = await Portfolio.solve(problem, limits: limits, stop: StopSignal()) {
        note($0.elapsed, $0.cost)
      }
      return Measurement(
        report: report(
          of: instance, effort, seed, outcome.cost, elapsed: outcome.elapsed,
          firstFeasible: outcome.firstFeasible, iterations: outcome.iterations,
          broken: Breakdown(of: outcome.solution, in: problem).hard.reduce(0, +),
          proof: outcome.proof, curve: curve.withLock { $0 }),
        solution: render(outcome.solution))
    case .filling(let filling, let render):
      let outcome = await FillingSearch.solve(
        filling, limits: limits, stop: StopSignal(), progress: note)
      return Measurement(
        report: report(
          of: instance, effort, seed, outcome.cost, elapsed: outcome.elapsed,
          firstFeasible: outcome.firstFeasible, iterations: outcome.iterations,
          broken: filling.cost(of: outcome.layout).hard, proof: nil,
          curve: curve.withLock { $0 }),
        solution: render(outcome.layout))
    }
  }

  private static func report(
    of instance: BenchmarkInstance, _ effort: Effort, _ seed: UInt64, _ cost: Cost,
    elapsed: Duration, firstFeasible: Duration?, iterations: Int, broken: Int,
    proof: Portfolio.Proof?, curve: [Report.Point]
  ) -> Report {
    let elapsed = seconds(elapsed)
    return Report(
      instance: instance.name, seed: seed, threads: effort.threads, seconds: elapsed,
      firstFeasible: firstFeasible.map(seconds), hard: cost.hard, broken: broken,
      cost: Double(cost.soft) / Double(instance.unit), proof: proof.map { "\($0)" },
      iterations: iterations,
      iterationsPerSecond: Int(Double(iterations) / max(elapsed, 0.001)), curve: curve)
  }

  private static func seconds(_ duration: Duration) -> Double {
    (duration / .milliseconds(1)).rounded() / 1000
  }
}
