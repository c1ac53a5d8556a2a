// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office
import Publishing

struct Invite: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract:
        HelpPage.words(
          "为每位工作人员的新日程写出可直接邮寄的邀请。",
          "Write an invitation, ready to mail, for each event that is new to a member of staff."),
      discussion: HelpPage.words(
        """
        每人每项日程一个文件，METHOD 为 REQUEST 或 CANCEL。只邀请有 email 的翻译和联络员；\
        从不邀请嘉宾。
        """,
        """
        One file for each event and person, with METHOD:REQUEST or METHOD:CANCEL. Interpreters and \
        liaison officers with an 'email' are invited; guests never.
        """))
  }

  @OptionGroup var event: EventArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(
    help: .words(
      "已发布的日历在哪里（默认 published/<event>）。",
      "Where the published calendars are (default published/<event>)."))
  var published: String?

  @Option(
    help: .words(
      "邀请函写到哪里（默认 invitations/<event>）。", "Where the messages go (default invitations/<event>)."))
  var output: String?

  @Option(
    help: .words(
      "自哪一版以来的变动须重写（默认自上次邀请以来）。",
      "Write again what changed since this edition (default since the last invitations)."))
  var since: Int?

  func run() throws {
    let festival = try event.read().festival
    let folder = output.map { URL(filePath: $0) } ?? event.office.invitations
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    let invited = try Publisher.invite(
      event.published(published), of: festival, since: since, to: folder, ledger: ledger, step)
    let answer = InvitationsAnswer(invited, folder)
    if event.json {
      try Terminal.answer(answer)
    } else {
      Terminal.complain(PushFindings.lines(invited.findings))
      Terminal.show(answer.lines)
    }
    if !invited.findings.isEmpty { throw Outcome(.input) }
  }
}

struct Replies: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: HelpPage.words(
      "读入对邀请的答复，说明对日程的影响。", "Read answers to invitations, and say what they mean for the programme."
    ))

  @OptionGroup var event: EventArgument

  @Argument(
    help: .words(
      "邮件附件形式的答复（.ics），或整封邮件（.eml）。",
      "Replies as mail programs attach them (.ics), or whole mails (.eml)."))
  var files: [String]

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func run() throws {
    let festival = try event.read().festival
    // A file that cannot be opened is a finding, and the others are read.
    let read = files.map { name in
      (name: name, bytes: (try? Data(contentsOf: URL(filePath: name))).map { Array($0) })
    }
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    let replied = try Publisher.replies(read, of: festival, ledger: ledger, received: step.at)
    let answer = RepliesAnswer(replied)
    if event.json {
      try Terminal.answer(answer)
    } else {
      Terminal.complain(PushFindings.lines(replied.findings))
      Terminal.show(answer.lines)
    }
    if replied.findings.contains(where: { $0.severity == .error }) { throw Outcome(.input) }
  }
}
