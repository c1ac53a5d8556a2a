// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

struct Purge: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "活动结束后清除护照号、饮食、电话等敏感数据。",
        "Remove passports, diets, telephones and the like once the festival is over."),
      discussion: HelpPage.words(
        """
        清空每张表的敏感列，重写含有这些值的日历，忘掉台账中的答复，删除邀请函，\
        然后重读全部文件（连同日历和导出的名单），说明还剩什么。有残留，或打包而无法查看的，\
        以 3 结束。清除了什么只有第一次运行知道：请用 --also 给出每个文件夹。\
        读不了的会列出，这时什么也不清除。
        """,
        """
        Empties the sensitive columns of every table, writes calendars that held such a value again, \
        forgets the answers in the ledger and removes the invitations, then reads every file again, of \
        the calendars and exported lists too, and says what it still found. Ends with 3 when something \
        is left, or is packed so that it cannot be searched. What was removed is known to the first run \
        alone: give it every folder with --also. What cannot be read is named, and nothing is removed then.
        """))
  }

  @OptionGroup var event: EventArgument

  @Option(
    help: .words(
      "最后一天之后数据保存多久，如 30d。", "How long after the last day the data is kept, such as 30d."))
  var after = "30d"

  @OptionGroup var ledger: LedgerArgument

  @OptionGroup var step: StepArgument

  @Option(help: .words("另外要复查的文件或文件夹，如备份。", "More files or folders to search, such as a copy."))
  var also: [String] = []

  func run() throws {
    guard after.hasSuffix("d"), let days = Int(after.dropLast()), (0...36_500).contains(days) else {
      throw ValidationError(
        Speech.words(
          "--after 应为天数，如 30d",
          "--after must be a number of days, such as 30d"))
    }
    let step = try step.step()
    let festival = try event.read().festival
    let hasLedger = FileManager.default.fileExists(atPath: ledger.file(of: event).path)
    let opened = hasLedger ? try ledger.open(of: event) : nil
    let report: PurgeReport
    do {
      report = try event.attempt {
        try Publisher.purge(
          event.office.folder, of: festival, after: days, ledger: opened,
          calendars: WrittenCalendars(
            drafts: event.office.drafts, published: event.office.published),
          messages: event.office.invitations,
          others: event.office.exportedLists + also.map { URL(filePath: $0) }, step)
      }
    } catch let error as RetentionNotOver {
      let due = error.due.formatted(.office(festival.clock.timeZone))
      throw Outcome(
        .usage, Speech.words("保存期至 \(due)，未删除", "Kept until \(due); nothing was removed"))
    }
    if event.json { try Terminal.answer(report) } else { Terminal.show(PurgeLines.of(report)) }
    if !report.isClean { throw Outcome(.input) }
  }
}
