// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Runs the allocation solver on public benchmark sets.
@main
struct AttacheBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attache-bench",
    abstract: "Measures the allocation solver on public benchmark sets.",
    subcommands: [Run.self, Suite.self, Prove.self]
  )
}
