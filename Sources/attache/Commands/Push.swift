// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Office

struct Push: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "把已发布的工作人员日历送到 CalDAV 服务器。", "Bring the published staff calendars to a CalDAV server."),
      discussion: HelpPage.words(
        """
        每人的日历成为一个集合，每项日程成为一个资源。他人在服务器上的改动会报告，不会覆盖。\
        中断的推送由下一次接着完成。
        """,
        """
        Each person's calendar becomes a collection, each event a resource. What somebody changed on \
        the server is reported and left alone. A push that broke off is finished by the next one.
        """))
  }

  @OptionGroup var event: EventArgument
  @OptionGroup var server: ServerArgument
  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  @Option(
    help: .words(
      "已发布的日历在哪里（默认 published/<event>）。",
      "Where the published calendars are (default published/<event>)."))
  var output: String?

  func validate() throws {
    if server.caldav == nil {
      throw ValidationError(
        Speech.words(
          "请写明服务器：--caldav https://服务器/文件夹/",
          "Name the server: --caldav https://host/folder/"))
    }
  }

  func run() throws {
    let step = try step.step()
    let ledger = try ledger.existing(of: event)
    guard let server = try server.server() else { preconditionFailure("No server was named") }
    let answer = try server.push(
      event.published(output), of: event.office.slug, ledger: ledger, step)
    if event.json { try Terminal.answer(answer) } else { Terminal.show(answer) }
    if let ending = answer.ending { throw Outcome(ending) }
  }
}
