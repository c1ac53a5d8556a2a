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
    /// Broken hard instances, as the solver counts them.
    var broken: Int
    var cost: Double
    /// What the solver proved: `best` that nothing costs less, `infeasible` that everything breaks something.
    var proof: String?
    var iterations: Int
    var iterationsPerSecond: Int
    var curve: [Point]
  }

  var report: Report
  var solution: Solution

  static func take(
    of instance: BenchmarkInstance,
    effort: Effort,
    seed: UInt64
  ) async -> Measurement {
    let curve = Mutex<[Report.Point]>([])
    let unit = Double(instance.unit)
    let outcome = await Portfolio.solve(
      instance.problem,
      limits: effort.limits(seed: seed),
      stop: StopSignal()
    ) { step in
      let point = Report.Point(
        seconds: seconds(step.elapsed),
        hard: step.cost.hard,
        cost: Double(step.cost.soft) / unit
      )
      curve.withLock { points in
        // Improvements within a hundredth of a second are one point.
        if let last = points.last, point.seconds - last.seconds < 0.01 { points.removeLast() }
        points.append(point)
      }
    }
    let elapsed = seconds(outcome.elapsed)
    return Measurement(
      report: Report(
        instance: instance.name,
        seed: seed,
        threads: effort.threads,
        seconds: elapsed,
        firstFeasible: outcome.firstFeasible.map(seconds),
        hard: outcome.cost.hard,
        broken: Breakdown(of: outcome.solution, in: instance.problem).hard.reduce(0, +),
        cost: Double(outcome.cost.soft) / unit,
        proof: outcome.proof.map { "\($0)" },
        iterations: outcome.iterations,
        iterationsPerSecond: Int(Double(outcome.iterations) / max(elapsed, 0.001)),
        curve: curve.withLock { $0 }
      ),
      solution: outcome.solution
    )
  }

  private static func seconds(_ duration: Duration) -> Double {
    (duration / .milliseconds(1)).rounded() / 1000
  }
}
