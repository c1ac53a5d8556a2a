// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Office
import Publishing

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish the latest programme: update every calendar that changes, and no other.",
    discussion: """
      The same programme keeps its edition; another one makes the next. Without approval every \
      event is marked as a draft. Events keep their UIDs; what is no longer planned is cancelled.
      """)

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(help: "The programme (default calendars/<event>/programme.json).")
  var programme: String?

  @Option(help: "Where the published calendars go (default published/<event>).")
  var output: String?

  @Option(help: "What for, as it stands in the audit.")
  var purpose = "publish"

  @Flag(help: "Let a draft take the place of an approved edition.")
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
    abstract: "Publish an earlier edition again, as a new one.")

  @OptionGroup var event: EventArgument

  @Argument(help: "The number of the edition to go back to.")
  var edition: Int

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(help: "Where the published calendars go (default published/<event>).")
  var output: String?

  @Option(help: "What for, as it stands in the audit.")
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
