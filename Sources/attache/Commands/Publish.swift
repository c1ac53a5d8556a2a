// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Office
import Publishing

struct Publish: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "发布最新日程：只更新有变动的日历。",
        "Publish the latest programme: update every calendar that changes, and no other."),
      discussion: HelpPage.words(
        """
        日程相同，版本不变；日程不同，编为下一版。未经批准的一律标明草案。\
        日程项的 UID 不变；不再安排的会取消。
        """,
        """
        The same programme keeps its edition; another one makes the next. Without approval every \
        event is marked as a draft. Events keep their UIDs; what is no longer planned is cancelled.
        """))
  }

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(
    help: .words(
      "日程（默认 calendars/<event>/programme.json）。",
      "The programme (default calendars/<event>/programme.json)."))
  var programme: String?

  @Option(
    help: .words(
      "发布的日历写到哪里（默认 published/<event>）。",
      "Where the published calendars go (default published/<event>)."))
  var output: String?

  @Option(help: .words("用途，记入台账。", "What for, as it stands in the audit."))
  var purpose = "publish"

  @Flag(help: .words("允许以草案取代已批准的版本。", "Let a draft take the place of an approved edition."))
  var draft = false

  @OptionGroup var server: ServerArgument

  func run() throws {
    let festival = try event.read().festival
    let chosen = try event.programme(programme, for: festival)
    let step = try step.step()
    let folder = event.published(output)
    let server = try server.server()
    let ledger = try ledger.open(of: event)
    let published = try Publisher.publish(
      chosen, of: festival, in: ledger, to: folder, purpose: purpose, allowsDraft: draft, step)
    var answer = PublicationAnswer(published, folder)
    // A person reads what was published while the server is still spoken to.
    if !event.json { Terminal.show(answer.lines) }
    guard let server else {
      if event.json { try Terminal.answer(answer) }
      return
    }
    do {
      let push = try server.push(folder, of: event.office.slug, ledger: ledger, step)
      answer.push = push
      if event.json { try Terminal.answer(answer) } else { Terminal.show(push) }
      if let ending = push.ending { throw Outcome(ending) }
    } catch {
      if event.json, answer.push == nil { try Terminal.answer(answer) }
      throw error
    }
  }
}

/// Publishes an earlier edition again.
struct Rollback: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: HelpPage.words("把较早的版本作为新版本重新发布。", "Publish an earlier edition again, as a new one."))

  @OptionGroup var event: EventArgument

  @Argument(help: .words("要恢复的版本编号。", "The number of the edition to go back to."))
  var edition: Int

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(
    help: .words(
      "发布的日历写到哪里（默认 published/<event>）。",
      "Where the published calendars go (default published/<event>)."))
  var output: String?

  @Option(help: .words("用途，记入台账。", "What for, as it stands in the audit."))
  var purpose = "rollback"

  func run() throws {
    let festival = try event.read().festival
    let step = try step.step()
    let folder = event.published(output)
    let ledger = try ledger.existing(of: event)
    let published = try event.attempt {
      try Publisher.rollBack(
        to: edition, of: festival, in: ledger, to: folder, purpose: purpose, step)
    }
    let answer = PublicationAnswer(published, folder)
    if event.json { try Terminal.answer(answer) } else { Terminal.show(answer.lines) }
  }
}
