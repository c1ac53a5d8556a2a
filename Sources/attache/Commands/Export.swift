// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Planning
import ProgrammeChecker

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write draft calendars of a programme that exists already.")

  @OptionGroup var event: EventArgument

  @Option(help: "The programme (default calendars/<event>/programme.json).")
  var programme: String?

  @Option(help: "Where the calendars go (default calendars/<event>).")
  var output: String?

  private struct Report: Encodable {
    let output: String
    let calendars: Int
    let score: Answer.Score
  }

  func run() throws {
    let festival = try event.read().festival
    var chosen = try event.programme(programme, for: festival)
    let report = Pipeline.verify(chosen, of: festival)
    // A handmade table has no edition yet; what leaves the house has one.
    chosen.edition = max(1, chosen.edition)
    chosen.score = report.score
    let folder = event.output(output)
    let count: Int
    do {
      count = try Pipeline.write(chosen, of: festival, to: folder)
    } catch {
      throw Outcome(.world, "\(error)")
    }
    if event.json {
      try Answer.print(
        Report(
          output: folder.relativePath, calendars: count, score: Answer.Score(report.score)))
    } else {
      if report.score.hardTotal > 0 {
        Terminal.complain(
          "注意：该日程违反\(report.score.hardTotal)处硬性规则，请用 attache verify 查看 / "
            + "This programme breaks \(report.score.hardTotal) hard rules; see attache verify")
      }
      print("日历 \(count) 份已写入 / \(count) calendars are in \(folder.relativePath)")
    }
  }
}
