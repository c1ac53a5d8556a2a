// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ExactSolver
import Foundation
import Solver

/// `attache-bench prove`: what the exact engine can say of one instance.
struct Prove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solves one instance exactly and prints the proof's outcome as JSON.",
    discussion: "Needs OR-Tools: make ortools.")

  @Option(help: "The family of the instance: \(Family.allNames).")
  var family: Family

  @Option(help: "The instance; csplib046 takes FILE#NUMBER, or FILE for all of them.")
  var instance: String

  @Option(help: "Wall time in seconds for each instance.")
  var seconds: Double

  @Option(help: "Strategies beside each other.")
  var threads = 2

  @Flag(help: "Only decide whether there is a solution; minimise nothing.")
  var feasibility = false

  @Option(help: "Where to write the solution, in the family's own format.")
  var solution: String?

  private struct Report: Encodable {
    var instance: String
    var status: String
    var reason: String?
    var cost: Double?
    var bound: Double?
    /// Wall time of everything but the start of the engine, which is asked for first.
    var seconds: Double
  }

  func run() async throws {
    let engine = ExactEngine()
    do throws(ExactFailure) {
      try engine.check()
    } catch {
      throw ValidationError(error.english)
    }
    for path in try paths() {
      let loaded = try family.load(path)
      guard case .allocation(let problem, let render) = loaded.question else {
        throw ValidationError("Nothing is proven of \(family.rawValue).")
      }
      let outcome = await ExactSolver.solve(
        problem, ExactRequest(objective: feasibility ? .none : .all),
        limits: ExactSolver.Limits(seconds: seconds, threads: threads), engine: engine)
      if let solution, let found = outcome.solution {
        try render(found).write(toFile: solution, atomically: true, encoding: .utf8)
      }
      try report(outcome, of: loaded)
    }
  }

  private func paths() throws -> [String] {
    guard family == .csplib046, !instance.contains("#") else { return [instance] }
    return try family.paths(in: URL(filePath: instance).deletingLastPathComponent().path)
  }

  private func report(_ outcome: ExactSolver.Outcome, of loaded: BenchmarkInstance) throws {
    let unit = Double(loaded.unit)
    var report = Report(
      instance: loaded.name, status: "", cost: outcome.cost.map { Double($0) / unit },
      bound: outcome.bound.map { Double($0) / unit },
      seconds: (outcome.elapsed / .milliseconds(1)).rounded() / 1000)
    switch outcome.status {
    case .optimal: report.status = "optimal"
    case .feasible: report.status = "feasible"
    case .infeasible: report.status = "infeasible"
    case .unknown: report.status = "unknown"
    case .failed(let failure):
      report.status = "failed"
      report.reason = failure.english
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }
}
