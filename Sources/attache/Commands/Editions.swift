// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

struct Submit: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "把最新日程作为新版本送审。", "Hand the latest programme in for approval, as an edition."))
  }

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(
    help: .words(
      "日程（默认 calendars/<event>/programme.json）。",
      "The programme (default calendars/<event>/programme.json)."))
  var programme: String?

  func run() throws {
    let festival = try event.read().festival
    let chosen = try event.programme(programme, for: festival)
    let step = try step.step()
    let edition = try Publisher.submit(chosen, of: festival, in: try ledger.open(of: event), step)
    try event.show(edition)
  }
}

struct Approve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: HelpPage.words(
      "批准送审的版本；此后发布不再带草案字样。",
      "Approve the submitted edition; published then, it bears no draft's mark."))

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func run() throws {
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    try event.show(try Publisher.approve(in: ledger, step))
  }
}

struct Return: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: HelpPage.words(
      "把送审或已批准的版本退回修改。", "Give a submitted or approved edition back for changes."))

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func run() throws {
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    try event.show(try Publisher.sendBack(in: ledger, step))
  }
}

struct Editions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      HelpPage.words(
        "列出各版本：状态、经手人、时间，以及数据保存到何时。",
        "List the editions: their status, who took which step, and when; and how long data is kept."
      ))

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument

  @Flag(
    help: .words("连同每次导出一并列出：何时、何人、给谁、为何。", "List every export too: when, who, to whom, what for."))
  var audit = false

  func run() throws {
    let ledger = try ledger.existing(of: event)
    let answer = try EditionsAnswer(of: ledger, withAudit: audit)
    if event.json {
      try Terminal.answer(answer)
    } else {
      Terminal.show(answer.lines(in: event.office.zone))
    }
  }
}

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: HelpPage.words(
      "比较两个版本：按场次、按人、按场地说明变动。",
      "Say what changed between two editions: by session, by person and by venue."))

  @OptionGroup var event: EventArgument

  @Argument(help: .words("较早版本的编号。", "The number of the older edition."))
  var old: Int

  @Argument(help: .words("较新版本的编号。", "The number of the newer edition."))
  var new: Int

  @OptionGroup var ledger: LedgerArgument

  func run() throws {
    let festival = try event.read().festival
    let ledger = try ledger.existing(of: event)
    let difference = try Publisher.difference(from: old, to: new, of: festival, in: ledger)
    if event.json {
      try Terminal.answer(difference)
    } else {
      Terminal.show(difference.lines(of: festival, in: languages))
    }
  }
}

extension EventArgument {
  /// Shows an edition as the reader asked.
  fileprivate func show(_ edition: Edition) throws {
    let answer = EditionAnswer(edition)
    if json { try Terminal.answer(answer) } else { Terminal.show(answer.lines(in: office.zone)) }
  }
}
