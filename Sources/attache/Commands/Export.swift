// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import ListImport
import Office
import ProgrammeChecker
import Publishing

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write draft calendars of a programme that exists already, or a list to send out.",
    discussion: """
      With --list, writes guests, media, interpreters or liaison officers as a workbook or a CSV \
      for an office to correct; 'attache import' reads it back.
      """)

  @OptionGroup var event: EventArgument

  @Option(help: "The programme (default calendars/<event>/programme.json).")
  var programme: String?

  @Option(help: "Where the calendars go (default calendars/<event>).")
  var output: String?

  @Option(help: "A list instead of calendars: guests, media, interpreters or liaison.")
  var list: String?

  @Option(help: "The file of the list, .xlsx or .csv (default <event>-<list>.xlsx).")
  var to: String?

  @Option(name: .customLong("as"), help: "xlsx or csv (default: by the file's name).")
  var form: String?

  @Option(help: "What for, as it stands in the audit.")
  var purpose: String?

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  private struct ListReport: Encodable {
    let file: String
    let rows: Int
  }

  private struct Report: Encodable {
    let output: String
    let calendars: Int
    let score: Answer.Score
  }

  func validate() throws {
    if let list, !ListExport.kinds.map(\.rawValue).contains(list) {
      throw ValidationError("--list is guests, media, interpreters or liaison")
    }
    if list == nil, to != nil || form != nil {
      throw ValidationError("--to and --as go with --list")
    }
    let ending = to.map { URL(filePath: $0).pathExtension.lowercased() }
    if let name = form ?? ending, ListExport.Form(rawValue: name) == nil {
      throw ValidationError("A list is written as .xlsx or .csv; say which with --as")
    }
  }

  /// Writes a list to send out.
  private func write(_ kind: ListKind) throws {
    let ending = to.map { URL(filePath: $0).pathExtension.lowercased() }
    let form = (form ?? ending).flatMap { ListExport.Form(rawValue: $0) } ?? .xlsx
    let file = URL(filePath: to ?? "\(event.slug)-\(kind.rawValue).\(form.rawValue)")
    let step = try step.step()
    // An event that cannot be read gets no ledger.
    _ = try event.read()
    let ledger = try ledger.open(of: event)
    let count = try event.attempt {
      try Pipeline.export(
        kind, of: event.folder, as: form, to: file, in: ledger,
        purpose: purpose ?? "export list", step)
    }
    if event.json {
      try Terminal.answer(ListReport(file: file.relativePath, rows: count))
    } else {
      print(
        Speech.words(
          "名单 \(count) 行已写入 \(file.relativePath)", "\(count) rows are in \(file.relativePath)"))
      print(Speech.words("含个人信息，请妥善保管", "It holds personal data; handle it with care"))
    }
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
    if event.json {
      try Terminal.answer(
        Report(
          output: folder.relativePath, calendars: count, score: Answer.Score(report.score)))
    } else {
      if report.score.hardTotal > 0 {
        Terminal.complain(
          Speech.words(
            "注意：该日程违反 \(report.score.hardTotal) 处硬性规则，请用 attache verify 查看",
            "This programme breaks \(report.score.hardTotal) hard rules; see attache verify"))
      }
      print(
        Speech.words(
          "日历 \(count) 份已写入 \(folder.relativePath)",
          "\(count) calendars are in \(folder.relativePath)"))
    }
  }
}
