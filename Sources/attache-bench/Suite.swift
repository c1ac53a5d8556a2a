// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// `attache-bench suite`: every instance of a folder with every seed, beside the best known costs.
struct Suite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solves every instance of a folder and prints the distance to the best known cost."
  )

  @Option(help: "The family of the instances: \(Family.allNames).")
  var family: Family

  @Option(help: "The folder with the instances.")
  var folder: String

  @OptionGroup
  var effort: Effort

  @Option(help: "Seeds of the search, comma separated.")
  var seeds = "1"

  @Option(help: "A table of best known costs: instance,cost,…; lines with # are skipped.")
  var best: String?

  @Option(help: "Only instances whose path contains this.")
  var only: String?

  @Option(help: "A folder for the solutions, NAME.SEED.sol.")
  var solutions: String?

  @Flag(help: "Print JSON lines with curves instead of a table.")
  var json = false

  func run() async throws {
    let known = try bestKnown()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if !json { print("instance\tseed\tbroken\tcost\tbest\tgap\tfeasible-s\tlast-s\tmoves/s") }
    for path in try family.paths(in: folder) where only.map({ path.contains($0) }) ?? true {
      let instance = try family.load(path)
      for seed in seeds.split(separator: ",").compactMap({ UInt64($0) }) {
        let result = await Measurement.take(of: instance, effort: effort, seed: seed)
        let report = result.report
        if let solutions {
          try result.solution.write(
            toFile: "\(solutions)/\(instance.name).\(seed).sol",
            atomically: true,
            encoding: .utf8
          )
        }
        if json {
          print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
          print(row(report, best: known[instance.name]))
        }
        fflush(nil)
      }
    }
  }

  private func row(_ report: Measurement.Report, best: String?) -> String {
    let gap = best.flatMap(Double.init).map { String(format: "%+g", report.cost - $0) } ?? "-"
    let cells = [
      report.instance, "\(report.seed)", "\(report.broken)", String(format: "%g", report.cost),
      best ?? "-", report.hard == 0 ? gap : "-",
      report.firstFeasible.map { String(format: "%.2f", $0) } ?? "-",
      report.curve.last.map { String(format: "%.2f", $0.seconds) } ?? "-",
      "\(report.iterationsPerSecond)",
    ]
    return cells.joined(separator: "\t")
  }

  private func bestKnown() throws -> [String: String] {
    guard let best else { return [:] }
    let text = try String(contentsOf: URL(fileURLWithPath: best), encoding: .utf8)
    var known: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if cells.count > 1 { known[String(cells[0])] = String(cells[1]) }
    }
    return known
  }
}
