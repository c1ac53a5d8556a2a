// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

struct Manifests: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "按车次列出上车名单，供打勾。", "List who boards which vehicle, with boxes to tick."),
      discussion: HelpPage.words(
        """
        按单元和职务列出人数、轮椅、行李，不含嘉宾姓名；未排车次时按每次接送列出。\
        带姓名的名单须用 --names，并写明收件人和用途，记入台账。
        """,
        """
        Units by their roles, with persons, wheelchairs and luggage, and no guest's name; where no trips are planned, by \
        movements. A list of names needs --names with a recipient and a purpose, which the ledger keeps.
        """))
  }

  @OptionGroup var event: EventArgument

  @Option(help: .words("日程（默认最近写出的）。", "The programme, unless it is the latest written."))
  var programme: String?

  @Option(help: .words("只列这一天，如 2018-03-28。", "Only this day, such as 2018-03-28."))
  var on: String?

  @Option(help: .words("只列这个车次或接送。", "Only this trip or movement."))
  var trip: String?

  @Option(
    help: .words(
      "每个车次写成该文件夹中的一个文本文件。", "Write a text for each trip into this folder."))
  var output: String?

  @Flag(help: .words("写出带嘉宾姓名的名单。", "Write a list with the names of guests."))
  var names = false

  @Option(help: .words("带姓名的名单交给谁。", "Who gets the list of names."))
  var recipient: String?

  @Option(help: .words("带姓名的名单作何用途。", "What the list of names is for."))
  var purpose: String?

  @Option(
    help: .words(
      "带姓名的名单的文件（默认 <event>-boarding.csv）。",
      "The file of the list of names (default <event>-boarding.csv)."))
  var to: String?

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func validate() throws {
    let isComplete = recipient?.isEmpty == false && purpose?.isEmpty == false
    if names, !isComplete {
      throw ValidationError(
        Speech.words(
          "--names 须与 --recipient 和 --purpose 同用", "--names needs --recipient and --purpose"))
    }
    if !names, recipient != nil || purpose != nil || to != nil {
      throw ValidationError(
        Speech.words(
          "--recipient、--purpose 和 --to 须与 --names 同用",
          "--recipient, --purpose and --to go with --names"))
    }
  }

  func run() throws {
    let festival = try event.read().festival
    let day = try on.map { try Pipeline.day($0, of: festival) }
    let programme = try event.programme(programme, for: festival)
    let manifests = Pipeline.manifests(programme, of: festival, on: day)
      .filter { trip ?? $0.id == $0.id }
    if let trip, manifests.isEmpty {
      throw Outcome(
        .usage, Speech.words("没有车次或接送 \(trip)", "There is no trip or movement '\(trip)'"))
    }
    if names { return try writeNames(manifests, of: festival) }
    if let output {
      try Pipeline.write(manifests, to: URL(filePath: output))
    }
    guard !event.json else { return try Terminal.answer(manifests) }
    Terminal.show(
      output == nil
        ? manifests.flatMap { $0.lines + [""] }
        : [
          Speech.words(
            "\(manifests.count) 份上车名单已写入 \(output ?? "")",
            "\(Speech.counted(manifests.count, "manifest")) in \(output ?? "")")
        ])
  }

  private func writeNames(_ manifests: [Manifest], of festival: Festival) throws {
    let file = URL(filePath: to ?? "\(event.office.slug)-boarding.csv")
    let step = try step.step()
    let ledger = try ledger.open(of: event)
    let count = try Pipeline.exportNames(
      on: manifests, of: festival, to: file, in: ledger, recipient: recipient ?? "",
      purpose: purpose ?? "", step)
    let answer = ListExportAnswer(in: file, rows: count)
    if event.json { try Terminal.answer(answer) } else { Terminal.show(answer.lines) }
  }
}
