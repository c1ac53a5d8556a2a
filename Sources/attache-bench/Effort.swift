// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Solver

/// How long and on how many threads to search.
struct Effort: ParsableArguments {
  @Option(help: "Wall time in seconds.")
  var seconds: Double?

  @Option(help: "Moves of each thread; without a time limit the result is reproducible.")
  var iterations: Int?

  @Option(help: "Threads.")
  var threads = 2

  func validate() throws {
    guard seconds != nil || iterations != nil else {
      throw ValidationError("Give --seconds or --iterations.")
    }
  }

  func limits(seed: UInt64) -> Limits {
    Limits(
      iterations: iterations,
      time: seconds.map { Duration.seconds($0) },
      threads: threads,
      seed: seed
    )
  }
}
