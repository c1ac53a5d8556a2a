// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

struct Submit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hand the latest programme in for approval, as an edition.")

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(help: "The programme (default calendars/<event>/programme.json).")
  var programme: String?

  func run() throws {
    let festival = try event.read().festival
    let chosen = try event.programme(programme, for: festival)
    let step = try step.step()
    let edition = try Publisher.submit(chosen, of: festival, in: try ledger.open(of: event), step)
    try EditionAnswer.show(edition, of: event)
  }
}

struct Approve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Approve the submitted edition; published then, it bears no draft's mark.")

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func run() throws {
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    try EditionAnswer.show(
      try Publisher.approve(in: ledger, step), of: event)
  }
}

struct Return: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a submitted or approved edition back for changes.")

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func run() throws {
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    try EditionAnswer.show(
      try Publisher.sendBack(in: ledger, step), of: event)
  }
}

struct Editions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "List the editions: their status, who took which step, and when; and how long data is kept.")

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument

  private struct Report: Encodable {
    struct Retention: Encodable {
      let subject: String
      let due: String
      let done: String?
    }

    struct Export: Encodable {
      let at: String
      let who: String
      let recipient: String
      let purpose: String
      let edition: Int?
    }

    let editions: [EditionAnswer]
    let retention: [Retention]
    /// `nil` unless it was asked for.
    let audit: [Export]?
  }

  @Flag(help: "List every export too: when, who, to whom, what for.")
  var audit = false

  func run() throws {
    let ledger = try ledger.existing(of: event)
    let (editions, retentions, exports) = try ledger.read {
      (try $0.editions(), try $0.retentions(), try audit ? $0.audit() : [])
    }
    if event.json {
      return try Answer.print(
        Report(
          editions: editions.map(EditionAnswer.init),
          retention: retentions.map {
            Report.Retention(
              subject: $0.subject, due: $0.due.formatted(.iso8601),
              done: $0.done?.formatted(.iso8601))
          },
          audit: audit
            ? exports.map {
              Report.Export(
                at: $0.at.formatted(.iso8601), who: $0.who, recipient: $0.recipient,
                purpose: $0.purpose, edition: $0.edition)
            } : nil))
    }
    let zone = event.zone
    for edition in editions {
      for line in EditionAnswer.lines(of: edition, in: zone) { print(line) }
    }
    for line in exports {
      let edition = line.edition.map { "  第\($0)版 / edition \($0)" } ?? ""
      print(
        "  \(line.at.formatted(.office(zone)))  \(line.who)  \(line.recipient)  "
          + "\(line.purpose)\(edition)")
    }
    for retention in retentions {
      if let done = retention.done {
        print("敏感数据已于 \(done.formatted(.office(zone))) 清除 / Sensitive data was removed then")
      } else {
        let due = retention.due.formatted(.office(zone))
        print(
          "敏感数据保存至 \(due)，届时请运行 attache purge / Sensitive data is kept until then: attache purge")
      }
    }
  }
}

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what changed between two editions: by session, by person and by venue.")

  @OptionGroup var event: EventArgument

  @Argument(help: "The number of the older edition.")
  var old: Int

  @Argument(help: "The number of the newer edition.")
  var new: Int

  @OptionGroup var ledger: LedgerArgument

  func run() throws {
    let festival = try event.read().festival
    let ledger = try ledger.existing(of: event)
    let difference = try Publisher.difference(from: old, to: new, of: festival, in: ledger)
    if event.json {
      try Answer.print(difference)
    } else {
      for line in difference.lines(of: festival) { print(line) }
    }
  }
}

/// An edition, for a person or a machine.
private struct EditionAnswer: Encodable {
  struct Step: Encodable {
    let status: String
    let who: String
    let at: String
    let note: String
  }

  let number: Int
  let status: String
  let repeats: Int?
  let history: [Step]

  init(_ edition: Edition) {
    number = edition.number
    status = edition.status.rawValue
    repeats = edition.origin
    history = edition.history.map {
      Step(
        status: $0.status.rawValue, who: $0.who, at: $0.at.formatted(.iso8601), note: $0.note)
    }
  }

  static func show(_ edition: Edition, of event: EventArgument) throws {
    if event.json { return try Answer.print(EditionAnswer(edition)) }
    for line in lines(of: edition, in: event.zone) { print(line) }
  }

  /// `zone` is that of the office's clocks.
  static func lines(of edition: Edition, in zone: TimeZone) -> [String] {
    let origin = edition.origin.map { "（同第\($0)版 / repeats edition \($0)）" } ?? ""
    return ["第\(edition.number)版 / Edition \(edition.number): \(word(edition.status))\(origin)"]
      + edition.history.map {
        "  \($0.at.formatted(.office(zone)))  \($0.who)  \(word($0.status))"
          + ($0.note.isEmpty ? "" : "  \($0.note)")
      }
  }

  private static func word(_ status: Edition.Status) -> String {
    switch status {
    case .draft: "草案 / draft"
    case .submitted: "送审 / submitted"
    case .approved: "批准 / approved"
    case .published: "发布 / published"
    case .superseded: "被取代 / superseded"
    }
  }
}
