// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// `attache-bench run`: one instance, with the curve of its improvements.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solves one instance and prints the curve of improvements as JSON."
  )

  @Option(help: "The family of the instance: \(Family.allNames).")
  var family: Family

  @Option(help: "The instance; csplib046 takes FILE#NUMBER.")
  var instance: String

  @OptionGroup
  var effort: Effort

  @Option(help: "Seed of the search.")
  var seed: UInt64 = 1

  @Option(help: "Where to write the solution, in the family's own format.")
  var solution: String?

  func run() async throws {
    let loaded = try family.load(instance)
    let result = await Measurement.take(of: loaded, effort: effort, seed: seed)
    if let solution {
      try result.solution.write(
        toFile: solution,
        atomically: true,
        encoding: .utf8
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(result.report), as: UTF8.self))
  }
}
