// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
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
    guard let server else { return try answer.show(json: event.json) }
    // A person reads what was published while the server is still spoken to.
    if !event.json { try answer.show(json: false) }
    do {
      let push = try server.push(folder, of: event, ledger: ledger, step)
      answer.push = push
      if event.json { try answer.show(json: true) } else { push.show() }
      try push.end()
    } catch {
      if event.json, answer.push == nil { try answer.show(json: true) }
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
    try PublicationAnswer(published, folder).show(json: event.json)
  }
}

/// What a publication did, for a person or a machine.
private struct PublicationAnswer: Encodable {
  let edition: Int
  let isDraft: Bool
  let added: Int
  let moved: Int
  let reworded: Int
  let cancelled: Int
  let dropped: Int
  let unchanged: Int
  let calendars: Int
  let written: [String]
  let output: String
  /// `nil` where no server was named.
  var push: PushAnswer?

  init(_ published: Published, _ folder: URL) {
    edition = published.edition
    isDraft = published.isDraft
    added = published.added
    moved = published.moved
    reworded = published.reworded
    cancelled = published.cancelled
    dropped = published.dropped
    unchanged = published.unchanged
    calendars = published.calendars
    written = published.recipients
    output = folder.relativePath
  }

  func show(json: Bool) throws {
    if json { return try Answer.print(self) }
    print(
      "第\(edition)版\(isDraft ? "（草案）" : "") / Edition \(edition)\(isDraft ? " (draft)" : ""): \(output)"
    )
    print(
      "  新增 \(added)，移动 \(moved)，改文字 \(reworded)，取消 \(cancelled)，过期 \(dropped)，不变 \(unchanged) / "
        + "\(added) added, \(moved) moved, \(reworded) reworded, \(cancelled) cancelled, "
        + "\(dropped) past, \(unchanged) unchanged")
    print(
      "  日历 \(calendars) 份中更新 \(written.count) 份 / \(written.count) of \(calendars) calendars were written"
    )
    if written.count <= ShortList.longest { ShortList.show(written) }
  }
}
