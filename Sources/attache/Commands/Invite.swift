// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

struct Invite: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Write an invitation, ready to mail, for each event that is new to a member of staff.",
    discussion: """
      One file for each event and person, with METHOD:REQUEST or METHOD:CANCEL. Interpreters and \
      liaison officers with an 'email' are invited; guests never.
      """)

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(help: "Where the published calendars are (default published/<event>).")
  var published: String?

  @Option(help: "Where the messages go (default invitations/<event>).")
  var output: String?

  @Option(help: "Write again what changed since this edition (default since the last invitations).")
  var since: Int?

  private struct Report: Encodable {
    let output: String
    let requests: Int
    let cancellations: Int
    let recipients: [String]
    let messages: [String]
    let withoutAddress: Int
    let findings: [Answer.Finding]
  }

  /// Where messages go unless told otherwise.
  static func output(_ given: String?, of event: EventArgument) -> URL {
    given.map { URL(filePath: $0) } ?? URL(filePath: "invitations").appending(path: event.slug)
  }

  func run() throws {
    let festival = try event.read().festival
    let folder = Self.output(output, of: event)
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    let invited = try Publisher.invite(
      event.published(published), of: festival, since: since, to: folder, ledger: ledger, step)
    if event.json {
      try Answer.print(
        Report(
          output: folder.relativePath, requests: invited.requests,
          cancellations: invited.cancellations, recipients: invited.recipients,
          messages: invited.messages, withoutAddress: invited.withoutAddress,
          findings: invited.findings.map(Answer.Finding.init)))
    } else {
      PushFindings.show(invited.findings)
      print(
        "邀请 \(invited.requests) 件、取消 \(invited.cancellations) 件，共 \(invited.recipients.count) 人 / "
          + "\(invited.requests) requests and \(invited.cancellations) cancellations for "
          + "\(invited.recipients.count) persons: \(folder.relativePath)")
      ShortList.show(invited.messages)
      if invited.withoutAddress > 0 {
        print("  无邮箱 \(invited.withoutAddress) 人 / \(invited.withoutAddress) have no address")
      }
    }
    if !invited.findings.isEmpty { throw Outcome(.input) }
  }
}

struct Replies: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read answers to invitations, and say what they mean for the programme.")

  @OptionGroup var event: EventArgument

  @Argument(help: "Replies as mail programs attach them (.ics), or whole mails (.eml).")
  var files: [String]

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  private struct Report: Encodable {
    struct Effect: Encodable {
      let recipient: String
      let item: String
      let answer: String
      let zh: String
      let en: String
    }

    let kept: Int
    let effects: [Effect]
    let findings: [Answer.Finding]
  }

  func run() throws {
    let festival = try event.read().festival
    // A file that cannot be opened is a finding, and the others are read.
    let read = files.map { name in
      (name: name, bytes: (try? Data(contentsOf: URL(filePath: name))).map { Array($0) })
    }
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    let replied = try Publisher.replies(read, of: festival, ledger: ledger, received: step.at)
    if event.json {
      try Answer.print(
        Report(
          kept: replied.kept,
          effects: replied.effects.map {
            Report.Effect(
              recipient: $0.recipient, item: $0.item, answer: $0.participation.rawValue,
              zh: $0.words.zh, en: $0.words.en)
          },
          findings: replied.findings.map(Answer.Finding.init)))
    } else {
      PushFindings.show(replied.findings)
      for effect in replied.effects {
        print("\(effect.isWarning ? "⚠" : " ") \(effect.words.zh)\n  \(effect.words.en)")
      }
      print("记录答复 \(replied.kept) 件 / \(replied.kept) replies kept")
    }
    if replied.findings.contains(where: { $0.severity == .error }) { throw Outcome(.input) }
  }
}
