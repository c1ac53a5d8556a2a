// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import ListImport
import Office
import ProgrammeChecker
import Publishing

struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "为已有的日程写出草案日历，或写出可外发的名单。",
        "Write draft calendars of a programme that exists already, or a list to send out."),
      discussion: HelpPage.words(
        """
        用 --list 时，把嘉宾、媒体、翻译或联络员写成工作簿或 CSV，供人修改；\
        attache import 可原样读回。
        """,
        """
        With --list, writes guests, media, interpreters or liaison officers as a workbook or a CSV \
        for an office to correct; 'attache import' reads it back.
        """))
  }

  @OptionGroup var event: EventArgument

  @Option(
    help: .words(
      "日程（默认 calendars/<event>/programme.json）。",
      "The programme (default calendars/<event>/programme.json)."))
  var programme: String?

  @Option(
    help: .words(
      "日历写到哪里（默认 calendars/<event>）。", "Where the calendars go (default calendars/<event>)."))
  var output: String?

  @Option(
    help: .words(
      "不写日历而写名单：guests、media、interpreters、liaison。",
      "A list instead of calendars: guests, media, interpreters or liaison."))
  var list: String?

  @Option(
    help: .words(
      "名单的文件，.xlsx 或 .csv（默认 <event>-<list>.xlsx）。",
      "The file of the list, .xlsx or .csv (default <event>-<list>.xlsx)."))
  var to: String?

  @Option(
    name: .customLong("as"),
    help: .words("xlsx 或 csv（默认按文件名）。", "xlsx or csv (default: by the file's name)."))
  var form: String?

  @Option(help: .words("用途，记入台账。", "What for, as it stands in the audit."))
  var purpose: String?

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func validate() throws {
    if let list, !ListExport.kinds.map(\.rawValue).contains(list) {
      throw ValidationError(
        Speech.words(
          "--list 可以是 guests、media、interpreters、liaison",
          "--list is guests, media, interpreters or liaison"))
    }
    if list == nil, to != nil || form != nil {
      throw ValidationError(
        Speech.words(
          "--to 和 --as 须与 --list 同用",
          "--to and --as go with --list"))
    }
    let ending = to.map { URL(filePath: $0).pathExtension.lowercased() }
    if let name = form ?? ending, ListExport.Form(rawValue: name) == nil {
      throw ValidationError(
        Speech.words(
          "名单只能写成 .xlsx 或 .csv，请用 --as 说明",
          "A list is written as .xlsx or .csv; say which with --as"))
    }
  }

  /// Writes a list to send out.
  private func write(_ kind: ListKind) throws {
    let ending = to.map { URL(filePath: $0).pathExtension.lowercased() }
    let form = (form ?? ending).flatMap { ListExport.Form(rawValue: $0) } ?? .xlsx
    let file = URL(filePath: to ?? "\(event.office.slug)-\(kind.rawValue).\(form.rawValue)")
    let step = try step.step()
    // An event that cannot be read gets no ledger.
    _ = try event.read()
    let ledger = try ledger.open(of: event)
    let count = try event.attempt {
      try Pipeline.export(
        kind, of: event.office.folder, as: form, to: file, in: ledger,
        purpose: purpose ?? "export list", step)
    }
    let answer = ListExportAnswer(in: file, rows: count)
    if event.json { try Terminal.answer(answer) } else { Terminal.show(answer.lines) }
  }

  func run() throws {
    if let kind = list.flatMap({ ListKind(rawValue: $0) }) { return try write(kind) }
    let festival = try event.read().festival
    var chosen = try event.programme(programme, for: festival)
    let report = Pipeline.verify(chosen, of: festival)
    // A handmade table has no edition yet; what leaves the house has one.
    chosen.edition = max(1, chosen.edition)
    chosen.score = report.score
    let folder = event.output(output)
    let step = try step.step()
    let ledger = try ledger.open(of: event)
    let count = try Publisher.export(
      chosen, of: festival, to: folder, in: ledger, purpose: purpose ?? "export drafts", step
    ).calendars
    let answer = DraftsAnswer(in: folder, calendars: count, report.score)
    if event.json {
      try Terminal.answer(answer)
    } else {
      if let warning = answer.warning { Terminal.complain(warning) }
      Terminal.show(answer.lines)
    }
  }
}
