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

  /// What people may have kept: the lists that this program wrote, and what they name.
  private var others: [URL] {
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    // A folder that cannot be listed has no lists of ours.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: here.path)) ?? []
    let lists = names.sorted().filter { name in
      name.hasPrefix("\(event.slug)-") && (name.hasSuffix(".xlsx") || name.hasSuffix(".csv"))
    }
    return (lists + also).map { URL(filePath: $0) }
  }

  func run() throws {
    guard after.hasSuffix("d"), let days = Int(after.dropLast()), (0...36_500).contains(days) else {
      throw ValidationError("--after must be a number of days, such as 30d")
    }
    let step = try step.step()
    let festival = try event.read().festival
    let hasLedger = FileManager.default.fileExists(atPath: ledger.file(of: event).path)
    let opened = hasLedger ? try ledger.open(of: event) : nil
    let report: PurgeReport
    do {
      report = try event.attempt {
        try Publisher.purge(
          event.folder, of: festival, after: days, ledger: opened,
          calendars: WrittenCalendars(
            drafts: event.output(nil), published: event.published(nil)),
          messages: Invite.output(nil, of: event), others: others, step)
      }
    } catch let error as RetentionNotOver {
      let due = error.due.formatted(.office(festival.clock.timeZone))
      throw Outcome(.usage, "保存期至 \(due)，未删除 / Kept until \(due); nothing was removed")
    }
    let isClean = report.remaining.isEmpty && report.packed.isEmpty && report.unread.isEmpty
    if event.json {
      try Answer.print(report)
    } else {
      for key in report.removed.keys.sorted() {
        print("  \(key): \(report.removed[key] ?? 0)")
      }
      print("  ledger replies: \(report.replies)")
      print("  invitations: \(report.messages)")
      for folder in report.renewed {
        print("  日历已去除敏感值并重写 / calendars written again without such values: \(folder)")
      }
      for folder in report.notRenewed.keys.sorted() {
        print(
          "  未能重写 / calendars not written again: \(folder): \(report.notRenewed[folder] ?? "")")
      }
      print(
        "复查 \(report.searchedFiles) 个文件、\(report.searchedValues) 个值 / Searched "
          + "\(report.searchedFiles) files for \(report.searchedValues) values: "
          + (isClean ? "无残留 / nothing is left" : "见下 / see below"))
      ShortList.show(report.remaining.map { "仍有残留 / still in \($0)" })
      ShortList.show(report.packed.map { "压缩文件，无法复查 / packed, not searched: \($0)" })
      ShortList.show(report.unread.map { "读不到，未复查 / cannot be read, not searched: \($0)" })
      if !isClean {
        print(
          "  请删除这些文件或其中的值；已发布的日历可用 attache publish 重写 / Delete these files, or the values "
            + "in them; attache publish writes published calendars again")
      }
      if report.searchedValues == 0 {
        print("表中已无敏感值，无从复查 / The tables held no such values, so there was nothing to search for")
      }
    }
    if !isClean { throw Outcome(.input) }
  }
}
