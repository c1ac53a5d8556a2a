// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

struct Purge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove passports, diets, telephones and the like once the festival is over.",
    discussion: """
      Empties the sensitive columns of every table, writes calendars that held such a value again, \
      forgets the answers in the ledger and removes the invitations, then reads every file again, of \
      the calendars and exported lists too, and says what it still found. Ends with 3 when something \
      is left, or is packed so that it cannot be searched. What was removed is known to the first run \
      alone: give it every folder with --also. What cannot be read is named, and nothing is removed then.
      """)

  @OptionGroup var event: EventArgument

  @Option(help: "How long after the last day the data is kept, such as 30d.")
  var after = "30d"

  @OptionGroup var ledger: LedgerArgument

  @OptionGroup var step: StepArgument

  @Option(help: "More files or folders to search, such as a copy.")
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
