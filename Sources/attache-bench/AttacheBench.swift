// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Runs the allocation solver on public benchmark sets, and the writing of calendars on a large one.
@main
struct AttacheBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attache-bench",
    abstract: """
      Measures the allocation solver on public benchmark sets, how calendars are written, and \
      whether a process that plans still answers.
      """,
    subcommands: [Run.self, Suite.self, Prove.self, Calendars.self, Respond.self]
  )
}
