// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Parses, runs one command, and ends with the exit code that tells what happened.
@main
enum Main {
  static func main() async {
    do {
      var command = try Attache.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  private static func end(_ error: any Error) -> Never {
    if let outcome = error as? Outcome {
      if let message = outcome.message { Terminal.complain(message) }
      exit(outcome.code.rawValue)
    }
    let message = Attache.fullMessage(for: error)
    guard Attache.exitCode(for: error) != .success else {
      // Help and version are answers, not mistakes.
      print(message)
      exit(Outcome.Code.done.rawValue)
    }
    Terminal.complain(message)
    let isUsage = Attache.exitCode(for: error) == .validationFailure
    exit((isUsage ? Outcome.Code.usage : .bug).rawValue)
  }
}

struct Attache: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attache",
    abstract: "Plans an international festival and writes everybody's calendar.",
    discussion: """
      An event is a folder with festival.yaml and tables, given as a path or as a name under events/.
      Exit codes: 0 done, 1 a bug in attache, 2 wrong usage, 3 something is wrong with the input,
      4 no programme keeps all hard rules, 5 the disk or the system refused.
      """,
    version: "0.1.0",
    subcommands: [
      New.self, Check.self, Plan.self, Replan.self, Whatif.self, Explain.self, Verify.self,
      Stats.self, Import.self,
      Export.self,
      Submit.self, Approve.self, Return.self, Publish.self, Rollback.self, Editions.self, Diff.self,
      Push.self, Invite.self, Replies.self, Purge.self, Desk.self,
    ])
}
