// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office

/// Parses, runs one command, and ends with the exit code that tells what happened.
@main
enum Main {
  static func main() async {
    var languages = TerminalLanguage.languages(
      asked: TerminalLanguage(askedIn: CommandLine.arguments), house: nil)
    do {
      var command = try Speech.$languages.withValue(languages) { try Attache.parseAsRoot() }
      languages =
        (command as? any SpeakingCommand)?.languages
        ?? languages
      if command is any AsyncParsableCommand {
        try await Speech.$languages.withValue(languages) { try await runAsynchronously() }
      } else {
        // On the first thread, which the signals of the system reach.
        try Speech.$languages.withValue(languages) { try command.run() }
      }
    } catch {
      end(error, languages)
    }
  }

  /// The command is read anew: one value cannot be sent to another thread.
  private static func runAsynchronously() async throws {
    guard var command = try Attache.parseAsRoot() as? any AsyncParsableCommand else { return }
    try await command.run()
  }

  private static func end(_ error: any Error, _ languages: [Language]) -> Never {
    if let outcome = error as? Outcome {
      if let message = outcome.message { Terminal.complain(message) }
      exit(outcome.code.rawValue)
    }
    guard Attache.exitCode(for: error) != .success else {
      // Help and version are answers, not mistakes.
      print(Speech.$languages.withValue(languages) { help(for: error) })
      exit(Ending.done.rawValue)
    }
    guard Attache.exitCode(for: error) != .validationFailure else {
      Terminal.complain(
        Speech.$languages.withValue(languages) {
          HelpPage.complaint(Attache.fullMessage(for: error), about: Attache.message(for: error))
        })
      exit(Ending.usage.rawValue)
    }
    let failure = Failure(error)
    Terminal.complain(failure.said(in: languages))
    exit(failure.ending.rawValue)
  }
}

extension Main {
  /// The page that was asked for; the parser knows no Chinese, and breaks its lines at spaces alone.
  private static func help(for error: any Error) -> String {
    guard Speech.languages == [.zh] else { return Attache.fullMessage(for: error) }
    let page = Attache.fullMessage(for: error, columns: .max / 2)
    return HelpPage.page(page, width: Terminal.width)
  }
}

struct Attache: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "attache",
      abstract: HelpPage.words(
        "为国际活动排日程，并为每个人写日历。", "Plans an international festival and writes everybody's calendar."),
      discussion: HelpPage.words(
        """
        活动是含有 festival.yaml 和各表格的文件夹，写路径，或写它在 events/ 下的名称。
        结束代码：0 完成，1 attache 的缺陷，2 用法不对，3 输入有误，
        4 没有满足全部硬性规则的日程，5 磁盘或系统拒绝。
        """,
        """
        An event is a folder with festival.yaml and tables, given as a path or as a name under events/.
        Exit codes: 0 done, 1 a bug in attache, 2 wrong usage, 3 something is wrong with the input,
        4 no programme keeps all hard rules, 5 the disk or the system refused.
        """),
      version: "0.1.0",
      subcommands: [
        New.self, Check.self, Plan.self, Replan.self, Whatif.self, Explain.self, Options.self,
        ChangeTables.self, Verify.self, Stats.self, MovementsCommand.self, Manifests.self,
        Import.self, Export.self,
        Submit.self, Approve.self, Return.self, Publish.self, Rollback.self, Editions.self,
        Diff.self, WetCommand.self,
        Push.self, Invite.self, Replies.self, Purge.self, Desk.self, Feed.self,
      ])
  }
}
